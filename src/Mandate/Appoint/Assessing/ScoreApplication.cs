using System.Globalization;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>One member's scores for one candidate in one round. In the sift: the answers beside the levels, without a name. At interview: the questions of the kit.</summary>
public static class ScoreApplication
{
    public const string Route = "/assessing/{panel}/{round}/{application}";
    public static string Url(PanelId panel, ApplicationId application, Round round = Round.Sift) => $"/assessing/{panel}/{round.Slug()}/{application}";

    public sealed record Form
    {
        /// <summary>By code of the criterion.</summary>
        public Dictionary<string, string>? Level { get; init; }
        public Dictionary<string, string>? Note { get; init; }
        public string? Comment { get; init; }

        /// <summary>What was hidden of each answer on the page that was filled in.</summary>
        public Dictionary<string, string>? Hidden { get; init; }

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
                read.Check(level is null || note is not null, $"Note[{c.Code}]", $"Write a note on “{c.Title}”: what led you to this level");
                if (level is { } given) levels.Add(new() { Code = c.Code, Level = given, Note = note, Hidden = Hidden?.GetValueOrDefault(c.Code) is { Length: > 0 } hidden ? hidden : null });
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

    /// <param name="Evidence">What the candidate wrote about it; null when it was not asked for.</param>
    /// <param name="Hidden">What of it is hidden.</param>
    /// <param name="Asked">At interview: what is asked, and what to look for.</param>
    public sealed record Line(Criterion Criterion, string? Evidence, string? Hidden, KitQuestion? Asked);

    /// <param name="Name">Of the candidate, at interview.</param>
    public sealed record Model(PanelId Panel, string PanelName, Round Round, ApplicationId Application, string Reference, string? Name, CriteriaContent Criteria, IReadOnlyList<Line> Lines, bool Locked, bool Old, bool CanAgree, Form Form);

    public static async Task<IResult> Get(PanelId panel, Named<Round> round, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await PanelDesk.Open(db, actor, panel, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        if (desk.Undeclared.Count > 0) return Results.LocalRedirect(DeclareTies.Url(panel));
        if (desk.MayOpen(application, round) is not { } found) return Results.NotFound();
        if (desk.MayScore().Refused) return CannotStart.Of(desk);
        var sheet = await Mine(db, desk, application, round, cancel);
        return ScoreApplicationPage.Show(await Show(db, desk, found, round, sheet, Form.Of(sheet, desk.Digest), cancel));
    }

    public static async Task<IResult> Post(PanelId panel, Named<Round> round, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk || desk.MayOpen(application, round) is not { } found) return Results.NotFound();
        if (desk.MayScore().Refused) return CannotStart.Of(desk);
        var sheet = await Mine(db, desk, application, round, cancel);
        var model = await Show(db, desk, found, round, sheet, form with { Criteria = desk.Digest }, cancel);
        if (round == Round.Interview && desk.InterviewOf(application)?.Begun(now) != true) return ScoreApplicationPage.Refused(model, InterviewRefusals.NotHeld.ToString());
        if (form.Criteria != desk.Digest) return ScoreApplicationPage.Refused(model, ScoreRefusals.OldCriteria.ToString());
        if (form.Read(desk.Criteria.Content.In(round), out var errors) is not { } content) return ScoreApplicationPage.Invalid(model, errors);

        if (sheet is null) db.ScoreSheets.Add(sheet = ScoreSheet.Start(panel, desk.Me.Id, application, desk.Digest, now, round));
        if (sheet.StartAgain(desk.Digest).Then(() => sheet.Write(content, desk.Digest, desk.Criteria.Content)).Refusal is { } refusal) return ScoreApplicationPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new ScoresSaved(sheet.Id, found.Reference, round), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        if (form.Next == "lock") return Results.LocalRedirect(LockScores.Url(panel, application, round));
        http.Say($"Scores for {found.Reference} saved. They are not locked yet");
        return Results.LocalRedirect(PanelWork.Url(panel));
    }

    internal static Task<ScoreSheet?> Mine(Db db, PanelDesk desk, ApplicationId application, Round round, CancellationToken cancel) =>
        db.ScoreSheets.SingleOrDefaultAsync(s => s.Member == desk.Me.Id && s.Application == application && s.Round == round, cancel);

    static async Task<Model> Show(Db db, PanelDesk desk, DeskApplicant found, Round round, ScoreSheet? sheet, Form form, CancellationToken cancel)
    {
        var answers = await db.AnswersOf(desk, [found.Id], cancel);
        var kit = round == Round.Sift ? null : await db.KitOf(desk, cancel);
        var locked = sheet is { Locked: true } && sheet.CriteriaDigest == desk.Digest;
        return new(desk.Panel.Id, desk.Panel.Name, round, found.Id, found.Reference, round == Round.Interview ? await db.NameOf(desk, found.Id, cancel) : null, desk.Criteria.Content,
            [.. desk.Criteria.Content.In(round).Criteria.Select(c => answers.GetValueOrDefault((found.Id, c.Code)) is var answer && c.Evidence ? new Line(c, answer?.Text, answer?.Hidden, kit?.On(c.Code)) : new Line(c, null, null, kit?.On(c.Code)))],
            locked, sheet is not null && sheet.CriteriaDigest != desk.Digest, locked && await AgreeScores.EverybodyLocked(db, desk, found.Id, round, cancel), form);
    }

    /// <summary>The candidate's name, from the shortlist on.</summary>
    internal static async Task<string?> NameOf(this Db db, PanelDesk desk, ApplicationId application, CancellationToken cancel) =>
        desk.Lifted(application) ? await db.Applications.Where(a => a.Id == application).Select(a => a.Content.Name).SingleAsync(cancel) : null;
}
