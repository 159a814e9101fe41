using System.Text.Json;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Jobs;

/// <summary>
/// Does what waits in the outbox. Several may run at once, in this process or in others: a row belongs to whoever sets its lease
/// by a conditional update. A row whose worker died comes again when the lease ends. The order is not promised.
/// </summary>
public sealed class OutboxDrain(IServiceScopeFactory scopes, Handlers handlers, IFiling filing, TimeProvider clock, ILogger<OutboxDrain> log)
{
    public const int MostAttempts = 8;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    readonly string me = Id.Random<OutboxId>().ToString();
    int workers;

    /// <summary>So many quick rows are claimed and finished with one update each.</summary>
    const int Together = 16;

    /// <summary>Works until nothing is due in either lane. Gives the number of rows it took.</summary>
    public async Task<int> Drain(CancellationToken cancel) => await Drain(Lane.Quick, cancel) + await Drain(Lane.Slow, cancel);

    public async Task<int> Drain(Lane lane, CancellationToken cancel)
    {
        await Crowd.GiveWay(cancel);
        await filing.All(); // handlers read what was sent
        var worker = $"{me}/{Interlocked.Increment(ref workers)}";
        for (var count = 0; ;)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = await Claim(lane, worker, cancel);
            if (rows.Count == 0) return count;
            await DoAll(rows, worker, cancel);
            count += rows.Count;
            await Crowd.GiveWay(cancel);
        }
    }

    /// <summary>New quick rows come together; long ones and those that were tried before come alone, so that none suffers with a bad neighbour.</summary>
    async Task<List<OutboxRow>> Claim(Lane lane, string worker, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        while (true)
        {
            var now = clock.GetUtcNow();
            var candidates = await Due(db, lane, now).OrderBy(r => r.DueAt).Take(Together).Select(r => new { r.Id, r.Attempts }).ToListAsync(cancel);
            if (candidates.Count == 0) return [];
            var ids = lane == Lane.Slow || candidates[0].Attempts > 0 ? [candidates[0].Id] : candidates.TakeWhile(c => c.Attempts == 0).Select(c => c.Id).ToList();
            var until = now + Lease;
            var won = await Due(db, lane, now).Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(u => u
                .SetProperty(r => r.LockedBy, worker).SetProperty(r => r.LockedUntil, until).SetProperty(r => r.Attempts, r => r.Attempts + 1), cancel);
            if (won > 0) return await db.Outbox.AsNoTracking().Where(r => ids.Contains(r.Id) && r.LockedBy == worker).OrderBy(r => r.DueAt).ToListAsync(cancel);
        }
    }

    static IQueryable<OutboxRow> Due(Db db, Lane lane, DateTimeOffset now) => db.Outbox.Where(r =>
        r.DoneAt == null && r.ParkedAt == null && r.SetAsideAt == null && r.Lane == lane && r.DueAt <= now && (r.LockedUntil == null || r.LockedUntil < now));

    async Task DoAll(List<OutboxRow> rows, string worker, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var alive = KeepLease(worker, stop.Token);
        var (done, begun) = (new List<OutboxId>(), 0);
        try
        {
            foreach (var row in rows)
            {
                begun++;
                if (await Do(row, worker, cancel)) done.Add(row.Id);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await alive;
            await FinishDone(done, worker);
            foreach (var row in rows.Skip(begun)) await Finish(row, worker, u => u.GiveBack());
        }
    }

    /// <summary>Whether it is done; else it was finished otherwise.</summary>
    async Task<bool> Do(OutboxRow row, string worker, CancellationToken cancel)
    {
        if (row.Attempts > MostAttempts)
        {
            await Finish(row, worker, u => u.Park(clock.GetUtcNow(), $"The worker stopped before it finished, {MostAttempts} times."));
            return false;
        }
        try
        {
            await Run(row, cancel);
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Finish(row, worker, u => u.GiveBack()); // the process stops; another takes it
            throw;
        }
#pragma warning disable CA1031 // whatever a handler throws is told to the operators
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "Job {Kind} {Id} failed at attempt {Attempt}", row.Kind, row.Id, row.Attempts);
            var now = clock.GetUtcNow();
            await Finish(row, worker, u =>
            {
                if (row.Attempts >= MostAttempts) u.Park(now, e.Message);
                else u.Again(now + Retry.After(row.Attempts), e.Message);
            });
            return false;
        }
    }

    async Task Run(OutboxRow row, CancellationToken cancel)
    {
        var type = handlers.Message(row.Kind) ?? throw new InvalidOperationException($"Nothing handles messages of the kind {row.Kind}.");
        var message = JsonSerializer.Deserialize(row.Payload, type, Recording.Json)!;
        await using var scope = scopes.CreateAsyncScope();
        await Handlers.Handle(scope.ServiceProvider, message, cancel);
    }

    /// <summary>A handler may take longer than a lease; a dead process renews nothing.</summary>
    async Task KeepLease(string worker, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Lease / 5);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
            {
                await using var scope = scopes.CreateAsyncScope();
                var until = clock.GetUtcNow() + Lease;
                await scope.ServiceProvider.GetRequiredService<Db>().Outbox.Where(r => r.LockedBy == worker && r.DoneAt == null)
                    .ExecuteUpdateAsync(u => u.SetProperty(r => r.LockedUntil, until), cancel);
            }
        }
        catch (OperationCanceledException) { }
    }

    async Task FinishDone(List<OutboxId> done, string worker)
    {
        if (done.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        await scope.ServiceProvider.GetRequiredService<Db>().Outbox.Where(r => done.Contains(r.Id) && r.LockedBy == worker && r.DoneAt == null).ExecuteUpdateAsync(u => u
            .SetProperty(r => r.LockedBy, (string?)null).SetProperty(r => r.LockedUntil, (DateTimeOffset?)null).SetProperty(r => r.DoneAt, now).SetProperty(r => r.Error, (string?)null), CancellationToken.None);
    }

    /// <summary>Only while the lease is still this worker's.</summary>
    async Task Finish(OutboxRow row, string worker, Action<Ending> how)
    {
        var end = new Ending(row);
        how(end);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Db>().Outbox.Where(r => r.Id == row.Id && r.LockedBy == worker && r.DoneAt == null).ExecuteUpdateAsync(u => u
            .SetProperty(r => r.LockedBy, (string?)null).SetProperty(r => r.LockedUntil, (DateTimeOffset?)null)
            .SetProperty(r => r.Attempts, end.Attempts).SetProperty(r => r.DueAt, end.DueAt)
            .SetProperty(r => r.ParkedAt, end.ParkedAt).SetProperty(r => r.Error, end.Error), CancellationToken.None);
    }

    /// <summary>How an attempt ended.</summary>
    sealed class Ending(OutboxRow row)
    {
        const int Longest = 4000;
        public int Attempts { get; private set; } = row.Attempts;
        public DateTimeOffset DueAt { get; private set; } = row.DueAt;
        public DateTimeOffset? ParkedAt { get; private set; }
        public string? Error { get; private set; } = row.Error;

        public void GiveBack() => Attempts--;
        public void Again(DateTimeOffset due, string error) => (DueAt, Error) = (due, Cut(error));
        public void Park(DateTimeOffset now, string error) => (ParkedAt, Error) = (now, Cut(error));
        static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
    }
}

/// <summary>How long to wait after a failure.</summary>
public static class Retry
{
    static readonly TimeSpan first = TimeSpan.FromSeconds(5);
    static readonly TimeSpan longest = TimeSpan.FromHours(1);

    /// <summary>Doubles with each attempt from 5 seconds to an hour, and up to a quarter more so that failures that came together do not return together.</summary>
    public static TimeSpan After(int attempts)
    {
        var wait = Math.Min(first.TotalSeconds * Math.Pow(2, attempts - 1), longest.TotalSeconds);
        return TimeSpan.FromSeconds(wait * (1 + System.Security.Cryptography.RandomNumberGenerator.GetInt32(0, 2500) / 10_000.0));
    }
}
