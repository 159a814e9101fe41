using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>How many applied in a campaign, and for each post; counted once for all pages that show it.</summary>
/// <param name="Sent">Applications that stand.</param>
/// <param name="Withdrawn">Applications that were withdrawn.</param>
/// <param name="ByPost">Applications that stand, by post they name.</param>
sealed record Wanted(int Sent, int Withdrawn, IReadOnlyDictionary<CampaignPostId, int> ByPost)
{
    public int For(CampaignPostId post) => ByPost.GetValueOrDefault(post);

    public static Task<Wanted> Of(Db db, CampaignId campaign, CancellationToken cancel) => db.Remember(Marked.Applications, nameof(Wanted), campaign.Value, async () =>
    {
        var applications = db.Applications.Where(a => a.Campaign == campaign);
        var standing = await applications.GroupBy(a => a.WithdrawnAt == null).Select(g => new { Stands = g.Key, Count = g.Count() }).ToListAsync(cancel);
        var posts = await applications.Where(a => a.WithdrawnAt == null).SelectMany(a => a.Preferences).GroupBy(p => p.Post).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new Wanted(standing.Find(s => s.Stands)?.Count ?? 0, standing.Find(s => !s.Stands)?.Count ?? 0, posts);
    });
}
