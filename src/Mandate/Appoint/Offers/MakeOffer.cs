using Mandate.Appoint.Allocating;
using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>Offers a post to the person the approved report recommends, then to those in reserve, in its order.</summary>
public static class MakeOffer
{
    public const string Route = "/offers/{post}";
    public static string Url(CampaignPostId post) => $"/offers/{post}";

    public sealed record Form
    {
        public string? To { get; init; }
        public DateText? AnswerBy { get; init; }

        /// <summary>Why it is made otherwise than the recorded advice has it.</summary>
        public string? Why { get; init; }

        /// <summary>The last minute in time is 11:59pm of the day typed.</summary>
        public (ApplicationId To, Deadline AnswerBy, string? Why)? Read(IReadOnlyList<InLine> line, AdvisedOffer? advised, DateOnly today, out FormErrors errors)
        {
            var read = new FormReader();
            var to = read.OneOf(To, nameof(To), "Choose whom to offer the post", line.Select(l => l.Application.ToString()));
            var by = read.Date(AnswerBy, nameof(AnswerBy), "the last day to answer", earliest: today, latest: today.AddDays(90));
            _ = ApplicationId.TryParse(to, null, out var id);
            var otherwise = advised is not null && to is { Length: > 0 } && id != advised.Application;
            var why = otherwise ? read.Required(Why, nameof(Why), "Enter why the post is offered otherwise than the recorded advice has it", 2000) : null;
            errors = read.Errors;
            return read.Ok ? (id, Deadline.AtMinute(by, new TimeOnly(23, 59)), why) : null;
        }
    }

    public sealed record InLine(ApplicationId Application, string Reference, string Name, string? Note);
    public sealed record Made(string Reference, string Name, Offer Offer);
    public sealed record Model(CampaignPostId Post, string Name, string Campaign, PostStage Stage, ProposedPay? Pay, Refusal? PayObstacle, IReadOnlyList<InLine> Line, IReadOnlyList<Made> Offers, string? Condition, string? Advised, bool MayOffer, bool MayEnd, IReadOnlyList<HistoryLine> History, Form Form);

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await OfferScope.Load(db, actor, post, cancel) is not (var named, var campaign) || named.Post.Report is null) return Results.NotFound();
        var model = await Show(db, named, campaign, new(), clock.Today(), cancel);
        return MakeOfferPage.Show(model with { Form = new() { To = ((await Advised(db, named.Post, model.Line, cancel))?.Application ?? model.Line.Select(l => (ApplicationId?)l.Application).FirstOrDefault())?.ToString() } });
    }

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await OfferScope.Load(db, actor, post, cancel) is not (var named, var campaign) || named.Post.Report is null) return Results.NotFound();
        var model = await Show(db, named, campaign, form, clock.Today(), cancel);
        var advised = await Advised(db, named.Post, model.Line, cancel);
        if (form.Read(model.Line, advised, clock.Today(), out var errors) is not (var to, var answerBy, var why)) return MakeOfferPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        if (named.Post.MakeOffer(now, answerBy.Ends, actor.User!.Value, await OfferScope.Unavailable(db, campaign, named.Post, cancel), to, advised?.Application).Refusal is { } refusal) return MakeOfferPage.Refused(model, refusal.ToString());
        var person = await (from a in db.Applications where a.Id == to join u in db.Users on a.Candidate equals u.Id select new { a.Reference, a.Content.Name, u.Email }).SingleAsync(cancel);
        db.Record(actor, now, new OfferMade(post, to, person.Reference, named.Name, answerBy.Ends), campaign.AppointingBody);
        if (why is not null) db.Record(actor, now, new OfferedOtherwise(post, person.Reference), campaign.AppointingBody, why);
        db.SendMail(person.Email, new OfferLetter(person.Name, named.Name, campaign.Title, Dates.Moment(answerBy.Shown), model.Condition, PublicAddress.Of(http, AnswerOffer.Url(to))), now);
        db.Enqueue(new OfferFallsDue(post, to, now), now, answerBy.Ends);
        await db.SaveChangesAsync(cancel);
        http.Say($"The post is offered to {person.Name}");
        return Results.LocalRedirect(Url(post));
    }

    /// <summary>What the recorded advice says of the post, unless whom it names is not in line any more.</summary>
    static async Task<AdvisedOffer?> Advised(Db db, CampaignPost post, IReadOnlyList<InLine> line, CancellationToken cancel) =>
        (await AllocationScope.Latest(db, post.Campaign, cancel))?.For(post.Id) is { } advice && (advice.Application is null || line.Any(l => l.Application == advice.Application)) ? advice : null;

    static async Task<Model> Show(Db db, NamedPost named, Campaign campaign, Form form, DateOnly today, CancellationToken cancel)
    {
        var post = named.Post;
        var unavailable = await OfferScope.Unavailable(db, campaign, post, cancel);
        List<Offer> offers = post.Offer is null ? post.EarlierOffers : [.. post.EarlierOffers, post.Offer];
        var line = post.InLine(unavailable);
        var ids = line.Concat(offers.Select(o => o.Application)).Distinct().ToList();
        var people = await db.Applications.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Reference, a.Content.Name }).ToDictionaryAsync(a => a.Id, cancel);
        var mayOffer = post.Stage is PostStage.Approved or PostStage.FellThrough && line.Count > 0;
        var first = post.NextInLine(unavailable);
        IReadOnlyList<InLine> shown = mayOffer ? [.. line.OrderByDescending(a => a == first).Select(a => new InLine(a, people[a].Reference, people[a].Name, offers.Exists(o => o.Application == a) ? "Let an offer lapse" : a == post.Preferred ? a == post.Report!.Recommended ? "Recommended" : "Preferred when the report was decided" : a == post.Report!.Recommended ? "Recommended by the panel" : "In reserve"))] : [];
        var advised = await Advised(db, post, shown, cancel);
        return new(post.Id, named.Name, campaign.Title, post.Stage, post.Pay, post.PayObstacle,
            shown,
            [.. offers.Select(o => new Made(people[o.Application].Reference, people[o.Application].Name, o))], await OfferScope.ConditionInWords(db, campaign, today, cancel), advised switch { null => null, { Application: { } who } => $"{people[who].Name} ({people[who].Reference})", _ => "nobody" }, mayOffer,
            post.Stage is PostStage.Approved or PostStage.FellThrough && line.All(a => offers.Exists(o => o.Application == a)), await db.HistoryOf(Selection.Of(post.Id), cancel), form);
    }
}
