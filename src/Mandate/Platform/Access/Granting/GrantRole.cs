using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Access.People;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Granting;

/// <summary>Gives a person a role, or asks for it where that takes two people.</summary>
public static class GrantRole
{
    public const string Route = "/people-and-roles/{id}/grant";
    public static string Url(UserId id) => $"/people-and-roles/{id}/grant";

    public sealed record Form
    {
        public string? Role { get; init; }
        public string? Body { get; init; }
        public DateText? From { get; init; }
        public DateText? To { get; init; }
        public string? DeputyOf { get; init; }
        public string? Reason { get; init; }
    }

    public sealed record Model(UserId Id, string Name, IReadOnlyList<Choice> Bodies, Form Form);

    public static async Task<IResult> Get(UserId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is { } user
            ? GrantRolePage.Show(new(id, user.Name, RoleForm.Bodies(actor, await db.BodiesByName(cancel)), new() { From = DateText.From(clock.Today()) }))
            : Results.NotFound();

    public static async Task<IResult> Post(UserId id, [FromForm] Form form, Actor actor, HttpContext http, Db db, Accounts accounts, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } user) return Results.NotFound();
        var model = new Model(id, user.Name, RoleForm.Bodies(actor, await db.BodiesByName(cancel)), form);
        if (await Read(model, accounts, clock.Today()) is var (grant, errors) && grant is null) return GrantRolePage.Invalid(model, errors);
        if (user.LeftAt is not null) return GrantRolePage.Refused(model, RoleRefusals.Left.ToString());
        if (await InTheWay(grant, db, cancel) is { } inTheWay) return GrantRolePage.Refused(model, inTheWay.ToString());
        var refusal = await Decide(grant, user, actor, db, clock, http);
        if (refusal is not null) return GrantRolePage.Refused(model, refusal.ToString());

        await db.SaveChangesAsync(cancel);
        http.Say(db.ChangeTracker.Entries<RoleRequest>().Any() ? "The role waits for another administrator to confirm it" : "The role is granted");
        return Results.LocalRedirect(ShowPerson.Url(id));
    }

    static async Task<(RoleGrant? Grant, FormErrors Errors)> Read(Model model, Accounts accounts, DateOnly today)
    {
        var (form, read) = (model.Form, new FormReader());
        var role = read.OneOf<Role>(form.Role, nameof(Form.Role), "Choose a role");
        var body = RoleForm.Body(read, form.Body, nameof(Form.Body), model.Bodies);
        var period = RoleForm.Period(read, form.From, form.To, nameof(Form.From), nameof(Form.To), today);
        var deputyOf = read.OptionalEmail(form.DeputyOf, nameof(Form.DeputyOf)) is { } email ? await accounts.FindByEmailAsync(email) : null;
        read.Check(deputyOf is not null || string.IsNullOrWhiteSpace(form.DeputyOf), nameof(Form.DeputyOf), "Nobody has an account with this email address");
        var reason = read.Required(form.Reason, nameof(Form.Reason), "Enter the reason", 500);
        return (read.Ok ? new RoleGrant(model.Id, role, body, period, deputyOf?.Id, reason) : null, read.Errors);
    }

    /// <summary>The same role already held or asked for; or a deputy of somebody who does not hold it.</summary>
    static async Task<Refusal?> InTheWay(RoleGrant grant, Db db, CancellationToken cancel)
    {
        var same = await db.RoleHoldings.AsNoTracking().Where(h => h.Role == grant.Role && (h.User == grant.User || h.User == grant.DeputyOf)).ToListAsync(cancel);
        if (same.Exists(h => h.User == grant.User && (h.Body is null || h.Body == grant.Body) && h.DeputyOf is null && Period.Of(h).Overlaps(grant.Period))) return RoleRefusals.HeldAlready;
        if (grant.DeputyOf is { } of && !same.Exists(h => h.User == of && (h.Body is null || h.Body == grant.Body) && Period.Of(h).Includes(grant.Period.From))) return RoleRefusals.DeputyOfWhat;
        return await db.RoleRequests.AnyAsync(r => r.User == grant.User && r.Role == grant.Role && r.Body == grant.Body && r.Decision == null, cancel) ? RoleRefusals.AskedAlready : null;
    }

    static async Task<Refusal?> Decide(RoleGrant grant, User user, Actor actor, Db db, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        var administrators = await db.Administering(clock.Today()).CountAsync(http.RequestAborted);
        if (RoleRules.TakesTwo(grant.Role, administrators))
        {
            var asked = RoleRequest.Ask(actor, grant, now);
            if (asked.Refused) return asked.Refusal;
            await RoleRequests.Ask(asked.Value!, actor, user.Name, db, clock, http);
            return null;
        }
        var granted = RoleHolding.Grant(actor, grant, administrators, now);
        if (granted.Refused) return granted.Refusal;
        db.RoleHoldings.Add(granted.Value!);
        db.Record(actor, now, RoleGranted.Of(granted.Value!), grant.Body, grant.Reason);
        db.SendMail(user.Email, new RoleLetter(user.Name, $"{actor.Name} gave you the role {grant.Role.Title()} from {Dates.Day(grant.Period.From)}."), now);
        return null;
    }
}
