using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.SignIn;

/// <summary>The link of that letter: a new password, which ends every sign-in and every lock. A second factor is still asked for.</summary>
public static class SetNewPassword
{
    public const string Route = "/sign-in/new-password";
    public static string Url(string token) => $"{Route}?token={token}";

    public sealed record Form
    {
        public string? Token { get; init; }
        public string? Password { get; init; }
    }

    public static async Task<IResult> Get(string? token, HttpContext http, Links links) =>
        await links.Working(LinkFor.NewPassword, token, http.RequestAborted) is null ? Notice.LinkIsDead : SetNewPasswordPage.Show(new() { Token = token });

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, Links links, Locks locks, TimeProvider clock)
    {
        if (await links.Working(LinkFor.NewPassword, form.Token, http.RequestAborted) is not { } link) return Notice.LinkIsDead;
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == link.User && u.LeftAt == null, http.RequestAborted) is not { } user) return Notice.LinkIsDead;
        if (await accounts.WrongWith(user, form.Password ?? "") is { Count: > 0 } wrong)
            return SetNewPasswordPage.Invalid(form with { Password = null }, new FormErrors([new(nameof(Form.Password), wrong[0])]));

        var now = clock.GetUtcNow();
        link.Use(now);
        user.EmailVerifiedAt ??= now; // the link came to that mailbox
        await accounts.SetPassword(user, form.Password!);
        await locks.Clear(user.Email, http.RequestAborted);
        db.Record(user.AsActor(), now, new PasswordChanged(user.Id, Forgotten: true));
        db.SendMail(user.Email, new AccountNoticeLetter(user.Name, "a new password was chosen", now), now);
        await db.SaveChangesAsync(http.RequestAborted);
        await Session.End(http);
        return NoticePage.Show(new("Your password is changed", ["Every sign-in with the old one has ended."], new("Sign in", AccessPlaces.SignIn)));
    }
}
