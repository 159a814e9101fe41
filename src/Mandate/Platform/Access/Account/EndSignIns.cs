using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.Account;

/// <summary>Ends every sign-in of this person but the one that asks.</summary>
public static class EndSignIns
{
    public const string Route = "/account/sign-out-everywhere";

    public sealed record Form;

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, Accounts accounts, TimeProvider clock)
    {
        var user = (await accounts.FindByIdAsync(actor.User!.Value.ToString()))!;
        await accounts.EndSignIns(user);
        db.Record(actor, clock.GetUtcNow(), new SignedOutEverywhere(user.Id));
        await db.SaveChangesAsync(http.RequestAborted);
        await Session.Continue(http, user);
        http.Say("You are signed out everywhere else");
        return Results.LocalRedirect(ShowAccount.Route);
    }
}
