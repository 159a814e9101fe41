using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>Before anything else each member says of every applicant whether they have a tie. The one page where a panel sees names.</summary>
public static class DeclareTies
{
    public const string Route = "/assessing/{panel}/ties";
    public static string Url(PanelId panel) => $"/assessing/{panel}/ties";

    public sealed record Form
    {
        /// <summary>By id of the application.</summary>
        public Dictionary<string, string>? Tie { get; init; }
        public Dictionary<string, string>? Note { get; init; }

        public IReadOnlyList<(ApplicationId Application, Tie Tie, string? Note)>? Read(IReadOnlyList<Line> lines, out FormErrors errors)
        {
            var read = new FormReader();
            var ties = lines.Select(line =>
            {
                var key = line.Id.ToString();
                var tie = read.OneOf<Tie>(Tie?.GetValueOrDefault(key), $"Tie[{key}]", $"Say whether you have a tie to {line.Name} ({line.Reference})");
                var note = read.Optional(Note?.GetValueOrDefault(key), $"Note[{key}]", "note", 1000);
                read.Check(tie == Appoint.Tie.None || note is not null, $"Note[{key}]", $"Say in a few words what your tie to {line.Name} ({line.Reference}) is");
                return (line.Id, tie, note);
            }).ToList();
            errors = read.Errors;
            return read.Ok ? ties : null;
        }
    }

    public sealed record Line(ApplicationId Id, string Reference, string Name);
    /// <param name="Lines">So many at a time.</param>
    /// <param name="Left">Applicants after those.</param>
    /// <param name="Declared">What was said so far, the ties before the rest; the first of many.</param>
    public sealed record Model(PanelId Panel, string Name, IReadOnlyList<Line> Lines, int Left, IReadOnlyList<(string Reference, Tie Tie, string? Note)> Declared, int AllDeclared, Form Form);

    /// <summary>More on one page nobody reads with care, and no browser sends in one form.</summary>
    const int Together = 100;

    public static async Task<IResult> Get(PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await PanelDesk.Open(db, actor, panel, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        return DeclareTiesPage.Show(await Show(db, desk, new(), cancel));
    }

    public static async Task<IResult> Post(PanelId panel, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk) return Results.NotFound();
        var model = await Show(db, desk, form, cancel);
        if (model.Lines.Count == 0) return Results.LocalRedirect(PanelWork.Url(panel));
        if (form.Read(model.Lines, out var errors) is not { } ties) return DeclareTiesPage.Invalid(model, errors);

        foreach (var (application, tie, note) in ties)
        {
            var declared = ConflictDeclaration.Declare(desk.Me.Id, application, tie, note, now);
            if (declared.Refusal is { } refusal) return DeclareTiesPage.Refused(model, refusal.ToString());
            db.ConflictDeclarations.Add(declared.Value!);
        }
        db.Record(actor, now, new TiesDeclared(panel, desk.Me.Id, ties.Count, ties.Count(t => t.Tie != Tie.None), ties.Count(t => t.Tie == Tie.Conflict)), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say("Your ties are recorded");
        return Results.LocalRedirect(model.Left > 0 ? Url(panel) : PanelWork.Url(panel));
    }

    static async Task<Model> Show(Db db, PanelDesk desk, Form form, CancellationToken cancel)
    {
        // Those that the form names, so that nobody slips in between; else the next in the order of their references.
        var named = desk.Undeclared.Where(a => form.Tie?.ContainsKey(a.Id.ToString()) == true || form.Note?.ContainsKey(a.Id.ToString()) == true).ToList();
        var ids = (named.Count > 0 ? named : desk.Undeclared).OrderBy(a => a.Reference, StringComparer.Ordinal).Take(Together).Select(a => a.Id).ToList();
        var lines = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Reference).Select(a => new Line(a.Id, a.Reference, a.Content.Name)).ToListAsync(cancel);
        var declared = desk.Mine.Select(a => (a.Reference, Tie: desk.MyTie(a.Id))).Where(x => x.Tie is not null).ToList();
        return new(desk.Panel.Id, desk.Panel.Name, lines, desk.Undeclared.Count - lines.Count,
            [.. declared.OrderBy(x => declared.Count > Together && x.Tie!.Tie == Tie.None).ThenBy(x => x.Reference, StringComparer.Ordinal).Take(Together).Select(x => (x.Reference, x.Tie!.Tie, x.Tie.Note))], declared.Count, form);
    }
}
