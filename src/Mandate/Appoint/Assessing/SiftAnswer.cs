using System.Globalization;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>One answer to one criterion, beside what each level looks like. Saving goes on to the next answer to the same criterion.</summary>
public static class SiftAnswer
{
    public const string Route = "/assessing/{panel}/criteria/{code}/{application}";
    public static string Url(PanelId panel, string code, ApplicationId application) => $"/assessing/{panel}/criteria/{code}/{application}";

    public sealed record Form
    {
        public string? Level { get; init; }
        public string? Note { get; init; }

        /// <summary>Digest of the criteria, and what was hidden of the answer, on the page that was filled in.</summary>
        public string? Criteria { get; init; }
        public string? Hidden { get; init; }

        /// <summary>"stop" when the button that goes back to the list was pressed.</summary>
        public string? Next { get; init; }

        public LevelGiven? Read(Criterion criterion, CriteriaContent criteria, out FormErrors errors)
        {
            var read = new FormReader();
            var level = read.OptionalWhole(Level, nameof(Level), "level", criteria.LevelsFrom, criteria.LevelsTo);
            read.Check(level is not null, nameof(Level), "Choose a level");
            var note = read.Required(Note, nameof(Note), "Write a note: what in the answer led you to this level", 4000);
            errors = read.Errors;
            return read.Ok ? new() { Code = criterion.Code, Level = level!.Value, Note = note, Hidden = string.IsNullOrEmpty(Hidden) ? null : Hidden } : null;
        }
    }

    public sealed record Model(PanelId Panel, string PanelName, ApplicationId Application, string Reference, Criterion Criterion, CriteriaContent Criteria, string? Answer, int Done, int Of, bool Locked, Form Form);

    public static async Task<IResult> Get(PanelId panel, string code, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await PanelDesk.Open(db, actor, panel, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        if (desk.Undeclared.Count > 0) return Results.LocalRedirect(DeclareTies.Url(panel));
        if (Found(desk, code, application) is not (var found, var criterion)) return Results.NotFound();
        if (desk.MayScore().Refused) return CannotStart.Of(desk);
        return SiftAnswerPage.Show(await Show(db, desk, found, criterion, null, cancel));
    }

    public static async Task<IResult> Post(PanelId panel, string code, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk || Found(desk, code, application) is not (var found, var criterion)) return Results.NotFound();
        if (desk.MayScore().Refused) return CannotStart.Of(desk);
        var model = await Show(db, desk, found, criterion, form, cancel);
        if (form.Criteria != desk.Digest) return SiftAnswerPage.Refused(model, ScoreRefusals.OldCriteria.ToString());
        if (form.Read(criterion, desk.Criteria.Content, out var errors) is not { } level) return SiftAnswerPage.Invalid(model, errors);

        var sheet = await ScoreApplication.Mine(db, desk, application, Round.Sift, cancel);
        if (sheet is null) db.ScoreSheets.Add(sheet = ScoreSheet.Start(panel, desk.Me.Id, application, desk.Digest, now));
        if (sheet.StartAgain(desk.Digest).Then(() => sheet.Write(sheet.Content.With(level), desk.Digest, desk.Criteria.Content)).Refusal is { } refusal) return SiftAnswerPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new ScoresSaved(sheet.Id, found.Reference), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say($"Level {level.Level} for {found.Reference} saved");
        return Results.LocalRedirect(form.Next == "stop" ? SiftCriterion.Url(panel, code) : (await db.MySheets(desk, cancel)).NextAnswer(desk, code));
    }

    static (DeskApplicant, Criterion)? Found(PanelDesk desk, string code, ApplicationId application) =>
        desk.MayOpen(application) is { } found && desk.Criteria.Content.In(Round.Sift).Criteria.Find(c => c.Code == code) is { } criterion ? (found, criterion) : null;

    static async Task<Model> Show(Db db, PanelDesk desk, DeskApplicant found, Criterion criterion, Form? form, CancellationToken cancel)
    {
        var sheets = await db.MySheets(desk, cancel);
        var answer = (await db.AnswersOf(desk, [found.Id], cancel, criterion.Code)).GetValueOrDefault((found.Id, criterion.Code));
        var mine = desk.Mine.Where(a => desk.MayOpen(a.Id) is not null).ToList();
        var given = sheets.LevelOf(desk, found.Id, criterion.Code) is { } level ? (Level: level.ToString(CultureInfo.InvariantCulture), Note: sheets[found.Id].Content.NoteOn(criterion.Code)) : (null, null);
        return new(desk.Panel.Id, desk.Panel.Name, found.Id, found.Reference, criterion, desk.Criteria.Content, answer?.Text, mine.Count(a => sheets.LevelOf(desk, a.Id, criterion.Code) is not null), mine.Count,
            sheets.IsLocked(desk, found.Id), (form ?? new() { Level = given.Level, Note = given.Note }) with { Criteria = desk.Digest, Hidden = answer?.Hidden });
    }
}
