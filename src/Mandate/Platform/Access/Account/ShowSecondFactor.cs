using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Account;

/// <summary>Where people are sent whose role waits for a second factor.</summary>
public static class ShowSecondFactor
{
    public const string Route = AccessPlaces.SecondFactor;

    public sealed record Model(IReadOnlyList<string> Roles, bool Authenticator, bool Passkey, string? ReturnUrl);

    public static async Task<IResult> Get(string? returnUrl, Actor actor, Arrival arrival, Db db, CancellationToken cancel) => ShowSecondFactorPage.Show(new(
        [.. arrival.Withheld.Select(r => r.Role.Title()).Distinct(StringComparer.Ordinal)],
        await db.Users.AnyAsync(u => u.Id == actor.User && u.TwoFactorEnabled, cancel),
        await db.UserPasskeys.AnyAsync(p => p.User == actor.User, cancel),
        AccessPlaces.Local(returnUrl)));
}
