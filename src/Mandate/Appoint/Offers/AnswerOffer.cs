using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>The candidate's own page of an offer: accept with a declaration, or decline.</summary>
public static class AnswerOffer
{
    public const string Route = "/applications/{application}/offer";
    public static string Url(ApplicationId application) => $"/applications/{application}/offer";

    public enum Reply { Accept, Decline }

    public sealed record Form
    {
        public string? Post { get; init; }
        public string? Reply { get; init; }
        public List<string>? Declare { get; init; }
        public string? Reason { get; init; }

        public (CampaignPostId Post, Reply Reply, string? Reason)? Read(IReadOnlyList<Line> waiting, out FormErrors errors)
        {
            var read = new FormReader();
            var post = waiting.Count == 1 ? waiting[0].Post.ToString() : read.OneOf(Post, nameof(Post), "Choose which offer you answer", waiting.Select(w => w.Post.ToString()));
            var reply = read.OneOf<Reply>(Reply, nameof(Reply), "Choose whether you accept or decline");
            if (reply == AnswerOffer.Reply.Accept) read.Check(Declare?.Contains("yes") == true, nameof(Declare), "Confirm the declaration to accept");
            var reason = read.Optional(Reason, nameof(Reason), "reason", 1000);
            errors = read.Errors;
            _ = CampaignPostId.TryParse(post, null, out var id);
            return read.Ok ? (id, reply, reason) : null;
        }
    }

    public sealed record Line(CampaignPostId Post, string Name, Offer Offer, bool Late);
    public sealed record Model(ApplicationId Application, string Campaign, bool Exclusive, string? Condition, IReadOnlyList<Line> Offers, Form Form)
    {
        public IReadOnlyList<Line> Waiting => [.. Offers.Where(o => o.Offer.Answer == OfferAnswer.Waiting && !o.Late)];
    }

    public static async Task<IResult> Get(ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, application, cancel) is not (var own, var campaign, var posts)) return Results.NotFound();
        return AnswerOfferPage.Show(await Show(db, own, campaign, posts, new(), clock.GetUtcNow(), cancel));
    }

    public static async Task<IResult> Post(ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, application, cancel) is not (var own, var campaign, var posts)) return Results.NotFound();
        var model = await Show(db, own, campaign, posts, form, now, cancel);
        if (model.Waiting.Count == 0) return AnswerOfferPage.Refused(model, model.Offers.Any(o => o.Late) ? PostRefusal.OfferExpired.ToString() : PostRefusal.NoOffer.ToString());
        if (form.Read(model.Waiting, out var errors) is not (var id, var reply, var reason)) return AnswerOfferPage.Invalid(model, errors);

        var named = posts.Single(p => p.Post.Id == id);
        var refusal = reply == Reply.Accept ? await Accept(db, actor, own, campaign, named, posts, now, cancel) : Decline(db, actor, own, campaign, named, reason, now);
        if (refusal is not null) return AnswerOfferPage.Refused(model, refusal.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say(reply == Reply.Accept ? "You have accepted. We will tell you when it is announced" : "You have declined the offer");
        return Results.LocalRedirect(Url(application));
    }

    static async Task<Refusal?> Accept(Db db, Actor actor, Application own, Campaign campaign, NamedPost named, IReadOnlyList<NamedPost> posts, DateTimeOffset now, CancellationToken cancel)
    {
        if (!own.Live) return ApplicationRefusals.Withdrawn;
        var accepted = named.Post.Accept([.. posts.Select(p => p.Post)], campaign.Terms.Exclusive, now);
        if (accepted.Refusal is { } refusal) return refusal;
        db.Record(actor, now, new OfferAccepted(named.Post.Id, own.Id, own.Reference, named.Name), campaign.AppointingBody);
        foreach (var lapsed in accepted.Value!)
            db.Record(actor, now, new OfferLapsed(lapsed.Id, own.Id, own.Reference, posts.First(p => p.Post.Id == lapsed.Id).Name, lapsed.Offer!.Why!), campaign.AppointingBody);
        return (await DesignateOnAcceptance.Carry(db, actor, campaign, named.Post, own, now, cancel)).Refusal;
    }

    static Refusal? Decline(Db db, Actor actor, Application own, Campaign campaign, NamedPost named, string? reason, DateTimeOffset now)
    {
        if (named.Post.Answer(OfferAnswer.Declined, now, reason).Refusal is { } refusal) return refusal;
        db.Record(actor, now, new OfferDeclined(named.Post.Id, own.Id, own.Reference, named.Name), campaign.AppointingBody, reason);
        return null;
    }

    /// <summary>The candidate's own application with every post that was offered to it.</summary>
    static async Task<(Application, Campaign, IReadOnlyList<NamedPost>)?> Load(Db db, Actor actor, ApplicationId id, CancellationToken cancel)
    {
        if (await db.Applications.SingleOrDefaultAsync(a => a.Id == id && a.Candidate == actor.User, cancel) is not { } own) return null;
        var posts = await db.NamedPosts(db.CampaignPosts.Where(p => p.Campaign == own.Campaign && p.Offer!.Application == id), cancel);
        return posts.Count == 0 ? null : (own, await db.Campaigns.SingleAsync(c => c.Id == own.Campaign, cancel), posts);
    }

    static async Task<Model> Show(Db db, Application own, Campaign campaign, IReadOnlyList<NamedPost> posts, Form form, DateTimeOffset now, CancellationToken cancel) =>
        new(own.Id, campaign.Title, campaign.Terms.Exclusive, await OfferScope.ConditionInWords(db, campaign, London.Day(now), cancel),
            [.. posts.Select(p => new Line(p.Post.Id, p.Name, p.Post.Offer!, p.Post.Offer!.Answer == OfferAnswer.Waiting && now >= p.Post.Offer.AnswerBy))], form);
}
