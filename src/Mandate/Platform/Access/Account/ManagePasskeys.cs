using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Account;

public static class ManagePasskeys
{
    public const string Route = "/account/passkeys";

    public sealed record Line(UserPasskeyId Id, string Name, DateTimeOffset AddedAt, DateTimeOffset? LastUsedAt);
    public sealed record Model(IReadOnlyList<Line> Passkeys);

    public static async Task<IResult> Get(Actor actor, Db db, CancellationToken cancel) => ManagePasskeysPage.Show(new(
        await db.UserPasskeys.AsNoTracking().Where(p => p.User == actor.User).OrderBy(p => p.Id).Select(p => new Line(p.Id, p.Name ?? "Passkey", p.CreatedAt, p.LastUsedAt)).ToListAsync(cancel)));
}
