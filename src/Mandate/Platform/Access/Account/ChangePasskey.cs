using Mandate.Design;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Account;

/// <summary>Renames a passkey, or removes it and ends the sign-ins of other devices.</summary>
public static class ChangePasskey
{
    public const string Route = "/account/passkeys/{id}";
    public static string Url(UserPasskeyId id) => $"/account/passkeys/{id}";

    public sealed record Form
    {
        public string? Name { get; init; }

        /// <summary>Which button: "rename" or "remove".</summary>
        public string? Do { get; init; }
    }

    public static async Task<IResult> Get(UserPasskeyId id, Actor actor, Db db, CancellationToken cancel) =>
        await Own(id, actor, db, cancel) is { } passkey ? ChangePasskeyPage.Show(new() { Name = passkey.Name }) : Results.NotFound();

    public static async Task<IResult> Post(UserPasskeyId id, [FromForm] Form form, Actor actor, HttpContext http, Db db, Identity.Accounts accounts, TimeProvider clock)
    {
        if (await Own(id, actor, db, http.RequestAborted) is not { } passkey) return Results.NotFound();
        var now = clock.GetUtcNow();
        if (form.Do == "remove")
        {
            var user = await db.Users.SingleAsync(u => u.Id == actor.User, http.RequestAborted);
            db.UserPasskeys.Remove(passkey);
            await accounts.EndSignIns(user);
            db.Record(actor, now, new PasskeyRemoved(user.Id, passkey.Name ?? "Passkey"));
            db.SendMail(user.Email, new AccountNoticeLetter(user.Name, $"the passkey \"{passkey.Name}\" was removed", now), now);
            await db.SaveChangesAsync(http.RequestAborted);
            await Session.Continue(http, user);
            return Results.LocalRedirect(ManagePasskeys.Route);
        }
        var read = new FormReader();
        var name = read.Required(form.Name, nameof(Form.Name), "Enter a name", 100);
        if (!read.Ok) return ChangePasskeyPage.Invalid(form, read.Errors);
        db.Record(actor, now, new PasskeyRenamed(actor.User!.Value, passkey.Name ?? "Passkey", name));
        passkey.Name = name;
        await db.SaveChangesAsync(http.RequestAborted);
        return Results.LocalRedirect(ManagePasskeys.Route);
    }

    static Task<UserPasskey?> Own(UserPasskeyId id, Actor actor, Db db, CancellationToken cancel) =>
        db.UserPasskeys.SingleOrDefaultAsync(p => p.Id == id && p.User == actor.User, cancel);
}
