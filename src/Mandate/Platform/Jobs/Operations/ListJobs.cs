using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Jobs.Operations;

/// <summary>The queue as operators see it.</summary>
public static class ListJobs
{
    public const string Route = "/operations/jobs";
    public static string Url => Route;
    const int Most = 25;

    public sealed record Parked(OutboxId Id, string Kind, DateTimeOffset CreatedAt, DateTimeOffset ParkedAt, int Attempts, string? Error);
    public sealed record Line(string Kind, string State, DateTimeOffset CreatedAt, DateTimeOffset? At, int Attempts, string? Error);
    public sealed record Model(int Waiting, string? Age, int Delayed, int Running, int ParkedCount, IReadOnlyList<Parked> Parked, IReadOnlyList<Line> Recent);

    public static async Task<IResult> Get(Db db, TimeProvider clock, CancellationToken cancel) => ListJobsPage.Show(await Load(db, clock.GetUtcNow(), cancel));

    internal static async Task<Model> Load(Db db, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = db.Outbox.AsNoTracking();
        var open = rows.Where(r => r.DoneAt == null && r.ParkedAt == null && r.SetAsideAt == null);
        var counts = await open.GroupBy(_ => 1).Select(g => new
        {
            Running = g.Count(r => r.LockedUntil > now),
            Due = g.Count(r => (r.LockedUntil == null || r.LockedUntil <= now) && r.DueAt <= now),
            Delayed = g.Count(r => (r.LockedUntil == null || r.LockedUntil <= now) && r.DueAt > now),
        }).SingleOrDefaultAsync(cancel);
        var oldest = await open.Where(r => r.DueAt <= now).MinAsync(r => (DateTimeOffset?)r.DueAt, cancel);
        var parked = await rows.Where(r => r.ParkedAt != null).OrderBy(r => r.ParkedAt).Take(Most)
            .Select(r => new Parked(r.Id, r.Kind, r.CreatedAt, r.ParkedAt!.Value, r.Attempts, r.Error)).ToListAsync(cancel);
        var recent = await rows.Where(r => r.ParkedAt == null).OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(Most).ToListAsync(cancel);
        return new(counts?.Due ?? 0, oldest is { } o ? Durations.Words(now - o) : null, counts?.Delayed ?? 0, counts?.Running ?? 0,
            await rows.CountAsync(r => r.ParkedAt != null, cancel), parked, recent.ConvertAll(r => Describe(r, now)));
    }

    static Line Describe(OutboxRow r, DateTimeOffset now) =>
        r.DoneAt is not null ? new(r.Kind, "Done", r.CreatedAt, r.DoneAt, r.Attempts, null)
        : r.SetAsideAt is not null ? new(r.Kind, "Set aside", r.CreatedAt, r.SetAsideAt, r.Attempts, r.Error)
        : r.LockedUntil > now ? new(r.Kind, "Running", r.CreatedAt, null, r.Attempts, r.Error)
        : new(r.Kind, r.DueAt > now ? "Waits until" : "Waiting", r.CreatedAt, r.DueAt > now ? r.DueAt : null, r.Attempts, r.Error);
}
