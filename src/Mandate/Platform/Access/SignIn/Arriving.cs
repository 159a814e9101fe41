using Mandate.Platform.Data;

namespace Mandate.Platform.Access.SignIn;

/// <summary>The end of every way to sign in.</summary>
static class Arriving
{
    public static async Task<IResult> Arrive(HttpContext http, Db db, Locks locks, Links links, TimeProvider clock, User user, SignInWay way, string? returnUrl)
    {
        var now = clock.GetUtcNow();
        user.LastSignInAt = user.LastSeenAt = now;
        await locks.Clear(user.Email, http.RequestAborted);
        // Whoever has just used the authenticator app has not lost it.
        if (way == SignInWay.Authenticator) await links.Withdraw(user.Id, http.RequestAborted, LinkFor.LostAuthenticator, LinkFor.AuthenticatorRemoval);
        await db.SaveChangesAsync(http.RequestAborted);
        await Session.Begin(http, user, way, now);
        return Results.LocalRedirect(AccessPlaces.Back(returnUrl));
    }

    public static string Locked(DateTimeOffset until) =>
        $"There have been too many wrong attempts for this email address. You can try again after {Design.Dates.Moment(London.Of(until.AddSeconds(59)))}. If you have forgotten your password, choose a new one: that also ends the wait.";
}
