using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Redacting;

/// <summary>Who may read answers for what identifies a candidate: the team of the appointing body, after closing, and nobody who scores.</summary>
static class RedactionScope
{
    public static Task<bool> Scores(this Db db, Actor actor, Campaign campaign, CancellationToken cancel) =>
        db.Panels.AnyAsync(p => p.Campaign == campaign.Id && p.Members.Any(m => m.User == actor.User), cancel);

    public static async Task<Refusal?> MayNotRedact(this Db db, Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancel) =>
        campaign.Closes.Includes(now) ? RedactionRefusals.StillOpen : await db.Scores(actor, campaign, cancel) ? RedactionRefusals.Scores : null;

    /// <summary>An application that was not withdrawn; null when it is not this team's, not yet closed, or the actor scores.</summary>
    public static async Task<(Campaign Campaign, Application Application)?> ToRedact(this Db db, Actor actor, string slug, ApplicationId id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, slug, cancel) is not { } campaign || await db.MayNotRedact(actor, campaign, now, cancel) is not null) return null;
        return await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.Campaign == campaign.Id && a.WithdrawnAt == null, cancel) is { } application ? (campaign, application) : null;
    }
}
