using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Mandate.Platform.Forms;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mandate.Platform.Jobs;

/// <summary>Says within this process that work was saved, so that it need not wait for the next look at the clock.</summary>
public sealed class OutboxSignal : SaveChangesInterceptor
{
    public static readonly OutboxSignal Instance = new();
    readonly Channel<bool> channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly ConditionalWeakTable<DbContext, object> saving = [];

    public ValueTask<bool> Wait(CancellationToken cancel) => channel.Reader.ReadAsync(cancel);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && db.ChangeTracker.Entries().Any(e => e is { State: EntityState.Added, Entity: OutboxRow or RecordedEvent } or { State: EntityState.Modified, Entity: Draft { HandedInAt: not null } }))
            saving.AddOrUpdate(db, db);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && saving.Remove(db)) channel.Writer.TryWrite(true);
        return ValueTask.FromResult(result);
    }
}
