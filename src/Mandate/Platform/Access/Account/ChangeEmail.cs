using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.Account;

/// <summary>A new email address, confirmed from the old one and from the new one.</summary>
public static class ChangeEmail
{
    public const string Route = "/account/email";
    public static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);

    public sealed record Form
    {
        public string? Email { get; init; }

        public string? Read(string now, out FormErrors errors)
        {
            var read = new FormReader();
            var email = read.Email(Email, nameof(Email), "Enter the new email address");
            if (read.Ok) read.Check(!email.Equals(now, StringComparison.OrdinalIgnoreCase), nameof(Email), "This is your email address already");
            errors = read.Errors;
            return read.Ok ? email : null;
        }
    }

    public static IResult Get() => ChangeEmailPage.Show(new());

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, Accounts accounts, Links links, SignInLimits limits, TimeProvider clock)
    {
        var user = (await accounts.FindByIdAsync(actor.User!.Value.ToString()))!;
        if (form.Read(user.Email, out var errors) is not { } email) return ChangeEmailPage.Invalid(form, errors);
        if (limits.Refuse(LimitedAct.Letter, user.Email, http) is { } tooMany) return tooMany;
        var now = clock.GetUtcNow();
        // An address that has an account gets a letter that says so, and the page says the same as ever.
        if (await accounts.FindByEmailAsync(email) is null)
        {
            foreach (var (purpose, to) in new[] { (LinkFor.EmailChangeOld, user.Email), (LinkFor.EmailChangeNew, email) })
            {
                var token = await links.Make(purpose, user.Id, email, LinkLasts, http.RequestAborted);
                db.SendMail(to, new EmailChangeLetter(user.Name, email, SecretLinks.Of(http, ConfirmEmail.Url(purpose, token)), purpose == LinkFor.EmailChangeNew), now);
            }
        }
        db.Record(actor, now, new EmailChangeAsked(user.Id, email));
        await db.SaveChangesAsync(http.RequestAborted);
        return NoticePage.Show(new("Check both mailboxes", [$"We have sent a link to {user.Email} and one to {email}. The address changes when both have been used, within 24 hours."], new("Your account", ShowAccount.Route)));
    }
}
