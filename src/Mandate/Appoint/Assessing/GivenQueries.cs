using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>Locked scores that what is said of a panel rests on.</summary>
public static class GivenQueries
{
    /// <summary>Locked scores of the specimens, made against the criteria in force, by whoever sits or sat on a panel of the campaign.</summary>
    public static async Task<IReadOnlyList<(UserId User, ScoreContent Scores)>> LockedSpecimens(this Db db, Campaign campaign, CancellationToken cancel) =>
        [.. (await db.CalibrationSheets.AsNoTracking().Where(s => s.Campaign == campaign.Id && s.LockedAt != null && s.CriteriaDigest == campaign.CriteriaDigest).ToListAsync(cancel)).OrderBy(s => s.User.Value).Select(s => (s.User, s.Content))];

    /// <summary>Locked sift scores that the members of a panel gave on any panel of the campaign: of those who count, for applications they do not abstain from.</summary>
    static async Task<IReadOnlyList<GivenScores>> LockedSift(this Db db, Campaign campaign, Panel panel, CancellationToken cancel)
    {
        var people = panel.Members.Select(m => m.User).ToList();
        var rows = await (from s in db.ScoreSheets.AsNoTracking()
                          where s.Round == Round.Sift && s.LockedAt != null && s.CriteriaDigest == campaign.CriteriaDigest
                          join p in db.Panels on s.Panel equals p.Id
                          where p.Campaign == campaign.Id
                          from m in p.Members
                          where m.Id == s.Member && people.Contains(m.User) && (m.LeftAt == null || m.ScoresCount)
                          where !db.ConflictDeclarations.Any(d => d.Member == m.Id && d.Application == s.Application && d.Remedy == Remedy.Abstains)
                          select new { s.Panel, m.User, s.Application, s.Content }).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Application.Value).ThenBy(r => r.Panel.Value).ThenBy(r => r.User.Value).Select(r => new GivenScores(r.Panel, r.User, r.Application, r.Content))];
    }

    /// <summary>What the scores say of the panel and of the candidates whom everybody who scores them has locked.</summary>
    /// <param name="db">Where.</param>
    /// <param name="campaign">Which.</param>
    /// <param name="criteria">Its criteria.</param>
    /// <param name="panel">Whose, with its members.</param>
    /// <param name="candidates">Of one post.</param>
    /// <param name="scorers">Who scores one candidate.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<PanelReliability> ReliabilityOf(this Db db, Campaign campaign, CriteriaSet criteria, Panel panel, IEnumerable<Applicant> candidates, Func<ApplicationId, IEnumerable<UserId>> scorers, CancellationToken cancel)
    {
        var given = await db.LockedSift(campaign, panel, cancel);
        var locked = given.Where(g => g.Panel == panel.Id).Select(g => (g.Application, g.Rater)).ToHashSet();
        var ready = candidates.Where(c => c.Live && scorers(c.Id).ToList() is { Count: > 0 } all && all.TrueForAll(u => locked.Contains((c.Id, u)))).ToList();
        return PanelReliability.Of(panel, ready, criteria, campaign.Terms.Calibration ? await db.LockedSpecimens(campaign, cancel) : [], given);
    }

    public static Task<PanelReliability> ReliabilityOf(this Db db, PanelDesk desk, CampaignPostId post, CancellationToken cancel) =>
        db.ReliabilityOf(desk.Campaign, desk.Criteria, desk.Panel, desk.For(post).Select(a => a.Applicant), a => desk.ScorersOf(a).Select(m => m.User), cancel);
}
