using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Jobs;

/// <summary>How long work tells how far it is, and learns that its owner wants it to stop.</summary>
public sealed class Progress(Func<Db> open, LongTaskId task, TimeProvider clock)
{
    static readonly TimeSpan atMostEvery = TimeSpan.FromSeconds(1);
    long last;

    /// <summary>Call it as often as you like: it writes once a second, and for the last one.</summary>
    /// <exception cref="TaskStopped">The owner asked to stop.</exception>
    public async Task Report(long done, long? total, CancellationToken cancel)
    {
        if (last != 0 && done != total && clock.GetElapsedTime(last) < atMostEvery) return;
        last = clock.GetTimestamp();
        await using var db = open();
        var going = await db.LongTasks.Where(t => t.Id == task && t.StopAskedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(t => t.Done, done).SetProperty(t => t.Total, total), cancel);
        if (going == 0) throw new TaskStopped();
    }
}

/// <summary>Thrown through long work to end it; what it wrote in its own transaction is undone.</summary>
public sealed class TaskStopped() : OperationCanceledException("Its owner stopped it.");
