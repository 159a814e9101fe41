using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.People;

/// <summary>An administrator removes a lost authenticator app, after making sure who asks. The password is still needed, and the person is told.</summary>
public static class ResetSecondFactor
{
    public const string Route = "/people-and-roles/{id}/second-factor";
    public static string Url(UserId id) => $"/people-and-roles/{id}/second-factor";

    public sealed record Form
    {
        public string? Reason { get; init; }
    }

    public sealed record Model(UserId Id, string Name, Form Form);

    public static async Task<IResult> Get(UserId id, Db db, CancellationToken cancel) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.LeftAt == null, cancel) is { } user ? ResetSecondFactorPage.Show(new(id, user.Name, new())) : Results.NotFound();

    public static async Task<IResult> Post(UserId id, [FromForm] Form form, Actor actor, Db db, Accounts accounts, Links links, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.LeftAt == null, cancel) is not { } user) return Results.NotFound();
        var model = new Model(id, user.Name, form);
        var read = new FormReader();
        var reason = read.Required(form.Reason, nameof(Form.Reason), "Enter how you made sure who asked", 500);
        if (!read.Ok) return ResetSecondFactorPage.Invalid(model, read.Errors);
        if (id == actor.User) return ResetSecondFactorPage.Refused(model, RoleRefusals.OwnAuthenticator.ToString());
        if (!await MayReset(id, actor, db, clock, cancel)) return ResetSecondFactorPage.Refused(model, RoleRefusals.OtherBodiesToo.ToString());

        var now = clock.GetUtcNow();
        await accounts.ForgetAuthenticator(user, cancel);
        await links.Withdraw(id, cancel, LinkFor.LostAuthenticator, LinkFor.AuthenticatorRemoval);
        db.Record(actor, now, new AuthenticatorRemoved(id, "as an administrator"), reason: reason);
        db.SendMail(user.Email, new AccountNoticeLetter(user.Name, $"{actor.Name} removed your authenticator app", now), now);
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ShowPerson.Url(id));
    }

    /// <summary>For people all of whose roles this administrator administers.</summary>
    static async Task<bool> MayReset(UserId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (actor.BodiesWith(Role.Administrator) is null) return true;
        var roles = await db.RoleHoldings.AsNoTracking().Where(h => h.User == id).On(clock.Today()).ToListAsync(cancel);
        return roles.Count > 0 && roles.TrueForAll(h => RoleRules.MayAdminister(actor, h.Body));
    }
}
