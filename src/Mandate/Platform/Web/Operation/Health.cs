using System.Globalization;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Web.Operation;

/// <summary>Whether the program runs, and whether it can serve. Says no names and no secrets.</summary>
public static class Health
{
    /// <summary>Work that waits longer than this means that nothing drains the outbox.</summary>
    public static readonly TimeSpan OldestWork = TimeSpan.FromMinutes(10);

    /// <summary>More than this between our clock and the database's makes "closed at" a matter of luck.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(5);

    public sealed record Report(string Status, IReadOnlyDictionary<string, Check> Checks);
    public sealed record Check(string Status, string? Detail = null);

    static readonly Check ok = new("ok");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var everyone = routes.MapGroup("/health").Allow(AccessRule.Everyone).DisableRateLimiting();
        everyone.Get("/live", () => Results.Json(new { status = "ok" }));
        everyone.Get("/ready", Ready);
    }

    static async Task<IResult> Ready(Db db, TimeProvider clock, CancellationToken cancel)
    {
        var checks = new Dictionary<string, Check>(StringComparer.Ordinal);
        try
        {
            checks["database"] = (await db.Database.GetPendingMigrationsAsync(cancel)).Any() ? new("fail", "The database is older than the program: run mandate migrate") : ok;
            checks["clock"] = Clock(TimeProvider.System.GetUtcNow(), await db.DatabaseTime(cancel));
            checks["queue"] = Queue(clock.GetUtcNow(), await QueueAge.Of(db, cancel));
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            checks["database"] = new("fail", "The database does not answer");
        }
        var healthy = checks.Values.All(c => c.Status != "fail");
        return Results.Json(new Report(healthy ? "ok" : "fail", checks), statusCode: healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    public static Check Clock(DateTimeOffset ours, DateTimeOffset theirs)
    {
        var difference = (ours - theirs).Duration();
        return difference <= ClockDifference ? ok : new("fail", $"The clocks of program and database differ by {difference.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds");
    }

    public static Check Queue(DateTimeOffset now, QueueAge queue)
    {
        var age = queue.Oldest is { } oldest ? now - oldest : TimeSpan.Zero;
        if (age > OldestWork) return new("fail", $"The oldest work that is due waits since {age.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes");
        return queue.Parked == 0 ? ok : new("warn", $"{queue.Parked} parked: an operator must look");
    }
}

/// <summary>How far behind the work is.</summary>
public sealed record QueueAge(DateTimeOffset? Oldest, int Parked)
{
    public static async Task<QueueAge> Of(Db db, CancellationToken cancel) => new(
        await db.Outbox.Where(o => o.DoneAt == null && o.ParkedAt == null && o.SetAsideAt == null).OrderBy(o => o.DueAt).Select(o => (DateTimeOffset?)o.DueAt).FirstOrDefaultAsync(cancel),
        await db.Outbox.CountAsync(o => o.ParkedAt != null && o.SetAsideAt == null, cancel));
}
