using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.SignIn;

/// <summary>The code of the authenticator app, after the password.</summary>
public static class SignInWithCode
{
    public const string Route = "/sign-in/code";

    public sealed record Form
    {
        public string? Code { get; init; }
        public string? ReturnUrl { get; init; }

        public string? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var code = new string([.. read.Required(Code, nameof(Code), "Enter the code from your authenticator app", 20).Where(char.IsAsciiDigit)]);
            if (read.Ok) read.Check(code.Length == 6, nameof(Code), "The code has 6 figures");
            errors = read.Errors;
            return read.Ok ? code : null;
        }
    }

    public static async Task<IResult> Get(string? returnUrl, HttpContext http, Accounts accounts) =>
        await HalfWay(http, accounts) is null ? Results.LocalRedirect(AccessPlaces.With(AccessPlaces.SignIn, returnUrl))
        : SignInWithCodePage.Show(new Form { ReturnUrl = AccessPlaces.Local(returnUrl) });

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, Locks locks, Links links, TimeProvider clock)
    {
        if (await HalfWay(http, accounts) is not { } user) return Results.LocalRedirect(AccessPlaces.With(AccessPlaces.SignIn, form.ReturnUrl));
        var again = form with { Code = null };
        if (form.Read(out var errors) is not { } code) return SignInWithCodePage.Invalid(again, errors);
        if (await locks.Until(user.Email, http.RequestAborted) is { } locked) return SignInWithCodePage.Refused(again, Arriving.Locked(locked));
        if (await accounts.RedeemCode(user, code, clock.GetUtcNow(), http.RequestAborted))
            return await Arriving.Arrive(http, db, locks, links, clock, user, SignInWay.Authenticator, form.ReturnUrl);
        return await locks.Failed(user.Email, user, http.RequestAborted) is { } until
            ? SignInWithCodePage.Refused(again, Arriving.Locked(until))
            : SignInWithCodePage.Invalid(again, new FormErrors([new(nameof(Form.Code), "The code is not right. Wait for the next one and enter that")]));
    }

    /// <summary>Whoever has typed the right password in this browser within ten minutes.</summary>
    internal static async Task<User?> HalfWay(HttpContext http, Accounts accounts) =>
        await Session.HalfWayFacts(http) is { } facts && await accounts.FindByIdAsync(facts.User.ToString()) is { LeftAt: null, TwoFactorEnabled: true } user && user.SecurityStamp == facts.Stamp
            ? user : null;
}
