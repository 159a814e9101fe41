using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>A tie that reading brought to light. It may grow and is never taken back.</summary>
public static class DeclareTie
{
    public const string Route = "/assessing/{panel}/applications/{application}/tie";
    public static string Url(PanelId panel, ApplicationId application) => $"/assessing/{panel}/applications/{application}/tie";

    public sealed record Form
    {
        public string? Tie { get; init; }
        public string? Note { get; init; }

        public (Tie Tie, string Note)? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var tie = read.OneOf<Tie>(Tie, nameof(Tie), "Choose what your tie is");
            var note = read.Required(Note, nameof(Note), "Say in a few words what the tie is", 1000);
            errors = read.Errors;
            return read.Ok ? (tie, note) : null;
        }
    }

    public sealed record Model(PanelId Panel, ApplicationId Application, string Reference, Tie Now, Form Form);

    public static async Task<IResult> Get(PanelId panel, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await PanelDesk.Open(db, actor, panel, clock.GetUtcNow(), cancel) is { } desk && desk.MayOpen(application) is { } found
            ? DeclareTiePage.Show(new(panel, application, found.Reference, desk.MyTie(application)!.Tie, new()))
            : Results.NotFound();

    public static async Task<IResult> Post(PanelId panel, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk || desk.MayOpen(application) is not { } found) return Results.NotFound();
        var tie = await db.ConflictDeclarations.SingleAsync(t => t.Member == desk.Me.Id && t.Application == application, cancel);
        var model = new Model(panel, application, found.Reference, tie.Tie, form);
        if (form.Read(out var errors) is not { } facts) return DeclareTiePage.Invalid(model, errors);

        if (desk.ReportIn(found)) return DeclareTiePage.Refused(model, PanelRefusals.ReportIn.ToString());
        if (tie.Change(facts.Tie, facts.Note, now).Refusal is { } refusal) return DeclareTiePage.Refused(model, refusal.ToString());
        db.Record(actor, now, new TiesDeclared(panel, desk.Me.Id, 1, facts.Tie == Tie.None ? 0 : 1, facts.Tie == Tie.Conflict ? 1 : 0), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say(tie.Abstains ? $"You abstain from {found.Reference}. The report says so" : "Your tie is recorded");
        return Results.LocalRedirect(PanelWork.Url(panel));
    }
}
