using System.Collections.Concurrent;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>What every candidate's request reads of a campaign. Not to be changed: all requests share it.</summary>
public sealed record CampaignForCandidates(Campaign Campaign, CriteriaSet Criteria, string Appointer);

/// <summary>
/// Keeps the long texts of a campaign and its criteria between requests. The database is asked each time which version of the campaign stands, so
/// that a change by any process, as of the closing time, is in force at once.
/// </summary>
static class CampaignMemory
{
    sealed record Kept(int Version, string Mark, CampaignForCandidates Content);

    static readonly ConcurrentDictionary<CampaignId, Kept> memory = new();

    public static async Task<CampaignForCandidates?> Find(Db db, CampaignId id, CancellationToken cancel)
    {
        var mark = ChangeMarks.Of(db.Database.GetConnectionString()!, Marked.Public);
        var now = await db.Campaigns.Where(c => c.Id == id).Select(c => new { c.Version, Appointer = db.Bodies.Where(b => b.Id == c.AppointingBody).Select(b => b.LegalName).Single() }).SingleOrDefaultAsync(cancel);
        if (now is null) return null;
        if (memory.TryGetValue(id, out var kept) && kept.Version == now.Version && kept.Mark == mark) return kept.Content with { Appointer = now.Appointer };
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, cancel);
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == campaign.Criteria, cancel);
        var content = new CampaignForCandidates(campaign, criteria, now.Appointer);
        memory[id] = new(campaign.Version, mark, content);
        return content;
    }
}
