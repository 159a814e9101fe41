using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.SignIn;

/// <summary>"This was not me": the other link of the letter.</summary>
public static class StopAuthenticatorRemoval
{
    public const string Route = "/sign-in/lost-authenticator/stop";
    public static string Url(string token) => $"{Route}?token={token}";

    public sealed record Form
    {
        public string? Token { get; init; }
    }

    public static async Task<IResult> Get(string? token, HttpContext http, Links links) =>
        await links.Find(LinkFor.AuthenticatorRemoval, token, http.RequestAborted) is null ? Notice.LinkIsDead : StopAuthenticatorRemovalPage.Show(new() { Token = token });

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Links links, TimeProvider clock)
    {
        if (await links.Find(LinkFor.AuthenticatorRemoval, form.Token, http.RequestAborted) is not { } link) return Notice.LinkIsDead;
        var user = await db.Users.SingleAsync(u => u.Id == link.User, http.RequestAborted);
        link.Withdraw(clock.GetUtcNow());
        db.Record(user.AsActor(), clock.GetUtcNow(), new AuthenticatorRemovalStopped(user.Id));
        await db.SaveChangesAsync(http.RequestAborted);
        return NoticePage.Show(new("The removal is stopped", ["Your authenticator app stays. If you did not ask for its removal, somebody knows your password: choose a new one now."], new("Choose a new password", AskNewPassword.Route)));
    }
}
