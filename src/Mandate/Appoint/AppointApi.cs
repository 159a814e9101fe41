using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint;

/// <summary>What other areas and the home page may read of Appoint. Only what is public.</summary>
public static class AppointApi
{
    public sealed record CampaignLine(CampaignId Id, string Title, string Slug, CampaignStatus Status, DateTimeOffset OpensAt, Deadline Closes, int Posts, bool Invented, bool Fenced)
    {
        public string Url => $"/appoint/{Slug}";
    }

    /// <summary>Campaigns that take applications now or will soon, the first to close first. One query.</summary>
    public static async Task<IReadOnlyList<CampaignLine>> OpenCampaigns(Db db, DateTimeOffset now, CancellationToken cancel = default) =>
        [.. (await db.Campaigns.AsNoTracking().Where(c => c.PublishedAt != null && c.PublishedAt <= now && c.ClosesAt > now).OrderBy(c => c.ClosesAt)
            .Select(c => new { Campaign = c, Posts = db.CampaignPosts.Count(p => p.Campaign == c.Id && p.WithdrawnAt == null) }).ToListAsync(cancel))
            .Select(x => new CampaignLine(x.Campaign.Id, x.Campaign.Title, x.Campaign.Slug, x.Campaign.StatusAt(now), x.Campaign.OpensAt, x.Campaign.Closes, x.Posts, x.Campaign.Invented, x.Campaign.Fenced()))];
}
