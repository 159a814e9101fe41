using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Structures;

/// <summary>Opens a consultation on the options: from when to when, who is asked, and what they should know.</summary>
public static class Consult
{
    public const string Route = "/structures/{structure}/consultation";
    public static string Url(StructureId id) => $"/structures/{id}/consultation";

    public sealed record Form
    {
        public DateText? OpensOn { get; init; }
        public DateText? ClosesOn { get; init; }
        public string? Whom { get; init; }
        public string? Text { get; init; }
    }

    public sealed record Model(Shaping Of, Form Form);

    public static async Task<IResult> Get(StructureId structure, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.StructureToShape(actor, structure, clock.Today(), cancel) is { Structure.Consultation: null } found ? ConsultPage.Show(new(found, new())) : Results.NotFound();

    public static async Task<IResult> Post(StructureId structure, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.StructureToShape(actor, structure, London.Day(now), cancel) is not { } found) return Results.NotFound();
        var (s, model, read) = (found.Structure, new Model(found, form), new FormReader());
        var opens = read.Date(form.OpensOn, nameof(form.OpensOn), "the day it opens");
        var closes = read.Date(form.ClosesOn, nameof(form.ClosesOn), "the last day to answer");
        var consultation = new Consultation
        {
            OpensOn = opens, ClosesOn = closes,
            Whom = read.Required(form.Whom, nameof(form.Whom), "Enter who is asked", 400), Text = read.Required(form.Text, nameof(form.Text), "Enter what people should know", 8000),
        };
        if (read.Ok && closes < opens) read.Check(false, nameof(form.ClosesOn), StructureRefusals.Backwards(consultation).Text);
        if (!read.Ok) return ConsultPage.Invalid(model, read.Errors);
        if (s.Consult(consultation, London.Day(now)).Refusal is { } refusal) return ConsultPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new StructureChanged(s.Id, $"opened a consultation from {opens:d MMMM yyyy} to {closes:d MMMM yyyy} with {consultation.Whom}"), s.Body);
        await db.SaveChangesAsync(cancel);
        http.Say("The consultation is set. Everybody who signs in can answer while it is open.");
        return Results.LocalRedirect(ShowStructure.Url(s.Id));
    }
}
