using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Access.SignIn;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.Account;

/// <summary>A new password; it ends every other sign-in.</summary>
public static class ChangePassword
{
    public const string Route = "/account/password";

    public sealed record Form
    {
        public string? OldPassword { get; init; }
        public string? NewPassword { get; init; }
    }

    public static IResult Get() => ChangePasswordPage.Show(new());

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, Accounts accounts, Locks locks, TimeProvider clock)
    {
        var user = (await accounts.FindByIdAsync(actor.User!.Value.ToString()))!;
        if (await locks.Until(user.Email, http.RequestAborted) is { } locked) return ChangePasswordPage.Refused(new(), Arriving.Locked(locked));
        var read = new FormReader();
        var right = await accounts.CheckPasswordAsync(user, form.OldPassword ?? "");
        if (!right && !string.IsNullOrEmpty(form.OldPassword)) await locks.Failed(user.Email, user, http.RequestAborted);
        read.Check(right, nameof(Form.OldPassword), string.IsNullOrEmpty(form.OldPassword) ? "Enter your present password" : "The present password is not right");
        foreach (var wrong in await accounts.WrongWith(user, form.NewPassword ?? "")) read.Check(false, nameof(Form.NewPassword), wrong);
        if (!read.Ok) return ChangePasswordPage.Invalid(new(), read.Errors);

        var now = clock.GetUtcNow();
        await accounts.SetPassword(user, form.NewPassword!);
        await locks.Clear(user.Email, http.RequestAborted);
        db.Record(actor, now, new PasswordChanged(user.Id, Forgotten: false));
        db.SendMail(user.Email, new AccountNoticeLetter(user.Name, "the password was changed", now), now);
        await db.SaveChangesAsync(http.RequestAborted);
        await Session.Continue(http, user);
        http.Say("Your password is changed");
        return Results.LocalRedirect(ShowAccount.Route);
    }
}
