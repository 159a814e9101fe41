using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Sealing;

static class BoxQueries
{
    public static Task<SealedBox?> Box(this Db db, CampaignId campaign, CancellationToken cancel) =>
        db.SealedBoxes.Include(b => b.Keys).Include(b => b.Pairs).AsSplitQuery().SingleOrDefaultAsync(b => b.Campaign == campaign, cancel);

    /// <summary>The box of a campaign and whether the asker is one of its officers; for everybody else but the team there is none.</summary>
    public static async Task<(Campaign Campaign, SealedBox Box, bool Officer)?> BoxFor(this Db db, Actor actor, string slug, CancellationToken cancel)
    {
        if (actor.User is not { } me || await db.Campaigns.SingleOrDefaultAsync(c => c.Slug == slug, cancel) is not { Terms.Sealed: true } campaign || await db.Box(campaign.Id, cancel) is not { } box) return null;
        var officer = box.KeyOf(me) is not null;
        return officer || AppointAccess.MayRun(actor, campaign) ? (campaign, box, officer) : null;
    }

    public static async Task<bool> Locked(this Db db, Campaign campaign, CancellationToken cancel) => campaign.Terms.Sealed && await db.SealedBoxes.AnyAsync(b => b.Campaign == campaign.Id && b.LockedAt != null, cancel);

    /// <summary>Whether what was sent to a campaign can be read.</summary>
    public static async Task<bool> StillSealed(this Db db, Campaign campaign, CancellationToken cancel) =>
        campaign.Terms.Sealed && !await db.SealedBoxes.AnyAsync(b => b.Campaign == campaign.Id && b.OpenedAt != null, cancel);

    /// <summary>How many applications are in the box, and how many were taken back.</summary>
    public static async Task<BoxCounts> BoxCounts(this Db db, CampaignId campaign, CancellationToken cancel) => new(
        await db.Applications.CountAsync(a => a.Campaign == campaign && a.WithdrawnAt == null, cancel),
        await db.Applications.CountAsync(a => a.Campaign == campaign && a.WithdrawnAt != null, cancel),
        await db.Applications.CountAsync(a => a.Campaign == campaign && a.WithdrawnAt == null && a.Sealed, cancel),
        await db.SealedSendings.CountAsync(s => s.Campaign == campaign && s.DamagedAt != null, cancel));

    public static async Task<IReadOnlyDictionary<UserId, string>> NamesOf(this Db db, SealedBox box, CancellationToken cancel)
    {
        var officers = box.Held.Select(k => k.Officer!.Value).ToList();
        return await db.Users.Where(u => officers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
    }
}

/// <param name="Live">Sent and not withdrawn.</param>
/// <param name="Withdrawn">Taken back.</param>
/// <param name="Unread">Of those live, still sealed.</param>
/// <param name="Damaged">Could not be opened.</param>
public sealed record BoxCounts(int Live, int Withdrawn, int Unread, int Damaged);
