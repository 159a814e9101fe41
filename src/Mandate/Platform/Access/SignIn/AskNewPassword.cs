using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.SignIn;

/// <summary>Asks for a letter with a link to choose a new password.</summary>
public static class AskNewPassword
{
    public const string Route = "/sign-in/forgotten-password";
    public static readonly TimeSpan LinkLasts = TimeSpan.FromHours(1);

    public sealed record Form
    {
        public string? Email { get; init; }

        public string? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var email = read.Email(Email, nameof(Email), "Enter your email address");
            errors = read.Errors;
            return read.Ok ? email : null;
        }
    }

    public static IResult Get() => AskNewPasswordPage.Show(new());

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, Links links, SignInLimits limits, TimeProvider clock)
    {
        if (form.Read(out var errors) is not { } email) return AskNewPasswordPage.Invalid(form, errors);
        if (limits.Refuse(LimitedAct.Letter, email, http) is { } tooMany) return tooMany;
        if (await accounts.FindByEmailAsync(email) is { LeftAt: null, DemoSignIn: null } user)
        {
            var token = await links.Make(LinkFor.NewPassword, user.Id, null, LinkLasts, http.RequestAborted);
            db.SendMail(user.Email, new NewPasswordLetter(user.Name, SecretLinks.Of(http, SetNewPassword.Url(token))), clock.GetUtcNow());
            await db.SaveChangesAsync(http.RequestAborted);
        }
        return NoticePage.Show(new("Check your email", [$"If {email} has an account, we have sent it a link to choose a new password. It works for one hour.", "Nothing there? Look among unwanted mail."]));
    }
}
