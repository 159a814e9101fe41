using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>What one member has to do on one panel. Says of others' work only whether it is locked, and only once this member's is.</summary>
public static class PanelWork
{
    public const string Route = "/assessing/{panel}";
    public static string Url(PanelId panel) => $"/assessing/{panel}";

    public enum State { NotStarted, Started, Locked, OldCriteria, Abstains }

    /// <param name="Others">How many of the scorers have locked; null until this member has.</param>
    public sealed record Line(ApplicationId Id, string Reference, State State, (int Locked, int Of)? Others, bool Agreed);
    public sealed record Model(PanelId Panel, string Name, string Campaign, PanelRole Role, DateTimeOffset Closes, bool Open, int Undeclared, IReadOnlyList<string> Gaps,
        IReadOnlyList<Line> Lines, IReadOnlyList<(NamedPost Post, bool Opens)> Posts);

    public static async Task<IResult> Get(PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk) return Results.NotFound();
        var sheets = desk.Undeclared.Count > 0 ? [] : await db.ScoreSheets.AsNoTracking().Where(s => s.Panel == panel)
            .Select(s => new { s.Member, s.Application, Locked = s.LockedAt != null, s.CriteriaDigest }).ToListAsync(cancel);
        var agreed = (await db.AgreedScores.Where(a => a.Panel == panel).Select(a => a.Application).ToListAsync(cancel)).ToHashSet();
        var lines = desk.Undeclared.Count > 0 ? [] : desk.Mine.Select(a =>
        {
            if (desk.Abstains(desk.Me.Id, a.Id)) return new Line(a.Id, a.Reference, State.Abstains, null, false);
            var own = sheets.Find(s => s.Member == desk.Me.Id && s.Application == a.Id);
            var state = own switch { null => State.NotStarted, _ when own.CriteriaDigest != desk.Digest => State.OldCriteria, { Locked: true } => State.Locked, _ => State.Started };
            var scorers = desk.ScorersOf(a.Id);
            var locked = scorers.Count(m => sheets.Exists(s => s.Member == m.Id && s.Application == a.Id && s.Locked));
            return state == State.Locked ? new Line(a.Id, a.Reference, state, (locked, scorers.Count), agreed.Contains(a.Id)) : new Line(a.Id, a.Reference, state, null, false);
        }).ToList();
        return PanelWorkPage.Show(new(panel, desk.Panel.Name, desk.Campaign.Title, desk.Me.Role, desk.Campaign.Closes.Shown, desk.Campaign.Closes.Includes(now), desk.Undeclared.Count,
            [.. desk.Panel.Gaps().Select(g => g.Text)], lines, [.. desk.Posts.Select(p => (p, desk.Leads(p.Post.Id) && desk.Mine.Where(a => a.Posts.Contains(p.Post.Id) && !desk.Abstains(desk.Me.Id, a.Id)).All(a => sheets.Exists(s => s.Member == desk.Me.Id && s.Application == a.Id && s.Locked))))]));
    }
}
