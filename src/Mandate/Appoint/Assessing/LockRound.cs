using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>All of a member's scores of a round in one table, to look over and to lock in one step.</summary>
public static class LockRound
{
    public const string Route = "/assessing/{panel}/{round}/lock";
    public static string Url(PanelId panel, Round round) => $"/assessing/{panel}/{round.Slug()}/lock";

    public sealed record Form
    {
        public List<string>? Read { get; init; }
    }

    /// <param name="Changed">Titles of criteria whose answer had other words hidden when it was scored.</param>
    public sealed record Line(ApplicationId Id, string Reference, ScoreContent Scores, bool Locked, IReadOnlyList<string> Unscored, IReadOnlyList<string> Changed);
    public sealed record Model(PanelId Panel, string PanelName, Round Round, CriteriaContent Criteria, IReadOnlyList<Line> Lines)
    {
        public IEnumerable<Line> Ready => Lines.Where(l => !l.Locked && l.Unscored.Count == 0);

        /// <summary>Those on this page of the table.</summary>
        public PageOf<Line> Shown { get; init; } = new([], 0);
    }

    public static async Task<IResult> Get(PanelId panel, Named<Round> round, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await PanelDesk.Open(db, actor, panel, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        if (desk.Undeclared.Count > 0) return Results.LocalRedirect(DeclareTies.Url(panel));
        if (desk.MayScore().Refused) return CannotStart.Of(desk);
        return LockRoundPage.Show((await Show(db, desk, round, cancel, list)).Model);
    }

    public static async Task<IResult> Post(PanelId panel, Named<Round> round, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk || desk.Undeclared.Count > 0) return Results.NotFound();
        if (desk.MayScore().Refused) return CannotStart.Of(desk);
        var (model, sheets) = await Show(db, desk, round, cancel);
        var read = form.Read?.Contains("yes") == true;
        if (!read && model.Ready.Any(l => l.Changed.Count > 0)) return LockRoundPage.Invalid(model, new([new(nameof(form.Read), "Read the changed answers again, then tick that you have")]));
        if (!model.Ready.Any()) return LockRoundPage.Refused(model, ScoreRefusals.NotComplete.ToString());

        var ready = model.Ready.ToList();
        foreach (var line in ready)
        {
            var sheet = sheets[line.Id];
            if (sheet.Lock(desk.Criteria.Content, desk.Digest, now, line.Changed, noticed: read).Refusal is { } refusal) return LockRoundPage.Refused(model, refusal.ToString());
            db.Record(actor, now, new ScoresLocked(sheet.Id, line.Reference, sheet.CriteriaDigest, round), desk.Campaign.AppointingBody);
        }
        await db.SaveChangesAsync(cancel);
        http.Say(ready.Count == 1 ? "Your scores for 1 application are locked" : $"Your scores for {ready.Count} applications are locked");
        return Results.LocalRedirect(PanelWork.Url(panel));
    }

    static async Task<(Model Model, IReadOnlyDictionary<ApplicationId, ScoreSheet> Sheets)> Show(Db db, PanelDesk desk, Round round, CancellationToken cancel, ListQuery? list = null)
    {
        var criteria = desk.Criteria.Content.In(round);
        var sheets = await db.ScoreSheets.Where(s => s.Member == desk.Me.Id && s.Round == round && s.CriteriaDigest == desk.Digest).ToDictionaryAsync(s => s.Application, cancel);
        var hidden = round == Round.Sift ? await db.HiddenOf(sheets.Values.Where(s => !s.Locked).Select(s => s.Application).ToHashSet(), desk.Campaign.Id, cancel) : null;
        var lines = new List<Line>();
        foreach (var a in desk.Mine.Where(a => desk.MayOpen(a.Id, round) is not null).OrderBy(a => a.Reference, StringComparer.Ordinal))
        {
            var sheet = sheets.GetValueOrDefault(a.Id);
            var changed = sheet is { Locked: false } && round == Round.Sift ? sheet.ReadOtherwise(hidden!.GetValueOrDefault(a.Id) ?? BlindAnswers.NothingHidden) : [];
            lines.Add(new(a.Id, a.Reference, sheet?.Content ?? new(), sheet?.Locked == true, [.. (sheet?.Unscored(desk.Criteria.Content) ?? criteria.Criteria).Select(c => c.Title)],
                [.. changed.Select(code => criteria.Criteria.Find(c => c.Code == code)?.Title ?? code)]));
        }
        list ??= new();
        return (new(desk.Panel.Id, desk.Panel.Name, round, criteria, lines) { Shown = list.Of<Line>([.. lines.Skip(list.Skip).Take(ListQuery.Size)], lines.Count) }, sheets);
    }
}
