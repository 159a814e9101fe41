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

        /// <summary>The last minute in time is 11:59pm of the day typed.</summary>
        public (ApplicationId To, Deadline AnswerBy)? Read(IReadOnlyList<InLine> line, DateOnly today, out FormErrors errors)
        {
            var read = new FormReader();
            var to = read.OneOf(To, nameof(To), "Choose whom to offer the post", line.Select(l => l.Application.ToString()));
            var by = read.Date(AnswerBy, nameof(AnswerBy), "the last day to answer", earliest: today, latest: today.AddDays(90));
            errors = read.Errors;
            if (!read.Ok) return null;
            _ = ApplicationId.TryParse(to, null, out var id);
            return (id, Deadline.AtMinute(by, new TimeOnly(23, 59)));
        }
    }

    public sealed record InLine(ApplicationId Application, string Reference, string Name, string? Note);
    public sealed record Made(string Reference, string Name, Offer Offer);
    public sealed record Model(CampaignPostId Post, string Name, string Campaign, PostStage Stage, ProposedPay? Pay, Refusal? PayObstacle, IReadOnlyList<InLine> Line, IReadOnlyList<Made> Offers, string? Condition, bool MayOffer, bool MayEnd, IReadOnlyList<HistoryLine> History, Form Form);

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await OfferScope.Load(db, actor, post, cancel) is not (var named, var campaign) || named.Post.Report is null) return Results.NotFound();
        var model = await Show(db, named, campaign, new(), clock.Today(), cancel);
        return MakeOfferPage.Show(model with { Form = new() { To = model.Line.Count > 0 ? model.Line[0].Application.ToString() : null } });
    }

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await OfferScope.Load(db, actor, post, cancel) is not (var named, var campaign) || named.Post.Report is null) return Results.NotFound();
        var model = await Show(db, named, campaign, form, clock.Today(), cancel);
        if (form.Read(model.Line, clock.Today(), out var errors) is not (var to, var answerBy)) return MakeOfferPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        if (named.Post.MakeOffer(now, answerBy.Ends, actor.User!.Value, await OfferScope.Unavailable(db, campaign, named.Post, cancel), to).Refusal is { } refusal) return MakeOfferPage.Refused(model, refusal.ToString());
        var person = await (from a in db.Applications where a.Id == to join u in db.Users on a.Candidate equals u.Id select new { a.Reference, a.Content.Name, u.Email }).SingleAsync(cancel);
        db.Record(actor, now, new OfferMade(post, to, person.Reference, named.Name, answerBy.Ends), campaign.AppointingBody);
        db.SendMail(person.Email, new OfferLetter(person.Name, named.Name, campaign.Title, Dates.Moment(answerBy.Shown), model.Condition, PublicAddress.Of(http, AnswerOffer.Url(to))), now);
        db.Enqueue(new OfferFallsDue(post, to, now), now, answerBy.Ends);
        await db.SaveChangesAsync(cancel);
        http.Say($"The post is offered to {person.Name}");
        return Results.LocalRedirect(Url(post));
    }

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
        return new(post.Id, named.Name, campaign.Title, post.Stage, post.Pay, post.PayObstacle,
            mayOffer ? [.. line.OrderByDescending(a => a == first).Select(a => new InLine(a, people[a].Reference, people[a].Name, offers.Exists(o => o.Application == a) ? "Let an offer lapse" : a == post.Preferred ? a == post.Report!.Recommended ? "Recommended" : "Preferred when the report was decided" : a == post.Report!.Recommended ? "Recommended by the panel" : "In reserve"))] : [],
            [.. offers.Select(o => new Made(people[o.Application].Reference, people[o.Application].Name, o))], await OfferScope.ConditionInWords(db, campaign, today, cancel), mayOffer,
            post.Stage is PostStage.Approved or PostStage.FellThrough && line.All(a => offers.Exists(o => o.Application == a)), await db.HistoryOf(Selection.Of(post.Id), cancel), form);
    }
}
