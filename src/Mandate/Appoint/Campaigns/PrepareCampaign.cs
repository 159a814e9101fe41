using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Design;
using Mandate.Appoint.CriteriaSets;
using Mandate.Appoint.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>The task list of a campaign that is not published yet.</summary>
public static class PrepareCampaign
{
    public const string Route = "/appoint/campaigns/{campaign}/prepare";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/prepare";

    public sealed record Model(Campaign Campaign, CriteriaSet Criteria, int Posts, int Groups, int Invited, IReadOnlyList<PublishFault> Faults, IReadOnlyList<HistoryItem> History)
    {
        public PublishFault? FaultOf(CampaignPart part) => Faults.FirstOrDefault(f => f.Part == part);
    }

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignsToRun(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Slug == campaign, cancel) is not { } c) return Results.NotFound();
        if (c.PublishedAt is not null) return Results.LocalRedirect(ShowCampaign.Url(campaign));
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(s => s.Id == c.Criteria, cancel);
        var picked = await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == c.Id).ToListAsync(cancel);
        var posts = picked.Count;
        var invited = c.Fenced() ? await db.Invited.CountAsync(i => i.Campaign == c.Id, cancel) : 0;
        return PrepareCampaignPage.Show(new(c, criteria, posts, picked.Where(p => p.Group is not null).Select(p => p.Group).Distinct().Count(), invited, [.. c.PublishFaults(criteria, posts, clock.GetUtcNow(), invited, c.Terms.Fault(picked), await db.Locked(c, cancel))], await db.HistoryItems(Subject.Of(c.Id), cancel)));
    }
}
