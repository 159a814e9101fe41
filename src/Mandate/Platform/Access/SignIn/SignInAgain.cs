using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.SignIn;

/// <summary>Before a weighty act: a signed-in person proves again who they are, then goes on where they were.</summary>
public static class SignInAgain
{
    public const string Route = AccessPlaces.SignInAgain;

    public sealed record Form
    {
        public string? Password { get; init; }
        public string? Code { get; init; }
        public string? Credential { get; init; }
        public string? ReturnUrl { get; init; }
    }

    /// <param name="Demonstration">An invented person, who has no password: one click.</param>
    public sealed record Model(string Name, bool AsksCode, string? PasskeyOptions, bool Demonstration, string? ReturnUrl);

    public static async Task<IResult> Get(string? returnUrl, Actor actor, HttpContext http, Accounts accounts, SignInManager<User> identity, Demonstration demonstration) =>
        SignInAgainPage.Show(await ModelOf((await accounts.FindByIdAsync(actor.User!.Value.ToString()))!, returnUrl, http, accounts, identity, demonstration));

    public static async Task<IResult> Post(
        [FromForm] Form form, Actor actor, HttpContext http, Db db, Accounts accounts, SignInManager<User> identity, Demonstration demonstration, Locks locks, Links links, TimeProvider clock)
    {
        var user = (await accounts.FindByIdAsync(actor.User!.Value.ToString()))!;
        var proof = await Prove(user, form, http, accounts, identity, demonstration, locks, clock);
        return proof.Way is { } way
            ? await Arriving.Arrive(http, db, locks, links, clock, user, way, form.ReturnUrl)
            : SignInAgainPage.Invalid(await ModelOf(user, form.ReturnUrl, http, accounts, identity, demonstration), new FormErrors([proof.Error!]));
    }

    static async Task<(SignInWay? Way, FormError? Error)> Prove(
        User user, Form form, HttpContext http, Accounts accounts, SignInManager<User> identity, Demonstration demonstration, Locks locks, TimeProvider clock)
    {
        if (user.DemoSignIn is not null && demonstration.OneClick(http)) return (SignInWay.Demonstration, null);
        if (!string.IsNullOrEmpty(form.Credential))
            return (await SignInWithPasskey.Proved(form.Credential, accounts, identity))?.Id == user.Id ? (SignInWay.Passkey, null) : (null, new("", "The passkey was not accepted. Try again, or use your password."));
        if (string.IsNullOrEmpty(form.Password)) return (null, new(nameof(Form.Password), "Enter your password"));
        if (await locks.Until(user.Email, http.RequestAborted) is { } locked) return (null, new("", Arriving.Locked(locked)));
        var right = await accounts.CheckPasswordAsync(user, form.Password)
            && (!user.TwoFactorEnabled || await accounts.RedeemCode(user, form.Code ?? "", clock.GetUtcNow(), http.RequestAborted));
        if (right) return (user.TwoFactorEnabled ? SignInWay.Authenticator : SignInWay.Password, null);
        return await locks.Failed(user.Email, user, http.RequestAborted) is { } until
            ? (null, new("", Arriving.Locked(until)))
            : (null, new(nameof(Form.Password), user.TwoFactorEnabled ? "The password or the code is not right" : "The password is not right"));
    }

    static async Task<Model> ModelOf(User user, string? returnUrl, HttpContext http, Accounts accounts, SignInManager<User> identity, Demonstration demonstration) => new(
        user.Name, user.TwoFactorEnabled,
        (await accounts.GetPasskeysAsync(user)).Count > 0 ? await identity.MakePasskeyRequestOptionsAsync(user) : null,
        user.DemoSignIn is not null && demonstration.OneClick(http), AccessPlaces.Local(returnUrl));
}
