using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.SignIn;

/// <summary>The mailbox confirms; the day of waiting begins, and a letter tells how to stop it.</summary>
public static class ConfirmAuthenticatorLost
{
    public const string Route = "/sign-in/lost-authenticator/confirm";
    public static readonly TimeSpan Wait = TimeSpan.FromHours(24);
    public static string Url(string token) => $"{Route}?token={token}";

    public sealed record Form
    {
        public string? Token { get; init; }
    }

    public static async Task<IResult> Get(string? token, HttpContext http, Links links) =>
        await links.Working(LinkFor.LostAuthenticator, token, http.RequestAborted) is null ? Notice.LinkIsDead : ConfirmAuthenticatorLostPage.Show(new() { Token = token });

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Links links, TimeProvider clock)
    {
        if (await links.Working(LinkFor.LostAuthenticator, form.Token, http.RequestAborted) is not { } link) return Notice.LinkIsDead;
        var user = await db.Users.SingleAsync(u => u.Id == link.User, http.RequestAborted);
        var now = clock.GetUtcNow();
        link.Use(now);
        var token = await links.Make(LinkFor.AuthenticatorRemoval, user.Id, null, TimeSpan.FromDays(7), http.RequestAborted, wait: Wait);
        db.Record(user.AsActor(), now, new AuthenticatorRemovalAsked(user.Id, now + Wait));
        var letter = new AuthenticatorRemovalLetter(user.Name, now + Wait, SecretLinks.Of(http, RemoveLostAuthenticator.Url(token)), SecretLinks.Of(http, StopAuthenticatorRemoval.Url(token)));
        db.SendMail(user.Email, letter, now);
        await db.SaveChangesAsync(http.RequestAborted);
        return NoticePage.Show(new("You can remove the app tomorrow", [$"From {Design.Dates.Moment(London.Of(now + Wait))} the link in the email that we have just sent removes your authenticator app.", "If you find the app before that, sign in with it: that stops the removal."]));
    }
}
