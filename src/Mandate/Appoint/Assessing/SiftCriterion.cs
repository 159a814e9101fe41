using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>One criterion of the sift: the answers of all candidates in this member's own order, and how far the member has come.</summary>
public static class SiftCriterion
{
    public const string Route = "/assessing/{panel}/criteria/{code}";
    public static string Url(PanelId panel, string code) => $"/assessing/{panel}/criteria/{code}";

    public sealed record Line(ApplicationId Id, string Reference, int? Level, bool Locked);
    public sealed record Model(PanelId Panel, string PanelName, Criterion Criterion, CriteriaContent Criteria, PageOf<Line> Lines, int Done, ApplicationId? Next, string Seed, int Seat, string? NextCode);

    public static async Task<IResult> Get(PanelId panel, string code, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await PanelDesk.Open(db, actor, panel, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        if (desk.Undeclared.Count > 0) return Results.LocalRedirect(DeclareTies.Url(panel));
        if (desk.MayScore().Refused) return CannotStart.Of(desk);
        var criteria = desk.Criteria.Content.In(Round.Sift);
        if (criteria.Criteria.Find(c => c.Code == code) is not { } criterion) return Results.NotFound();
        var sheets = await db.MySheets(desk, cancel);
        var all = desk.ToRead(code);
        var lines = list.Of<Line>([.. all.Skip(list.Skip).Take(ListQuery.Size).Select(a => new Line(a.Id, a.Reference, sheets.LevelOf(desk, a.Id, code), sheets.IsLocked(desk, a.Id)))], all.Count);
        var done = sheets.Keys.Count(id => desk.MayOpen(id) is not null && sheets.LevelOf(desk, id, code) is not null);
        var nextCode = criteria.Criteria.SkipWhile(c => c.Code != code).Skip(1).FirstOrDefault()?.Code;
        return SiftCriterionPage.Show(new(panel, desk.Panel.Name, criterion, desk.Criteria.Content, lines, done, sheets.NextIn(desk, code)?.Id, desk.Panel.Seed, desk.Me.Seat, nextCode));
    }
}

/// <summary>This member's own sift sheets.</summary>
static class OwnSheets
{
    public static async Task<IReadOnlyDictionary<ApplicationId, ScoreSheet>> MySheets(this Db db, PanelDesk desk, CancellationToken cancel, Round round = Round.Sift) =>
        await db.ScoreSheets.AsNoTracking().Where(s => s.Member == desk.Me.Id && s.Round == round).ToDictionaryAsync(s => s.Application, cancel);

    /// <summary>A level made against criteria no longer in force is none.</summary>
    public static int? LevelOf(this IReadOnlyDictionary<ApplicationId, ScoreSheet> sheets, PanelDesk desk, ApplicationId application, string code) =>
        sheets.GetValueOrDefault(application) is { } sheet && sheet.CriteriaDigest == desk.Digest ? sheet.Content.LevelOf(code) : null;

    public static bool IsLocked(this IReadOnlyDictionary<ApplicationId, ScoreSheet> sheets, PanelDesk desk, ApplicationId application) =>
        sheets.GetValueOrDefault(application) is { Locked: true } sheet && sheet.CriteriaDigest == desk.Digest;

    /// <summary>The first in the member's order who has no level for this criterion yet.</summary>
    public static DeskApplicant? NextIn(this IReadOnlyDictionary<ApplicationId, ScoreSheet> sheets, PanelDesk desk, string code) =>
        desk.ToRead(code).FirstOrDefault(a => !sheets.IsLocked(desk, a.Id) && sheets.LevelOf(desk, a.Id, code) is null);

    /// <summary>Where a member who goes on scoring goes: the next answer to this criterion, else the first of the next criterion with one left, else to locking.</summary>
    public static string NextAnswer(this IReadOnlyDictionary<ApplicationId, ScoreSheet> sheets, PanelDesk desk, string code)
    {
        var criteria = desk.Criteria.Content.In(Round.Sift).Criteria;
        var from = criteria.FindIndex(c => c.Code == code);
        foreach (var c in criteria.Skip(from).Concat(criteria.Take(from)))
            if (sheets.NextIn(desk, c.Code) is { } next)
                return SiftAnswer.Url(desk.Panel.Id, c.Code, next.Id);
        return LockRound.Url(desk.Panel.Id, Round.Sift);
    }
}
