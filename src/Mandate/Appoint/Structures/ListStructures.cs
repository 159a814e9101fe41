using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Structures;

/// <summary>Executive structures of the bodies somebody shapes, consultations open to everybody who is signed in, and the form that starts one.</summary>
public static class ListStructures
{
    public const string Route = "/structures";
    public static string Url => Route;

    public sealed record Form
    {
        public string? Body { get; init; }
        public string? Title { get; init; }
    }

    public sealed record Line(StructureId Id, string Title, string Body, StructureStatus Status, DateOnly? Closes);
    public sealed record Model(IReadOnlyList<Line> Mine, IReadOnlyList<Line> Open, IReadOnlyList<Choice> Bodies, Form Form);

    public static async Task<IResult> Get(Actor actor, Db db, TimeProvider clock, CancellationToken cancel) => ListStructuresPage.Show(await Load(db, actor, new(), clock.Today(), cancel));

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var model = await Load(db, actor, form, London.Day(now), cancel);
        if (model.Bodies.Count == 0) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var read = new FormReader();
        var body = read.OneOf(form.Body, nameof(form.Body), "Select a body", model.Bodies.Select(b => b.Value));
        var title = read.Required(form.Title, nameof(form.Title), "Enter a title", 200);
        if (!read.Ok || !Id.TryParse<BodyId>(body, out var id)) return ListStructuresPage.Invalid(model, read.Errors);
        var structure = ExecutiveStructure.Draft(id, title, now);
        db.ExecutiveStructures.Add(structure);
        db.Record(actor, now, new StructureDrafted(structure.Id, id, title), id);
        await db.SaveChangesAsync(cancel);
        http.Say("Write the options now.");
        return Results.LocalRedirect(ShowStructure.Url(structure.Id));
    }

    static async Task<Model> Load(Db db, Actor actor, Form form, DateOnly today, CancellationToken cancel)
    {
        var shaped = (await db.BodiesShaped(actor, today, cancel)).ToList();
        var all = await db.ExecutiveStructures.AsNoTracking().ToListAsync(cancel);
        var seen = all.Where(s => shaped.Contains(s.Body) || s.StatusOn(today) == StructureStatus.Consulting).ToList();
        var ids = seen.Select(s => s.Body).Concat(shaped).Distinct().ToList();
        var names = await db.Bodies.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.LegalName, cancel);
        IReadOnlyList<Line> Lines(Func<ExecutiveStructure, bool> which) =>
            [.. seen.Where(which).Select(s => new Line(s.Id, s.Title, names[s.Body], s.StatusOn(today), s.Consultation?.ClosesOn)).OrderBy(l => l.Body, StringComparer.CurrentCulture).ThenBy(l => l.Title, StringComparer.CurrentCulture)];
        return new(Lines(s => shaped.Contains(s.Body)), Lines(s => s.StatusOn(today) == StructureStatus.Consulting), [.. shaped.Select(b => new Choice($"{b}", names[b])).OrderBy(c => c.Text, StringComparer.CurrentCulture)], form);
    }
}
