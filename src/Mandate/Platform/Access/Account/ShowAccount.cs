using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Account;

/// <summary>A person's own page: how they sign in, their roles, and what happened to the account.</summary>
public static class ShowAccount
{
    public const string Route = "/account";

    public sealed record HeldRole(string Title, string Where, DateOnly From, DateOnly? To, bool Waits);

    public sealed record Model(string Name, string Email, bool Authenticator, int RecoveryCodes, int Passkeys, IReadOnlyList<HeldRole> Roles, IReadOnlyList<HistoryLine> History);

    public static async Task<IResult> Get(Actor actor, Arrival arrival, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var id = actor.User!.Value;
        var user = await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => new
        {
            u.Name, u.Email, u.TwoFactorEnabled,
            Codes = db.RecoveryCodes.Count(c => c.User == id),
            Passkeys = db.UserPasskeys.Count(p => p.User == id),
        }).SingleAsync(cancel);
        var names = await db.BodiesByName(cancel);
        var roles = await db.RoleHoldings.AsNoTracking().Where(r => r.User == id).On(clock.Today()).OrderBy(r => r.From).ToListAsync(cancel);
        return ShowAccountPage.Show(new(user.Name, user.Email, user.TwoFactorEnabled, user.Codes, user.Passkeys,
            [.. roles.Select(r => new HeldRole(r.Role.Title() + (r.DeputyOf is null ? "" : " (as deputy)"), names.For(r.Body), r.From, r.To, arrival.Withheld.Any(w => w.Role == r.Role)))],
            await db.HistoryOf(Subject.Of(id), cancel, 20, "access.")));
    }
}
