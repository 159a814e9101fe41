using Mandate.Appoint.Alerting;
using Mandate.Appoint.Sealing;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Check answers, then make the campaign public. The criteria are frozen in the same act when they are not yet.</summary>
public static class PublishCampaign
{
    public const string Route = "/appoint/campaigns/{campaign}/publish";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/publish";

    public sealed record Form
    {
        public string? Version { get; init; }

        /// <summary>Digest of the criteria as they were read on this page.</summary>
        public string? Digest { get; init; }
    }

    public sealed record Model(Campaign Campaign, CriteriaSet Criteria, IReadOnlyList<CampaignPost> Posts, IReadOnlyList<PublishFault> Faults, string AppointingBody, string WhoDecides, IReadOnlyList<LegalCondition> Conditions)
    {
        public string Digest => Criteria.Digest ?? Criteria.Content.Digest();
        public IReadOnlyList<CampaignPost> WithoutPay => [.. Posts.Where(p => Campaign.Terms.BandFor(p.Advert.PeopleServed) is null)];
    }

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.DraftToRun(actor, campaign, cancel) is { } c ? PublishCampaignPage.Show(await Load(db, c, clock, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var (now, model) = (clock.GetUtcNow(), await Load(db, c, clock, cancel));
        if (!AppointAccess.MayRun(actor, c)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (c.IsStale(form.Version) || form.Digest != model.Digest) return PublishCampaignPage.Refused(model, "Something changed after you opened this page. Check it again, then publish.");
        if (model.Faults is [var fault, ..]) return PublishCampaignPage.Refused(model, fault.Refusal.ToString());

        var wasFrozen = model.Criteria.Frozen;
        if (model.Criteria.Freeze(now).Refusal is { } unfit) return PublishCampaignPage.Refused(model, unfit.ToString());
        if (c.Publish(model.Criteria, model.Posts.Count, now).Refusal is { } refusal) return PublishCampaignPage.Refused(model, refusal.ToString());
        await Describe(db, model.Posts, London.Day(now), cancel);
        if (!wasFrozen) db.Record(actor, now, new CriteriaFrozen(model.Criteria.Id, model.Criteria.Digest!), c.AppointingBody, $"Published with the campaign “{c.Title}”");
        db.Record(actor, now, new CampaignPublished(c.Id, model.Posts.Count, c.CriteriaDigest!, [.. model.Posts.Select(p => p.Id)]), c.AppointingBody);
        if (c.RerunOf is not null) db.Enqueue(new RoundOpened(c.Id, PublicAddress.Of(http, "/")), now, c.OpensAt > now ? c.OpensAt : now);
        if (c.Fenced()) await db.Tell(http, c, await db.Invited.Where(i => i.Campaign == c.Id).ToListAsync(cancel), now, cancel);
        db.Enqueue(new CampaignWasPublished(c.Id, PublicAddress.Of(http, "")), now);
        if (c.Terms.Sealed) db.Enqueue(new SealedCampaignCloses(c.Id), now, c.ClosesAt + SealedBox.Settling);
        db.Enqueue(new ClosingComesNear(c.Id, PublicAddress.Of(http, "")), now, c.ClosesAt - Alert.BeforeClosing);
        await db.SaveChangesAsync(cancel);
        http.Say("The campaign is published.");
        return Results.LocalRedirect(ShowCampaign.Url(campaign));
    }

    /// <summary>The advertisement says what the register says on the day of publishing, and keeps it.</summary>
    static async Task Describe(Db db, IReadOnlyList<CampaignPost> posts, DateOnly today, CancellationToken cancel)
    {
        var ids = posts.Select(p => p.Post).ToList();
        var adverts = await VacantPosts.Adverts(db, await db.Posts.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel), today, cancel);
        foreach (var post in posts) post.Describe(adverts[post.Post].Advert);
        posts.CountPeople();
    }

    static async Task<Model> Load(Db db, Campaign c, TimeProvider clock, CancellationToken cancel)
    {
        var criteria = await db.CriteriaSets.SingleAsync(s => s.Id == c.Criteria, cancel);
        var posts = await db.CampaignPosts.Where(p => p.Campaign == c.Id).OrderBy(p => p.Slug).ToListAsync(cancel);
        List<BodyId> ids = [c.AppointingBody, .. c.Chain().Select(s => s.Body)];
        var names = await db.Bodies.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.LegalName, cancel);
        return new(c, criteria, posts, [.. c.PublishFaults(criteria, posts.Count, clock.GetUtcNow(), await db.Invited.CountAsync(i => i.Campaign == c.Id, cancel), c.Terms.Fault(posts), await db.Locked(c, cancel))], names[c.AppointingBody], c.WhoDecides(b => names[b]), await VacantPosts.Conditions(db, c, clock.Today(), cancel));
    }
}
