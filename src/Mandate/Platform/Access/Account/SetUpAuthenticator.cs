using System.Security.Cryptography;
using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.Account;

/// <summary>A new key is shown, and counts only once a code made with it has come back.</summary>
public static class SetUpAuthenticator
{
    public const string Route = "/account/authenticator";

    public sealed record Form
    {
        public string? Code { get; init; }

        /// <summary>The key on offer, encrypted for this person: nothing is stored until it has proved itself.</summary>
        public string? Offer { get; init; }
        public string? ReturnUrl { get; init; }
    }

    public sealed record Model(string Key, string Link, string Offer, string? ReturnUrl)
    {
        public string Groups => string.Join(' ', Key.Chunk(4).Select(c => new string(c)));
    }

    public static async Task<IResult> Get(string? returnUrl, Actor actor, Accounts accounts, IDataProtectionProvider protection)
    {
        var user = (await accounts.FindByIdAsync(actor.User!.Value.ToString()))!;
        return SetUpAuthenticatorPage.Show(Offer(user, accounts.GenerateNewAuthenticatorKey(), protection, returnUrl));
    }

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, Accounts accounts, IDataProtectionProvider protection, TimeProvider clock)
    {
        var user = (await accounts.FindByIdAsync(actor.User!.Value.ToString()))!;
        if (Opened(user, form.Offer, protection) is not { } key) return Results.LocalRedirect(AccessPlaces.With(Route, form.ReturnUrl));
        var now = clock.GetUtcNow();
        if (AuthenticatorCode.StepOf(key, form.Code ?? "", now) is null)
        {
            var error = string.IsNullOrWhiteSpace(form.Code) ? "Enter the code from your authenticator app" : "The code is not right. Check the key and the clock of your device, then enter the next code";
            return SetUpAuthenticatorPage.Invalid(Offer(user, key, protection, form.ReturnUrl), new FormErrors([new(nameof(Form.Code), error)]));
        }
        await accounts.UseAuthenticator(user, key, http.RequestAborted);
        var codes = await accounts.NewRecoveryCodes(user, http.RequestAborted);
        await accounts.EndSignIns(user);
        db.Record(actor, now, new AuthenticatorSetUp(user.Id));
        db.SendMail(user.Email, new AccountNoticeLetter(user.Name, "an authenticator app was set up", now), now);
        await db.SaveChangesAsync(http.RequestAborted);
        await Session.Continue(http, user, SignInWay.Authenticator);
        return ShowRecoveryCodesPage.Show(new(codes, AccessPlaces.Local(form.ReturnUrl) ?? ShowAccount.Route));
    }

    static Model Offer(User user, string key, IDataProtectionProvider protection, string? returnUrl) =>
        new(key, Accounts.AuthenticatorLink(user.Email, key), Protector(user, protection).Protect(key), AccessPlaces.Local(returnUrl));

    static string? Opened(User user, string? offer, IDataProtectionProvider protection)
    {
        try
        {
            return string.IsNullOrEmpty(offer) ? null : Protector(user, protection).Unprotect(offer);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static IDataProtector Protector(User user, IDataProtectionProvider protection) => protection.CreateProtector("Mandate.AuthenticatorOffer", user.Id.ToString(), user.SecurityStamp ?? "");
}

/// <summary>Recovery codes, shown once.</summary>
public sealed record ShownCodes(IReadOnlyList<string> Codes, string Next);
