using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Mandate.Platform.Jobs;

/// <summary>Looks for work that is due: retries, work of a process that died, work asked for a later time.</summary>
[DisallowConcurrentExecution]
sealed class DrainQuick(OutboxDrain drain) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await drain.Drain(Lane.Quick, cancellationToken);
}

/// <summary>The same for long work, which would keep the rest waiting.</summary>
[DisallowConcurrentExecution]
sealed class DrainLong(OutboxDrain drain) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await drain.Drain(Lane.Slow, cancellationToken);
}

/// <summary>Puts new events into the log.</summary>
[DisallowConcurrentExecution]
sealed class Sequence(Sequencer sequencer) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await sequencer.Run(cancellationToken);
}

/// <summary>Removes what was done long ago: messages may name people.</summary>
[DisallowConcurrentExecution]
sealed class Tidy(Db db, IFileStore files, TimeProvider clock) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var before = clock.GetUtcNow() - Kept;
        await db.Outbox.Where(r => r.DoneAt < before || r.SetAsideAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.LongTasks.Where(t => t.FinishedAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.SentMails.Where(m => m.At < before - Kept).ExecuteDeleteAsync(cancellationToken);
        await Drafts.RemoveExpired(db, clock.GetUtcNow(), cancellationToken);
        await KeptForms.RemoveExpired(db, clock.GetUtcNow(), cancellationToken);
        await Uploads.RemoveOrphans(db, files, TimeProvider.System.GetUtcNow().AddDays(-1), cancellationToken); // the disk keeps its own time
    }
}

/// <summary>Wakes as soon as this process saves work, so that nobody waits for the schedule.</summary>
sealed class Awake(IServiceScopeFactory scopes, OutboxDrain drain, ILogger<Awake> log) : BackgroundService
{
    /// <summary>A hundred saves of one moment are one entry into the log and a few claims of the queue, not a hundred.</summary>
    static readonly TimeSpan gather = TimeSpan.FromMilliseconds(300);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var longWork = Task.CompletedTask;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await OutboxSignal.Instance.Wait(stoppingToken);
                await Task.Delay(gather, stoppingToken);
                await drain.Drain(Lane.Quick, stoppingToken);
                await using (var scope = scopes.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Sequencer>().Run(stoppingToken);
                if (longWork.IsCompleted) longWork = Long(stoppingToken);
            }
            catch (OperationCanceledException) { }
#pragma warning disable CA1031 // the schedule tries again within seconds
            catch (Exception e) { log.LogError(e, "The queue could not be worked on"); }
#pragma warning restore CA1031
        }
        await longWork;
    }

    async Task Long(CancellationToken cancel)
    {
        try { await drain.Drain(Lane.Slow, cancel); }
        catch (OperationCanceledException) { }
#pragma warning disable CA1031 // as above
        catch (Exception e) { log.LogError(e, "The queue of long work could not be worked on"); }
#pragma warning restore CA1031
    }
}
