using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Helping;

static class HelpersOf
{
    /// <summary>Campaigns in which somebody typed an application for a candidate, now or earlier: on their panels they do not sit.</summary>
    public static IQueryable<CampaignId> HelpedIn(this Db db, UserId helper) =>
        db.Assistances.Where(a => a.Helper == helper).Select(a => a.Campaign).Concat(db.EarlierHelps.Where(h => h.Helper == helper).Select(h => h.Campaign));

    /// <summary>What the rules of helping turn on for this pair.</summary>
    public static async Task<AssistanceScene> SceneOf(this Db db, Campaign c, UserId candidate, UserId helper, CancellationToken cancel) => new(
        await db.Panels.AnyAsync(p => p.Campaign == c.Id && p.Members.Any(m => m.User == helper), cancel),
        await db.Applications.AnyAsync(a => a.Campaign == c.Id && a.Candidate == helper, cancel),
        await db.Applications.AnyAsync(a => a.Campaign == c.Id && a.Candidate == candidate, cancel) || await Started.Drafts(db, c.Id).AnyAsync(d => d.Owner == candidate, cancel));

    /// <summary>Members of the appointments team who may type in this campaign today.</summary>
    public static IQueryable<User> MayHelpIn(this Db db, Campaign c, DateOnly today)
    {
        var team = db.RoleHoldings.Where(r => r.Role == Role.AppointmentsTeam && (r.Body == null || r.Body == c.AppointingBody)).On(today).Select(r => r.User);
        return db.Users.Where(u => u.LeftAt == null && team.Contains(u.Id)
            && !db.Panels.Any(p => p.Campaign == c.Id && p.Members.Any(m => m.User == u.Id))
            && !db.Applications.Any(a => a.Campaign == c.Id && a.Candidate == u.Id));
    }
}
