using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.Account;

public static class AddPasskey
{
    public const string Route = "/account/passkeys/add";
    const int Most = 20;

    public sealed record Form
    {
        public string? Name { get; init; }
        public string? Credential { get; init; }
        public string? ReturnUrl { get; init; }
    }

    public sealed record Model(string? Name, string Options, string? ReturnUrl);

    public static async Task<IResult> Get(string? returnUrl, Actor actor, Accounts accounts, SignInManager<User> identity) =>
        AddPasskeyPage.Show(await ModelOf((await accounts.FindByIdAsync(actor.User!.Value.ToString()))!, null, returnUrl, identity));

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, Accounts accounts, SignInManager<User> identity, TimeProvider clock)
    {
        var user = (await accounts.FindByIdAsync(actor.User!.Value.ToString()))!;
        var read = new FormReader();
        var name = read.Optional(form.Name, nameof(Form.Name), "Name", 100) ?? "Passkey";
        read.Check((await accounts.GetPasskeysAsync(user)).Count < Most, "", $"You can have {Most} passkeys. Remove one first.");
        var made = read.Ok ? await Attested(form.Credential, user, identity) : null;
        read.Check(made is not null, "", "The passkey was not made. Try again, or set up an authenticator app instead.");
        if (!read.Ok) return AddPasskeyPage.Invalid(await ModelOf(user, form.Name, form.ReturnUrl, identity), read.Errors);

        var now = clock.GetUtcNow();
        made!.Name = name;
        await accounts.AddOrUpdatePasskeyAsync(user, made);
        db.Record(actor, now, new PasskeyAdded(user.Id, name));
        db.SendMail(user.Email, new AccountNoticeLetter(user.Name, $"the passkey \"{name}\" was added", now), now);
        await db.SaveChangesAsync(http.RequestAborted);
        if (Session.Facts(http.User) is { Strong: false }) await Session.Begin(http, user, SignInWay.Passkey, now); // it has just been used
        http.Say($"The passkey \"{name}\" is added");
        return Results.LocalRedirect(AccessPlaces.Local(form.ReturnUrl) ?? ManagePasskeys.Route);
    }

    static async Task<UserPasskeyInfo?> Attested(string? credential, User user, SignInManager<User> identity)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            var result = await identity.PerformPasskeyAttestationAsync(credential);
            return result.Succeeded && result.UserEntity.Id == user.Id.ToString() ? result.Passkey : null;
        }
        catch (InvalidOperationException) // no ceremony was begun in this browser
        {
            return null;
        }
    }

    static async Task<Model> ModelOf(User user, string? name, string? returnUrl, SignInManager<User> identity) => new(name,
        await identity.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email, DisplayName = user.Name }), AccessPlaces.Local(returnUrl));
}
