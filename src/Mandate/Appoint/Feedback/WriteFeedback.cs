using Mandate.Appoint.Assessing;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Feedback;

/// <summary>One candidate's feedback, begun from the scores and notes of the panel; whoever presides turns the notes into words to the candidate.</summary>
public static class WriteFeedback
{
    public const string Route = "/assessing/{panel}/feedback/{application}";
    public static string Url(PanelId panel, ApplicationId application) => $"/assessing/{panel}/feedback/{application}";

    public sealed record Form
    {
        /// <summary>By code of the criterion.</summary>
        public Dictionary<string, string>? Words { get; init; }
        public string? Overall { get; init; }

        public FeedbackContent? Read(IReadOnlyList<Line> lines, IReadOnlyCollection<string> names, out FormErrors errors)
        {
            var read = new FormReader();
            var content = new FeedbackContent
            {
                Lines = [.. lines.Select(l => l.Composed with { Words = read.Optional(Words?.GetValueOrDefault(l.Composed.Code), $"Words[{l.Composed.Code}]", $"feedback on “{l.Composed.Title}”", 4000) ?? "" })],
                Overall = read.Optional(Overall, nameof(Overall), "what to build on", 4000),
            };
            foreach (var (code, fault) in content.Faults(names)) read.Check(false, code.Length == 0 ? nameof(Overall) : $"Words[{code}]", fault.Text);
            errors = read.Errors;
            return read.Ok ? content : null;
        }

        public static Form Of(FeedbackContent content) => new() { Words = content.Lines.ToDictionary(l => l.Code, l => l.Words, StringComparer.Ordinal), Overall = content.Overall };
    }

    /// <param name="Composed">From the record, with the notes as its words.</param>
    /// <param name="Notes">What the panel noted.</param>
    public sealed record Line(FeedbackLine Composed, IReadOnlyList<string> Notes);
    public sealed record Model(PanelId Panel, string Reference, IReadOnlyList<string> Posts, IReadOnlyList<Line> Lines, bool Given, Form Form);

    public static async Task<IResult> Get(PanelId panel, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.FeedbackFor(actor, panel, application, clock.GetUtcNow(), cancel) is not (var desk, var found)) return Results.NotFound();
        var (before, lines) = (await db.FeedbackOf(panel, application, cancel), await Compose(db, desk, found, cancel));
        return WriteFeedbackPage.Show(Show(desk, found, lines, before, Form.Of(before?.Content ?? new() { Lines = [.. lines.Select(l => l.Composed)] })));
    }

    public static async Task<IResult> Post(PanelId panel, ApplicationId application, [FromForm] Form form, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.FeedbackFor(actor, panel, application, now, cancel) is not (var desk, var found)) return Results.NotFound();
        var (before, lines) = (await db.FeedbackOf(panel, application, cancel), await Compose(db, desk, found, cancel));
        var model = Show(desk, found, lines, before, form);
        IReadOnlyCollection<string> names = (await db.NamesOn(desk.Panel, cancel)).Values;
        if (form.Read(lines, names, out var errors) is not { } content) return WriteFeedbackPage.Invalid(model, errors);

        if (before is null)
        {
            var written = CandidateFeedback.Write(panel, application, content, names, actor.User!.Value, now);
            if (written.Refusal is { } no) return WriteFeedbackPage.Refused(model, no.ToString());
            db.CandidateFeedback.Add(written.Value!);
        }
        else if (before.Change(content, names, actor.User!.Value, now).Refusal is { } refusal) return WriteFeedbackPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new FeedbackWritten(panel, application, found.Reference), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(PreviewFeedback.Url(panel, application));
    }

    static Model Show(PanelDesk desk, DeskApplicant found, IReadOnlyList<Line> lines, CandidateFeedback? before, Form form) =>
        new(desk.Panel.Id, found.Reference, desk.PostNames(found), lines, before?.Given == true, form);

    static async Task<IReadOnlyList<Line>> Compose(Db db, PanelDesk desk, DeskApplicant found, CancellationToken cancel)
    {
        var agreed = await db.AgreedScores.AsNoTracking().Where(a => a.Panel == desk.Panel.Id && a.Application == found.Id).ToListAsync(cancel);
        var counting = desk.Panel.Members.Where(m => m.Counts && !desk.Abstains(m.Id, found.Id)).Select(m => m.Id).ToList();
        var sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.Panel == desk.Panel.Id && s.Application == found.Id && s.LockedAt != null && counting.Contains(s.Member)).ToListAsync(cancel);
        return [.. FeedbackComposition.Of(desk.Criteria.Content, agreed, sheets).Select(c => new Line(c.Line, c.Notes))];
    }
}
