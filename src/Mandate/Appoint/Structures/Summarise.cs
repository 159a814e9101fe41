using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Structures;

/// <summary>The answers, counted by option; once the consultation has closed, what they come to in a few words.</summary>
public static class Summarise
{
    public const string Route = "/structures/{structure}/answers";
    public static string Url(StructureId id) => $"/structures/{id}/answers";

    public sealed record Form
    {
        public string? Summary { get; init; }
    }

    public sealed record Model(Shaping Of, StructureStatus Status, IReadOnlyList<StructureResponse> Responses, Form Form)
    {
        public string Preferred(StructureResponse response) => response.Option is { } key ? Of.Structure.Option(key)!.Title : "None of them";
    }

    public static async Task<IResult> Get(StructureId structure, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, structure, null, London.Day(now), cancel) is not { } model) return Results.NotFound();
        db.RecordAccess(actor, Subject.Of(structure), $"Read {Numbers.Count(model.Responses.Count, "answer")} to the consultation", now);
        await db.SaveChangesAsync(cancel);
        return SummarisePage.Show(model);
    }

    public static async Task<IResult> Post(StructureId structure, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, structure, form, London.Day(now), cancel) is not { } model) return Results.NotFound();
        var read = new FormReader();
        var summary = read.Required(form.Summary, nameof(form.Summary), "Enter what people said", 8000);
        if (!read.Ok) return SummarisePage.Invalid(model, read.Errors);
        var s = model.Of.Structure;
        if (s.Summarise(summary, London.Day(now)).Refusal is { } refusal) return SummarisePage.Refused(model, refusal.ToString());
        db.Record(actor, now, new StructureChanged(s.Id, $"summarised {Numbers.Count(model.Responses.Count, "answer")} to the consultation"), s.Body);
        await db.SaveChangesAsync(cancel);
        http.Say("The summary is saved.");
        return Results.LocalRedirect(ShowStructure.Url(s.Id));
    }

    static async Task<Model?> Load(Db db, Actor actor, StructureId id, Form? form, DateOnly today, CancellationToken cancel)
    {
        if (await db.StructureToShape(actor, id, today, cancel) is not { Structure.Consultation: { } consultation } found) return null;
        var responses = await db.StructureResponses.AsNoTracking().Where(r => r.Structure == id).OrderBy(r => r.At).ToListAsync(cancel);
        return new(found, found.Structure.StatusOn(today), responses, form ?? new() { Summary = consultation.Summary });
    }
}
