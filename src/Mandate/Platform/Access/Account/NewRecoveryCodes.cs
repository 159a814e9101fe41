using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.Account;

/// <summary>Ten new recovery codes; the old ones stop.</summary>
public static class NewRecoveryCodes
{
    public const string Route = "/account/recovery-codes";

    public sealed record Form;

    public static IResult Get() => NewRecoveryCodesPage.Show(new());

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, Accounts accounts, TimeProvider clock)
    {
        var user = (await accounts.FindByIdAsync(actor.User!.Value.ToString()))!;
        if (!user.TwoFactorEnabled) return Results.LocalRedirect(SetUpAuthenticator.Route);
        var now = clock.GetUtcNow();
        var codes = await accounts.NewRecoveryCodes(user, http.RequestAborted);
        db.Record(actor, now, new RecoveryCodesMade(user.Id));
        db.SendMail(user.Email, new AccountNoticeLetter(user.Name, "new recovery codes were made", now), now);
        await db.SaveChangesAsync(http.RequestAborted);
        return ShowRecoveryCodesPage.Show(new(codes, ShowAccount.Route));
    }
}
