using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>All applications of the signed-in person, written and sent.</summary>
public static class MyApplications
{
    public const string Route = "/applications";
    public static string Url => Route;

    public sealed record Model(IReadOnlyList<Line> Lines);

    /// <summary>One application.</summary>
    /// <param name="Stage">Null while it is not sent.</param>
    /// <param name="Since">Since when it is at its stage; for a draft, when it was last saved.</param>
    /// <param name="Unsent">Whether something written is not sent.</param>
    public sealed record Line(ApplicationId Id, string Campaign, string Closes, bool Open, string? Reference, StageReached? Stage, DateTimeOffset Since, bool Unsent);

    public static async Task<IResult> Get([AsParameters] Sitting sitting)
    {
        var (db, me, now) = (sitting.Db, sitting.Me, sitting.Now);
        var sent = await db.Applications.AsNoTracking().Include(a => a.Preferences).Where(a => a.Candidate == me).ToListAsync(sitting.Cancel);
        var drafts = await db.Drafts.Where(d => d.Owner == me && d.Kind == ApplicationDrafts.Kind && d.ExpiresAt > now)
            .Select(d => new { d.Id, d.AboutId, d.UpdatedAt }).ToListAsync(sitting.Cancel);
        CampaignId[] campaignIds = [.. sent.Select(a => a.Campaign), .. drafts.Select(d => CampaignId.From(d.AboutId))];
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => campaignIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, sitting.Cancel);
        var chosen = sent.SelectMany(a => a.Preferences).Select(p => p.Post).Distinct().ToList();
        var posts = await db.CampaignPosts.AsNoTracking().Where(p => chosen.Contains(p.Id)).ToListAsync(sitting.Cancel);

        var news = await db.NewsOf(sent.ConvertAll(a => a.Id), sitting.Cancel);

        var lines = sent.ConvertAll(a =>
        {
            var campaign = campaigns[a.Campaign];
            var stage = a.StageAt(campaign, [.. posts.Where(p => a.Preferences.Exists(x => x.Post == p.Id))], now, news[a.Id]);
            return new Line(a.Id, campaign.Title, Moments.Closes(campaign), campaign.Closes.Includes(now), a.Reference, stage, stage.Since, drafts.Exists(d => d.AboutId == a.Id.Value));
        });
        lines.AddRange(drafts.Where(d => campaigns.ContainsKey(CampaignId.From(d.AboutId))).Select(d => (Draft: d, Campaign: campaigns[CampaignId.From(d.AboutId)]))
            .Where(x => !sent.Exists(a => a.Campaign == x.Campaign.Id))
            .Select(x => new Line(ApplicationId.From(x.Draft.Id.Value), x.Campaign.Title, Moments.Closes(x.Campaign), x.Campaign.Closes.Includes(now), null, null, x.Draft.UpdatedAt, true)));
        return MyApplicationsPage.Show(new([.. lines.OrderByDescending(l => l.Since)]));
    }
}
