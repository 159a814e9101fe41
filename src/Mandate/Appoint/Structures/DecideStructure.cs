using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Structures;

/// <summary>Records what the board decided: option, day, minute, reasons.</summary>
public static class DecideStructure
{
    public const string Route = "/structures/{structure}/decision";
    public static string Url(StructureId id) => $"/structures/{id}/decision";

    public sealed record Form
    {
        public string? Option { get; init; }
        public DateText? On { get; init; }
        public string? Minute { get; init; }
        public string? Reasons { get; init; }
        public string? WhyWithout { get; init; }
    }

    public sealed record Model(Shaping Of, Form Form);

    public static async Task<IResult> Get(StructureId structure, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.StructureToShape(actor, structure, clock.Today(), cancel) is { Structure: { Consultation: not null, Decision: null } } found ? DecideStructurePage.Show(new(found, new())) : Results.NotFound();

    public static async Task<IResult> Post(StructureId structure, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.StructureToShape(actor, structure, London.Day(now), cancel) is not { } found) return Results.NotFound();
        var (s, model, read) = (found.Structure, new Model(found, form), new FormReader());
        var decision = new StructureDecision
        {
            Option = read.OneOf(form.Option, nameof(form.Option), "Select the option the board decided on", s.Options.Select(o => o.Key)),
            On = read.Date(form.On, nameof(form.On), "the day of the decision"),
            Minute = read.Required(form.Minute, nameof(form.Minute), "Enter where it stands in the minutes", 120),
            Reasons = read.Required(form.Reasons, nameof(form.Reasons), "Enter the board’s reasons", 4000),
            WhyWithout = read.Optional(form.WhyWithout, nameof(form.WhyWithout), "reason to leave a post out", 2000),
            At = now, By = actor.User!.Value,
        };
        if (!read.Ok) return DecideStructurePage.Invalid(model, read.Errors);
        if (s.Decide(decision, found.Required, London.Day(now)).Refusal is { } refusal) return DecideStructurePage.Refused(model, refusal.ToString());
        db.Record(actor, now, new StructureDecided(s.Id, s.Body, s.Option(decision.Option)!.Title, decision.On, decision.Minute), s.Body, decision.Reasons);
        await db.SaveChangesAsync(cancel);
        http.Say("The decision is recorded.");
        return Results.LocalRedirect(ShowStructure.Url(s.Id));
    }
}
