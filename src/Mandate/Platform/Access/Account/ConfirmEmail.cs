using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Account;

/// <summary>One of the two links of a change of email address; the second makes the change.</summary>
public static class ConfirmEmail
{
    public const string Route = "/account/email/confirm";
    public static string Url(LinkFor purpose, string token) => $"{Route}?from={(purpose == LinkFor.EmailChangeOld ? "old" : "new")}&token={token}";

    public sealed record Form
    {
        public string? From { get; init; }
        public string? Token { get; init; }
        public string? NewEmail { get; init; }
    }

    static LinkFor Purpose(string? from) => from == "old" ? LinkFor.EmailChangeOld : LinkFor.EmailChangeNew;

    public static async Task<IResult> Get(string? from, string? token, HttpContext http, Links links) =>
        await links.Working(Purpose(from), token, http.RequestAborted) is { } link ? ConfirmEmailPage.Show(new() { From = from, Token = token, NewEmail = link.Email }) : Notice.LinkIsDead;

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Links links, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        if (await links.Working(Purpose(form.From), form.Token, cancel) is not { Email: { } email } link) return Notice.LinkIsDead;
        var now = clock.GetUtcNow();
        link.Use(now);
        var other = Purpose(form.From) == LinkFor.EmailChangeOld ? LinkFor.EmailChangeNew : LinkFor.EmailChangeOld;
        var both = await db.OneTimeLinks.AnyAsync(l => l.User == link.User && l.For == other && l.Email == email && l.CreatedAt == link.CreatedAt && l.UsedAt != null, cancel);
        if (!both)
        {
            await db.SaveChangesAsync(cancel);
            return NoticePage.Show(new("One confirmation to go", ["Now use the link in the other mailbox."]));
        }
        var normalized = email.ToUpperInvariant();
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalized, cancel)) return Notice.LinkIsDead; // taken meanwhile
        var user = await db.Users.SingleAsync(u => u.Id == link.User, cancel);
        db.Record(user.AsActor(), now, new EmailChanged(user.Id, user.Email, email));
        db.SendMail(user.Email, new AccountNoticeLetter(user.Name, $"the email address was changed to {email}", now), now);
        user.Email = email;
        user.NormalizedEmail = normalized;
        user.EmailVerifiedAt = now;
        await db.SaveChangesAsync(cancel);
        return NoticePage.Show(new("Your email address is changed", [$"From now on you sign in with {email}."], new("Your account", ShowAccount.Route)));
    }
}
