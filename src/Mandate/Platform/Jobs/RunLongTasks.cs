using System.Reflection;
using System.Text.Json;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Jobs;

/// <summary>Runs one long task. A failure is told to its owner and not tried again; a death of the process is.</summary>
sealed class RunLongTasks(Db db, IServiceProvider services, Handlers handlers, DbConnectionText connection, TimeProvider clock, ILogger<RunLongTasks> log) : IHandle<RunLongTask>
{
    public async Task Handle(RunLongTask message, CancellationToken cancel)
    {
        var task = await db.LongTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == message.Task, cancel);
        if (task is null or { FinishedAt: not null }) return;
        if (task.StopAskedAt is not null) { await Finish(task.Id, stopped: true, null, null); return; }
        var now = clock.GetUtcNow();
        await db.LongTasks.Where(t => t.Id == task.Id).ExecuteUpdateAsync(u => u.SetProperty(t => t.StartedAt, now), cancel);
        try { await Finish(task.Id, stopped: false, await Work(task, cancel), null); }
        catch (TaskStopped) { await Finish(task.Id, stopped: true, null, null); }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested) { throw; }
#pragma warning disable CA1031 // whatever long work throws is told to its owner
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "Long task {Kind} {Id} failed", task.Kind, task.Id);
            await Finish(task.Id, stopped: false, null, e.Message);
        }
    }

    async Task<string?> Work(LongTask task, CancellationToken cancel)
    {
        var type = handlers.Message(task.Kind) ?? throw new InvalidOperationException($"Nothing does long work of the kind {task.Kind}.");
        var contract = typeof(ILongWork<>).MakeGenericType(type);
        var message = JsonSerializer.Deserialize(task.Payload, type, Recording.Json);
        var progress = new Progress(() => Storage.Open(connection.Value), task.Id, clock);
        return await (Task<string?>)contract.GetMethod("Run")!.Invoke(services.GetRequiredService(contract), BindingFlags.DoNotWrapExceptions, null, [message, progress, cancel], null)!;
    }

    async Task Finish(LongTaskId id, bool stopped, string? result, string? error)
    {
        var now = clock.GetUtcNow();
        var told = error is { Length: > 4000 } ? error[..4000] : error;
        await db.LongTasks.Where(t => t.Id == id).ExecuteUpdateAsync(u => u
            .SetProperty(t => t.FinishedAt, now).SetProperty(t => t.Stopped, stopped).SetProperty(t => t.Result, result).SetProperty(t => t.Error, told), CancellationToken.None);
    }
}
