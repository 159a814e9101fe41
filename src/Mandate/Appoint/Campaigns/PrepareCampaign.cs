using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Design;
using Mandate.Appoint.CriteriaSets;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>The task list of a campaign that is not published yet.</summary>
public static class PrepareCampaign
{
    public const string Route = "/appoint/campaigns/{campaign}/prepare";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/prepare";

    public sealed record Model(Campaign Campaign, CriteriaSet Criteria, int Posts, IReadOnlyList<PublishFault> Faults, IReadOnlyList<HistoryItem> History)
    {
        public PublishFault? FaultOf(CampaignPart part) => Faults.FirstOrDefault(f => f.Part == part);
    }

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignsToRun(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Slug == campaign, cancel) is not { } c) return Results.NotFound();
        if (c.PublishedAt is not null) return Results.LocalRedirect(ShowCampaign.Url(campaign));
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(s => s.Id == c.Criteria, cancel);
        var posts = await db.CampaignPosts.CountAsync(p => p.Campaign == c.Id, cancel);
        return PrepareCampaignPage.Show(new(c, criteria, posts, [.. c.PublishFaults(criteria, posts, clock.GetUtcNow())], await db.HistoryItems(Subject.Of(c.Id), cancel)));
    }
}
