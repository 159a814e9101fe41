using System.Globalization;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>One member scores one application by itself: evidence beside the levels, over several sittings. No name, no order of preferences, no adjustments.</summary>
public static class ScoreApplication
{
    public const string Route = "/assessing/{panel}/applications/{application}";
    public static string Url(PanelId panel, ApplicationId application) => $"/assessing/{panel}/applications/{application}";

    public sealed record Form
    {
        /// <summary>By code of the criterion.</summary>
        public Dictionary<string, string>? Level { get; init; }
        public Dictionary<string, string>? Note { get; init; }
        public string? Comment { get; init; }

        /// <summary>Digest of the criteria on the page that was filled in.</summary>
        public string? Criteria { get; init; }

        /// <summary>"lock" when the button that goes on to locking was pressed.</summary>
        public string? Next { get; init; }

        public ScoreContent? Read(CriteriaContent criteria, out FormErrors errors)
        {
            var read = new FormReader();
            var levels = new List<LevelGiven>();
            foreach (var c in criteria.Criteria)
            {
                var level = read.OptionalWhole(Level?.GetValueOrDefault(c.Code), $"Level[{c.Code}]", $"level for “{c.Title}”", criteria.LevelsFrom, criteria.LevelsTo);
                var note = read.Optional(Note?.GetValueOrDefault(c.Code), $"Note[{c.Code}]", $"note on “{c.Title}”", 4000);
                read.Check(level is not null || Next != "lock", $"Level[{c.Code}]", $"Choose a level for “{c.Title}”");
                if (level is { } given) levels.Add(new() { Code = c.Code, Level = given, Note = note });
                else read.Check(note is null, $"Level[{c.Code}]", $"Choose a level for “{c.Title}”, or take your note on it away");
            }
            var comment = read.Optional(Comment, nameof(Comment), "comment", 4000);
            errors = read.Errors;
            return read.Ok ? new() { Levels = levels, Comment = comment } : null;
        }

        public static Form Of(ScoreSheet? sheet, string digest) => new()
        {
            Level = sheet?.Content.Levels.ToDictionary(l => l.Code, l => l.Level.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal),
            Note = sheet?.Content.Levels.ToDictionary(l => l.Code, l => l.Note ?? "", StringComparer.Ordinal),
            Comment = sheet?.Content.Comment, Criteria = digest,
        };
    }

    /// <param name="Evidence">What the candidate wrote about it; null when it is tested otherwise.</param>
    public sealed record Line(Criterion Criterion, string? Evidence);
    public sealed record Model(PanelId Panel, string PanelName, ApplicationId Application, string Reference, CriteriaContent Criteria, string CriteriaTitle, IReadOnlyList<Line> Lines, bool Locked, bool Old, bool CanAgree, Form Form);

    public static async Task<IResult> Get(PanelId panel, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await PanelDesk.Open(db, actor, panel, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        if (desk.Undeclared.Count > 0) return Results.LocalRedirect(DeclareTies.Url(panel));
        if (desk.MayOpen(application) is not { } found) return Results.NotFound();
        var sheet = await Mine(db, desk, application, cancel);
        return ScoreApplicationPage.Show(await Show(db, desk, found, sheet, Form.Of(sheet, desk.Digest), cancel));
    }

    public static async Task<IResult> Post(PanelId panel, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk || desk.MayOpen(application) is not { } found) return Results.NotFound();
        var sheet = await Mine(db, desk, application, cancel);
        var model = await Show(db, desk, found, sheet, form with { Criteria = desk.Digest }, cancel);
        if (form.Criteria != desk.Digest) return ScoreApplicationPage.Refused(model, ScoreRefusals.OldCriteria.ToString());
        if (form.Read(desk.Criteria.Content, out var errors) is not { } content) return ScoreApplicationPage.Invalid(model, errors);

        if (sheet is null) db.ScoreSheets.Add(sheet = ScoreSheet.Start(panel, desk.Me.Id, application, desk.Digest, now));
        if (sheet.StartAgain(desk.Digest).Then(() => sheet.Write(content, desk.Digest, desk.Criteria.Content)).Refusal is { } refusal) return ScoreApplicationPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new ScoresSaved(sheet.Id, found.Reference), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        if (form.Next == "lock") return Results.LocalRedirect(LockScores.Url(panel, application));
        http.Say($"Scores for {found.Reference} saved. They are not locked yet");
        return Results.LocalRedirect(PanelWork.Url(panel));
    }

    internal static Task<ScoreSheet?> Mine(Db db, PanelDesk desk, ApplicationId application, CancellationToken cancel) =>
        db.ScoreSheets.SingleOrDefaultAsync(s => s.Member == desk.Me.Id && s.Application == application, cancel);

    static async Task<Model> Show(Db db, PanelDesk desk, DeskApplicant found, ScoreSheet? sheet, Form form, CancellationToken cancel)
    {
        var content = await db.Applications.AsNoTracking().Where(a => a.Id == found.Id).Select(a => a.Content).SingleAsync(cancel);
        return new(desk.Panel.Id, desk.Panel.Name, found.Id, found.Reference, desk.Criteria.Content, desk.Criteria.Title,
            [.. desk.Criteria.Content.Criteria.Select(c => new Line(c, c.Evidence ? content.EvidenceFor(c.Code) : null))],
            sheet is { Locked: true } && sheet.CriteriaDigest == desk.Digest, sheet is not null && sheet.CriteriaDigest != desk.Digest,
            sheet is { Locked: true } && sheet.CriteriaDigest == desk.Digest && await AgreeScores.EverybodyLocked(db, desk, found.Id, cancel), form);
    }
}
