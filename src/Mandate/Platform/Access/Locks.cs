using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access;

/// <summary>Counts wrong passwords and codes per address and locks it for a while. Passkeys work on: they cannot be guessed.</summary>
public sealed class Locks(Db db, TimeProvider clock)
{
    static readonly TimeSpan forgottenAfter = TimeSpan.FromDays(1);

    /// <summary>Until when nobody can sign in with a password for this address, or null.</summary>
    public async Task<DateTimeOffset?> Until(string email, CancellationToken cancel) =>
        (await Row(email, cancel))?.LockedAt(clock.GetUtcNow());

    /// <summary>Counts a wrong attempt and saves; the end of the lock when this was one too many.</summary>
    public async Task<DateTimeOffset?> Failed(string email, User? user, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Row(email, cancel) is not { } row)
        {
            var old = now - forgottenAfter;
            await db.SignInFailures.Where(f => f.LastAt < old).ExecuteDeleteAsync(cancel);
            db.SignInFailures.Add(row = new SignInFailures { EmailHash = SignInFailures.HashOf(email) });
        }
        row.Add(now);
        if (user is not null && row.LockedAt(now) is { } until) db.Record(user.AsActor(), now, new SignInsLocked(user.Id, until));
        await db.SaveChangesAsync(cancel);
        return row.LockedAt(now);
    }

    /// <summary>Forgets the wrong attempts with the next save.</summary>
    public async Task Clear(string email, CancellationToken cancel)
    {
        if (await Row(email, cancel) is { } row) db.SignInFailures.Remove(row);
    }

    Task<SignInFailures?> Row(string email, CancellationToken cancel)
    {
        var hash = SignInFailures.HashOf(email);
        return db.SignInFailures.SingleOrDefaultAsync(f => f.EmailHash == hash, cancel);
    }
}
