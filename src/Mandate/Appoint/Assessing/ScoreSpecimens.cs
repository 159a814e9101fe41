using System.Globalization;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>The specimen answers of a campaign beside the levels, scored by each assessor alone, once for all panels they sit on. Nothing in the address names whose scores they are.</summary>
public static class ScoreSpecimens
{
    public const string Route = "/assessing/{panel}/specimens";
    public static string Url(PanelId panel) => $"/assessing/{panel}/specimens";

    public sealed record Form
    {
        /// <summary>By code of the specimen.</summary>
        public Dictionary<string, string>? Level { get; init; }
        public Dictionary<string, string>? Note { get; init; }

        /// <summary>Digest of the criteria on the page that was filled in.</summary>
        public string? Criteria { get; init; }

        /// <summary>"lock" when the button that goes on to locking was pressed.</summary>
        public string? Next { get; init; }

        public ScoreContent? Read(CriteriaSet criteria, out FormErrors errors)
        {
            var read = new FormReader();
            var levels = new List<LevelGiven>();
            foreach (var (n, s) in criteria.Specimens.Index())
            {
                var level = read.OptionalWhole(Level?.GetValueOrDefault(s.Code), $"Level[{s.Code}]", $"level for specimen {n + 1}", criteria.Content.LevelsFrom, criteria.Content.LevelsTo);
                var note = read.Optional(Note?.GetValueOrDefault(s.Code), $"Note[{s.Code}]", $"note on specimen {n + 1}", 4000);
                read.Check(level is not null || Next != "lock", $"Level[{s.Code}]", $"Choose a level for specimen {n + 1}");
                read.Check(level is null || note is not null, $"Note[{s.Code}]", $"Write a note on specimen {n + 1}: what led you to this level");
                if (level is { } given) levels.Add(new() { Code = s.Code, Level = given, Note = note });
                else read.Check(note is null, $"Level[{s.Code}]", $"Choose a level for specimen {n + 1}, or take your note on it away");
            }
            errors = read.Errors;
            return read.Ok ? new() { Levels = levels } : null;
        }

        public static Form Of(CalibrationSheet? sheet, string digest) => new()
        {
            Level = sheet?.Content.Levels.ToDictionary(l => l.Code, l => l.Level.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal),
            Note = sheet?.Content.Levels.ToDictionary(l => l.Code, l => l.Note ?? "", StringComparer.Ordinal), Criteria = digest,
        };
    }

    /// <param name="Others">How often each level was given by the other assessors who have locked; null until this member has.</param>
    public sealed record Line(Specimen Specimen, Criterion Criterion, IReadOnlyList<(int Level, int Times)>? Others);

    public sealed record Model(PanelId Panel, string PanelName, CriteriaContent Criteria, IReadOnlyList<Line> Lines, bool Locked, bool Old, Form Form);

    public static async Task<IResult> Get(PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Desk(db, actor, panel, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        return ScoreSpecimensPage.Show(await Show(db, desk, Form.Of(desk.Calibration, desk.Digest), cancel));
    }

    public static async Task<IResult> Post(PanelId panel, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Desk(db, actor, panel, now, cancel) is not { } desk) return Results.NotFound();
        var model = await Show(db, desk, form with { Criteria = desk.Digest }, cancel);
        if (model.Locked) return ScoreSpecimensPage.Refused(await Show(db, desk, Form.Of(desk.Calibration, desk.Digest), cancel), CalibrationRefusals.Locked.ToString());
        if (form.Criteria != desk.Digest) return ScoreSpecimensPage.Refused(model, ScoreRefusals.OldCriteria.ToString());
        if (form.Read(desk.Criteria, out var errors) is not { } content) return ScoreSpecimensPage.Invalid(model, errors);

        var sheet = desk.Calibration ?? CalibrationSheet.Start(desk.Campaign.Id, desk.Me.User, desk.Digest, now);
        if (desk.Calibration is null) db.CalibrationSheets.Add(sheet);
        if (sheet.Write(content, desk.Digest, desk.Criteria).Refusal is { } refusal) return ScoreSpecimensPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new SpecimensSaved(sheet.Id), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        if (form.Next == "lock") return Results.LocalRedirect(LockSpecimens.Url(panel));
        http.Say("Your scores of the specimens are saved. They are not locked yet");
        return Results.LocalRedirect(PanelWork.Url(panel));
    }

    /// <summary>The desk of a member of a panel of a published campaign with calibration.</summary>
    internal static async Task<PanelDesk?> Desk(Db db, Actor actor, PanelId panel, DateTimeOffset now, CancellationToken cancel) =>
        await PanelDesk.Open(db, actor, panel, now, cancel) is { Campaign: { Terms.Calibration: true, PublishedAt: not null } } desk ? desk : null;

    static async Task<Model> Show(Db db, PanelDesk desk, Form form, CancellationToken cancel)
    {
        var locked = desk.Calibration?.Opens(desk.Digest) == true;
        var others = locked ? (await db.LockedSpecimens(desk.Campaign, cancel)).Where(s => s.User != desk.Me.User).Select(s => s.Scores).ToList() : null;
        return new(desk.Panel.Id, desk.Panel.Name, desk.Criteria.Content,
            [.. from s in desk.Criteria.Specimens let criterion = desk.Criteria.Content.Criteria.Find(c => c.Code == s.Criterion) where criterion is not null select new Line(s, criterion, others is null ? null : Times(others, s.Code))],
            locked, desk.Calibration is { } sheet && sheet.CriteriaDigest != desk.Digest, form);
    }

    static IReadOnlyList<(int, int)> Times(IEnumerable<ScoreContent> scores, string code) =>
        [.. scores.Select(s => s.LevelOf(code)).OfType<int>().GroupBy(l => l).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
}
