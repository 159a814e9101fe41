using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.Account;

public static class RemoveAuthenticator
{
    public const string Route = "/account/authenticator/remove";

    public sealed record Form;

    public static IResult Get() => RemoveAuthenticatorPage.Show(new());

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, Accounts accounts, TimeProvider clock)
    {
        var user = (await accounts.FindByIdAsync(actor.User!.Value.ToString()))!;
        if (user.TwoFactorEnabled)
        {
            var now = clock.GetUtcNow();
            await accounts.ForgetAuthenticator(user, http.RequestAborted);
            db.Record(actor, now, new AuthenticatorRemoved(user.Id, "on the account page"));
            db.SendMail(user.Email, new AccountNoticeLetter(user.Name, "the authenticator app was removed", now), now);
            await db.SaveChangesAsync(http.RequestAborted);
            // A passkey is still two factors; anything else is now one.
            await Session.Continue(http, user, Session.Facts(http.User)?.Way is SignInWay.Passkey or SignInWay.Demonstration ? null : SignInWay.Password);
        }
        return Results.LocalRedirect(ShowAccount.Route);
    }
}
