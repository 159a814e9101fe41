using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Panels;
using Mandate.Appoint.Sealing;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>Who of the appointments team may read what candidates sent, and when.</summary>
static class TeamReading
{
    public static readonly Refusal Sealed = new("Applications are sealed until the campaign closes. Until then nobody but the candidate reads them.");
    public static readonly Refusal Panellist = new("You sit on a panel of this campaign, so you do not read names and careers.", WhoCould: "Another member of the appointments team");
    public static readonly Refusal CandidateToo = new("You applied in this campaign yourself, so you do not read the applications of others.", WhoCould: "Another member of the appointments team");

    /// <summary>The campaign when it is the reader's to run; with why they may not read now.</summary>
    public static async Task<(Campaign Campaign, Refusal? Why)?> Open(Db db, Actor actor, string slug, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor.User is not { } me || await db.CampaignToRun(actor, slug, cancel) is not { } campaign) return null;
        var why = campaign.Closes.Includes(now) ? Sealed
            : await db.StillSealed(campaign, cancel) ? BoxRefusals.Waits
            : await db.Applications.AnyAsync(a => a.Campaign == campaign.Id && a.Candidate == me, cancel) ? CandidateToo
            : await db.Panels.AnyAsync(p => p.Campaign == campaign.Id && p.Members.Any(m => m.User == me && m.LeftAt == null), cancel) ? Panellist
            : null;
        return (campaign, why);
    }
}
