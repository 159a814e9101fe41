using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.SignIn;

/// <summary>A passkey instead of password and code.</summary>
public static class SignInWithPasskey
{
    public const string Route = "/sign-in/passkey";

    public sealed record Form
    {
        public string? Credential { get; init; }
        public string? ReturnUrl { get; init; }
    }

    public sealed record Model(string Options, string? ReturnUrl);

    public static async Task<IResult> Get(string? returnUrl, SignInManager<User> identity) =>
        SignInWithPasskeyPage.Show(await ModelOf(returnUrl, identity));

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, SignInManager<User> identity, Locks locks, Links links, TimeProvider clock)
    {
        if (await Proved(form.Credential, accounts, identity) is { LeftAt: null } user)
            return await Arriving.Arrive(http, db, locks, links, clock, user, SignInWay.Passkey, form.ReturnUrl);
        return SignInWithPasskeyPage.Invalid(await ModelOf(form.ReturnUrl, identity), new FormErrors([new("", "The passkey was not accepted. Try again, or use your password.")]));
    }

    /// <summary>Whose passkey has just been used, its count of uses brought up to date; saved by the slice.</summary>
    internal static async Task<User?> Proved(string? credential, Accounts accounts, SignInManager<User> identity)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            var result = await identity.PerformPasskeyAssertionAsync(credential);
            if (!result.Succeeded) return null;
            await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
            return result.User;
        }
        catch (InvalidOperationException) // no ceremony was begun in this browser
        {
            return null;
        }
    }

    static async Task<Model> ModelOf(string? returnUrl, SignInManager<User> identity) =>
        new(await identity.MakePasskeyRequestOptionsAsync(null), AccessPlaces.Local(returnUrl));
}
