using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.SignIn;

/// <summary>The day has passed: the authenticator app is removed. Roles that need one wait until another is set up.</summary>
public static class RemoveLostAuthenticator
{
    public const string Route = "/sign-in/lost-authenticator/remove";
    public static string Url(string token) => $"{Route}?token={token}";

    public sealed record Form
    {
        public string? Token { get; init; }
    }

    public static async Task<IResult> Get(string? token, HttpContext http, Links links, TimeProvider clock)
    {
        if (await links.Find(LinkFor.AuthenticatorRemoval, token, http.RequestAborted) is not { } link) return Notice.LinkIsDead;
        return link.Waits(clock.GetUtcNow())
            ? NoticePage.Show(new("It is too early", [$"This link works from {Design.Dates.Moment(London.Of(link.WorksFrom))}. The wait is for your safety."]), StatusCodes.Status409Conflict)
            : RemoveLostAuthenticatorPage.Show(new() { Token = token });
    }

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, Links links, TimeProvider clock)
    {
        if (await links.Working(LinkFor.AuthenticatorRemoval, form.Token, http.RequestAborted) is not { } link) return Notice.LinkIsDead;
        var user = await db.Users.SingleAsync(u => u.Id == link.User, http.RequestAborted);
        var now = clock.GetUtcNow();
        link.Use(now);
        await accounts.ForgetAuthenticator(user, http.RequestAborted);
        db.Record(user.AsActor(), now, new AuthenticatorRemoved(user.Id, "24 hours after it was reported lost"));
        db.SendMail(user.Email, new AccountNoticeLetter(user.Name, "your authenticator app was removed", now), now);
        await db.SaveChangesAsync(http.RequestAborted);
        return NoticePage.Show(new("Your authenticator app is removed", ["Sign in with your password, then set up the app again on your account page. Some roles wait until you do."], new("Sign in", AccessPlaces.SignIn)));
    }
}
