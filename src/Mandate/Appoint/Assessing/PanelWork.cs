using Mandate.Appoint.Allocating;
using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>What one member has to do on one panel. Says of others' work only whether it is locked, and only once this member's is.</summary>
public static class PanelWork
{
    public const string Route = "/assessing/{panel}";
    public static string Url(PanelId panel) => $"/assessing/{panel}";

    public enum State { NotStarted, Started, Locked, OldCriteria, Abstains, NotHeld, NotPresent }

    /// <param name="Others">How many of the scorers have locked; null until this member has.</param>
    /// <param name="At">When the interview is.</param>
    public sealed record Line(ApplicationId Id, string Reference, State State, (int Locked, int Of)? Others, bool Agreed, Interview? At = null);

    /// <summary>How far this member has come with one criterion of the sift.</summary>
    public sealed record Progress(string Code, string Title, int Scored, int Of);
    public sealed record Model(PanelId Panel, string Name, string Campaign, PanelRole Role, DateTimeOffset Closes, bool Open, int Undeclared, IReadOnlyList<string> Gaps, string? MayNotScore,
        IReadOnlyList<Progress> Criteria, bool Unlocked, PageOf<Line> Sift, IReadOnlyList<Line> Interviews, IReadOnlyList<(NamedPost Post, bool Opens)> Posts, IReadOnlyDictionary<CampaignPostId, string> Advice)
    {
        /// <summary>Whether the specimens are scored and locked; null where the campaign has none.</summary>
        public bool? Calibrated { get; init; }
    }

    sealed record Sheet(PanelMemberId Member, ApplicationId Application, Round Round, bool Locked, string CriteriaDigest);

    public static async Task<IResult> Get(PanelId panel, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk) return Results.NotFound();
        var sheets = (desk.Undeclared.Count > 0 ? [] : await db.ScoreSheets.AsNoTracking().Where(s => s.Panel == panel)
            .Select(s => new Sheet(s.Member, s.Application, s.Round, s.LockedAt != null, s.CriteriaDigest)).ToListAsync(cancel)).ToLookup(s => (s.Application, s.Round));
        var agreed = (await db.AgreedScores.Where(a => a.Panel == panel).Select(a => new { a.Application, a.Round }).ToListAsync(cancel)).Select(a => (a.Application, a.Round)).ToHashSet();
        IReadOnlyList<DeskApplicant> mine = desk.Undeclared.Count > 0 ? [] : desk.Mine;
        var sift = list.Of<Line>([.. mine.Skip(list.Skip).Take(ListQuery.Size).Select(a => LineOf(desk, a, Round.Sift, sheets, agreed, now))], mine.Count);
        IReadOnlyList<Line> interviews = desk.Undeclared.Count > 0 ? [] : [.. desk.Mine.Where(a => desk.IsShortlisted(a.Id)).Select(a => LineOf(desk, a, Round.Interview, sheets, agreed, now)).OrderBy(l => l.At?.At ?? DateTimeOffset.MaxValue)];
        return PanelWorkPage.Show(new(panel, desk.Panel.Name, desk.Campaign.Title, desk.Me.Role, desk.Campaign.Closes.Shown, desk.Campaign.Closes.Includes(now), desk.Undeclared.Count,
            [.. desk.Panel.Gaps().Select(g => g.Text)], (desk.Waits ? BoxRefusals.Waits : desk.MayBegin().Refusal)?.Text, sift.Total == 0 ? [] : await ByCriterion(db, desk, cancel),
            mine.Any(a => LineOf(desk, a, Round.Sift, sheets, agreed, now).State is State.NotStarted or State.Started or State.OldCriteria), sift, interviews,
            [.. desk.Posts.Select(p => (p, desk.Leads(p.Post.Id) && desk.For(p.Post.Id).Where(a => !desk.Abstains(desk.Me.Id, a.Id)).All(a => sheets[(a.Id, Round.Sift)].Any(s => s.Member == desk.Me.Id && s.Locked))))], await PanelAdvice.Of(db, desk, cancel))
        { Calibrated = desk.Campaign.Terms.Calibration ? desk.Calibrated : null });
    }

    static async Task<IReadOnlyList<Progress>> ByCriterion(Db db, PanelDesk desk, CancellationToken cancel)
    {
        var mine = await db.MySheets(desk, cancel);
        var open = desk.Mine.Where(a => desk.MayOpen(a.Id) is not null).ToList();
        return [.. desk.Criteria.Content.In(Round.Sift).Criteria.Select(c => new Progress(c.Code, c.Title, open.Count(a => mine.LevelOf(desk, a.Id, c.Code) is not null), open.Count))];
    }

    static Line LineOf(PanelDesk desk, DeskApplicant a, Round round, ILookup<(ApplicationId, Round), Sheet> sheets, HashSet<(ApplicationId, Round)> agreed, DateTimeOffset now)
    {
        var at = round == Round.Interview ? desk.InterviewOf(a.Id) : null;
        if (desk.Abstains(desk.Me.Id, a.Id)) return new(a.Id, a.Reference, State.Abstains, null, false, at);
        if (round == Round.Interview && at?.Begun(now) != true) return new(a.Id, a.Reference, State.NotHeld, null, false, at);
        if (at?.Attends(desk.Me.Id) == false) return new(a.Id, a.Reference, State.NotPresent, null, false, at);
        var own = sheets[(a.Id, round)].FirstOrDefault(s => s.Member == desk.Me.Id);
        var state = own switch { null => State.NotStarted, _ when own.CriteriaDigest != desk.Digest => State.OldCriteria, { Locked: true } => State.Locked, _ => State.Started };
        if (state != State.Locked) return new(a.Id, a.Reference, state, null, false, at);
        var scorers = desk.ScorersOf(a.Id, round);
        return new(a.Id, a.Reference, state, (scorers.Count(m => sheets[(a.Id, round)].Any(s => s.Member == m.Id && s.Locked)), scorers.Count), agreed.Contains((a.Id, round)), at);
    }
}
