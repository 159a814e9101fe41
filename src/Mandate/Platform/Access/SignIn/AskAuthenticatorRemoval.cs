using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.SignIn;

/// <summary>A lost authenticator app, and no recovery code: the password is known, the mailbox confirms, a day passes.</summary>
public static class AskAuthenticatorRemoval
{
    public const string Route = "/sign-in/lost-authenticator";

    public sealed record Form;

    public static async Task<IResult> Get(HttpContext http, Accounts accounts) =>
        await SignInWithCode.HalfWay(http, accounts) is null ? Results.LocalRedirect(AccessPlaces.SignIn) : AskAuthenticatorRemovalPage.Show(new());

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, Links links, SignInLimits limits, TimeProvider clock)
    {
        if (await SignInWithCode.HalfWay(http, accounts) is not { } user) return Results.LocalRedirect(AccessPlaces.SignIn);
        if (limits.Refuse(LimitedAct.Letter, user.Email, http) is { } tooMany) return tooMany;
        var token = await links.Make(LinkFor.LostAuthenticator, user.Id, null, TimeSpan.FromHours(1), http.RequestAborted);
        db.SendMail(user.Email, new LostAuthenticatorLetter(user.Name, SecretLinks.Of(http, ConfirmAuthenticatorLost.Url(token))), clock.GetUtcNow());
        await db.SaveChangesAsync(http.RequestAborted);
        return NoticePage.Show(new("Check your email", ["We have sent you a link to confirm that you have lost your authenticator app. It works for one hour.", "You can remove the app 24 hours after you confirm."]));
    }
}
