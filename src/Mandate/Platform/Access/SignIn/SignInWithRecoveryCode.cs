using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.SignIn;

/// <summary>One of the codes printed when the authenticator app was set up, in its place.</summary>
public static class SignInWithRecoveryCode
{
    public const string Route = "/sign-in/recovery-code";

    public sealed record Form
    {
        public string? Code { get; init; }
        public string? ReturnUrl { get; init; }

        public string? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var code = read.Required(Code, nameof(Code), "Enter a recovery code", 40);
            errors = read.Errors;
            return read.Ok ? code : null;
        }
    }

    public static async Task<IResult> Get(string? returnUrl, HttpContext http, Accounts accounts) =>
        await SignInWithCode.HalfWay(http, accounts) is null ? Results.LocalRedirect(AccessPlaces.With(AccessPlaces.SignIn, returnUrl))
        : SignInWithRecoveryCodePage.Show(new Form { ReturnUrl = AccessPlaces.Local(returnUrl) });

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, Locks locks, Links links, TimeProvider clock)
    {
        if (await SignInWithCode.HalfWay(http, accounts) is not { } user) return Results.LocalRedirect(AccessPlaces.With(AccessPlaces.SignIn, form.ReturnUrl));
        var again = form with { Code = null };
        if (form.Read(out var errors) is not { } code) return SignInWithRecoveryCodePage.Invalid(again, errors);
        if (await locks.Until(user.Email, http.RequestAborted) is { } locked) return SignInWithRecoveryCodePage.Refused(again, Arriving.Locked(locked));
        if (!await accounts.RedeemRecoveryCode(user, code, http.RequestAborted))
        {
            return await locks.Failed(user.Email, user, http.RequestAborted) is { } until
                ? SignInWithRecoveryCodePage.Refused(again, Arriving.Locked(until))
                : SignInWithRecoveryCodePage.Invalid(again, new FormErrors([new(nameof(Form.Code), "The recovery code is not right, or has been used")]));
        }
        var now = clock.GetUtcNow();
        var left = await db.RecoveryCodes.CountAsync(c => c.User == user.Id, http.RequestAborted);
        db.Record(user.AsActor(), now, new RecoveryCodeUsed(user.Id, left));
        db.SendMail(user.Email, new AccountNoticeLetter(user.Name, $"a recovery code was used to sign in; {left} are left", now), now);
        return await Arriving.Arrive(http, db, locks, links, clock, user, SignInWay.RecoveryCode, form.ReturnUrl);
    }
}
