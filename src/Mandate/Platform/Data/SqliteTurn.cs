using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mandate.Platform.Data;

/// <summary>
/// SQLite has one writer at a time and lets the others ask again by chance, a tenth of a second apart. Saves of this process queue here instead,
/// first come first served. A save inside a transaction of its own does not queue: it is the writer already.
/// </summary>
sealed class SqliteTurn : SaveChangesInterceptor, IDisposable
{
    readonly SemaphoreSlim turn = new(1, 1);
    readonly ConditionalWeakTable<DbContext, object> writing = [];

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.Database.CurrentTransaction is not null) return result;
        await turn.WaitAsync(cancellationToken);
        writing.Add(eventData.Context, turn);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        End(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        End(eventData.Context!);
        return Task.CompletedTask;
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        End(eventData.Context!);
        return Task.CompletedTask;
    }

    void End(DbContext db)
    {
        if (writing.Remove(db)) turn.Release();
    }

    public void Dispose() => turn.Dispose();
}
