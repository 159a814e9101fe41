using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.SignIn;

/// <summary>Email address and password. The answer never tells whether an address has an account.</summary>
public static class SignInWithPassword
{
    public const string Route = AccessPlaces.SignIn;

    public sealed record Form
    {
        public string? Email { get; init; }
        public string? Password { get; init; }
        public string? ReturnUrl { get; init; }

        public (string Email, string Password)? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var email = read.Email(Email, nameof(Email), "Enter your email address");
            read.Check(!string.IsNullOrEmpty(Password), nameof(Password), "Enter your password");
            errors = read.Errors;
            return read.Ok ? (email, Password!) : null;
        }
    }

    /// <summary>An invented person of the demonstration.</summary>
    public sealed record Invented(UserId Id, string Name, string Who);

    public sealed record Model(Form Form, IReadOnlyList<Invented> People);

    public static async Task<IResult> Get(string? returnUrl, Actor actor, HttpContext http, Db db, Demonstration demonstration) =>
        actor.SignedIn ? Results.LocalRedirect(AccessPlaces.Back(returnUrl))
        : SignInWithPasswordPage.Show(await ModelOf(new Form { ReturnUrl = AccessPlaces.Local(returnUrl) }, http, db, demonstration));

    public static async Task<IResult> Post(
        [FromForm] Form form, HttpContext http, Db db, Accounts accounts, Locks locks, Links links, SignInLimits limits, Demonstration demonstration, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        var again = await ModelOf(form with { Password = null }, http, db, demonstration);
        if (form.Read(out var errors) is not { } typed) return SignInWithPasswordPage.Invalid(again, errors);
        if (limits.Refuse(LimitedAct.SignIn, typed.Email, http) is { } tooMany) return tooMany;
        if (await locks.Until(typed.Email, cancel) is { } locked) return Locked(again, locked);

        if (await accounts.WithPassword(typed.Email, typed.Password) is not { } user)
        {
            return await locks.Failed(typed.Email, await accounts.FindByEmailAsync(typed.Email), cancel) is { } until
                ? Locked(again, until)
                : SignInWithPasswordPage.Invalid(again, new FormErrors([new(nameof(Form.Password), "The email address or the password is not right")]));
        }
        if (!user.TwoFactorEnabled) return await Arriving.Arrive(http, db, locks, links, clock, user, SignInWay.Password, form.ReturnUrl);
        await db.SaveChangesAsync(cancel); // the password may have been hashed anew
        await Session.BeginHalfWay(http, user, clock.GetUtcNow());
        return Results.LocalRedirect(AccessPlaces.With(SignInWithCode.Route, form.ReturnUrl));
    }

    static IResult Locked(Model model, DateTimeOffset until) =>
        SignInWithPasswordPage.Refused(model, Arriving.Locked(until));

    static async Task<Model> ModelOf(Form form, HttpContext http, Db db, Demonstration demonstration) => new(form, !demonstration.OneClick(http) ? [] :
        await db.Users.AsNoTracking().Where(u => u.DemoSignIn != null && u.LeftAt == null).OrderBy(u => u.Id)
            .Select(u => new Invented(u.Id, u.Name, u.DemoSignIn!)).ToListAsync(http.RequestAborted));
}
