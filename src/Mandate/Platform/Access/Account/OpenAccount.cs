using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Access.SignIn;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.Account;

/// <summary>
/// A new account begins with its mailbox: nothing is stored under an address until its owner has used the link, so nobody can open an account
/// for somebody else and wait for them to confirm it.
/// </summary>
public static class OpenAccount
{
    public const string Route = "/create-account";
    public static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);

    public sealed record Form
    {
        public string? Email { get; init; }
        public string? ReturnUrl { get; init; }

        public string? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var email = read.Email(Email, nameof(Email), "Enter your email address");
            errors = read.Errors;
            return read.Ok ? email : null;
        }
    }

    public static IResult Get(string? returnUrl) => OpenAccountPage.Show(new() { ReturnUrl = AccessPlaces.Local(returnUrl) });

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, Links links, SignInLimits limits, TimeProvider clock)
    {
        if (form.Read(out var errors) is not { } email) return OpenAccountPage.Invalid(form, errors);
        if (limits.Refuse(LimitedAct.Letter, email, http) is { } tooMany) return tooMany;
        var now = clock.GetUtcNow();
        if (await accounts.FindByEmailAsync(email) is not { } known)
        {
            var token = await links.Make(LinkFor.OpenAccount, null, email, LinkLasts, http.RequestAborted, form.ReturnUrl);
            db.SendMail(email, new OpenAccountLetter(SecretLinks.Of(http, FinishAccount.Url(token))), now);
        }
        else if (known.LeftAt is null && known.DemoSignIn is null)
        {
            db.SendMail(known.Email, new HaveAccountLetter(known.Name, PublicAddress.Of(http, AccessPlaces.SignIn), PublicAddress.Of(http, AskNewPassword.Route)), now);
        }
        await db.SaveChangesAsync(http.RequestAborted);
        return NoticePage.Show(new("Check your email", [$"We have sent a link to {email}. Use it within 24 hours to finish your account.", "Nothing there? Look among unwanted mail."]));
    }
}
