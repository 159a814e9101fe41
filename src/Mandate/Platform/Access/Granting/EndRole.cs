using Mandate.Design;
using Mandate.Platform.Access.People;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Granting;

/// <summary>Ends a role early, with a reason.</summary>
public static class EndRole
{
    public const string Route = "/people-and-roles/holdings/{id}/end";
    public static string Url(RoleHoldingId id) => $"/people-and-roles/holdings/{id}/end";

    public sealed record Form
    {
        public DateText? LastDay { get; init; }
        public string? Reason { get; init; }
    }

    public sealed record Model(RoleHoldingId Id, UserId Person, string Name, string Title, string Where, Form Form);

    public static async Task<IResult> Get(RoleHoldingId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.RoleHoldings.InScope(actor).SingleOrDefaultAsync(h => h.Id == id, cancel) is { } holding
            ? EndRolePage.Show(await ModelOf(holding, new() { LastDay = DateText.From(clock.Today()) }, db, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(RoleHoldingId id, [FromForm] Form form, Actor actor, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.RoleHoldings.InScope(actor).SingleOrDefaultAsync(h => h.Id == id, cancel) is not { } holding) return Results.NotFound();
        var read = new FormReader();
        var lastDay = read.Date(form.LastDay, nameof(Form.LastDay), "the last day", clock.Today().AddDays(-1));
        var reason = read.Required(form.Reason, nameof(Form.Reason), "Enter the reason", 500);
        if (!read.Ok) return EndRolePage.Invalid(await ModelOf(holding, form, db, cancel), read.Errors);
        var now = clock.GetUtcNow();
        var ended = holding.End(actor, lastDay, reason, await db.Administering(clock.Today()).CountAsync(cancel), now);
        if (ended.Refusal is { } refusal) return EndRolePage.Refused(await ModelOf(holding, form, db, cancel), refusal.ToString());

        var user = await db.Users.SingleAsync(u => u.Id == holding.User, cancel);
        db.Record(actor, now, new RoleEnded(holding.User, holding.Id, holding.Role, holding.Body, lastDay), holding.Body, reason);
        db.SendMail(user.Email, new RoleLetter(user.Name, $"{actor.Name} ended your role {holding.Role.Title()}. Its last day is {Dates.Day(lastDay)}."), now);
        await db.SaveChangesAsync(cancel);
        http.Say("The role is ended");
        return Results.LocalRedirect(ShowPerson.Url(holding.User));
    }

    static async Task<Model> ModelOf(RoleHolding holding, Form form, Db db, CancellationToken cancel) => new(
        holding.Id, holding.User, await db.Users.Where(u => u.Id == holding.User).Select(u => u.Name).SingleAsync(cancel),
        holding.Role.Title(), (await db.BodiesByName(cancel)).For(holding.Body), form);
}
