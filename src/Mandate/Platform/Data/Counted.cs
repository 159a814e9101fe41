using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Data;

/// <summary>
/// Keeps what takes long to count or to read until something that it is made of is saved. What another process saves, on PostgreSQL, is counted within seconds.
/// </summary>
public static class Counted
{
    static readonly TimeSpan ofOthers = TimeSpan.FromSeconds(5);
    const int Most = 2000;

    sealed record Kept(string Mark, long At, object Value);

    static readonly ConcurrentDictionary<(string Connection, string What, Guid Of), Kept> memory = new();

    /// <param name="db">Where it is counted.</param>
    /// <param name="marked">What it counts.</param>
    /// <param name="what">Name of the count.</param>
    /// <param name="of">Of which campaign or the like.</param>
    /// <param name="count">Asks the database.</param>
    /// <param name="version">What must be the same besides, where a few seconds of another process matter.</param>
    public static async Task<T> Remember<T>(this Db db, Marked marked, string what, Guid of, Func<Task<T>> count, string version = "") where T : notnull
    {
        var key = (db.Database.GetConnectionString()!, what, of);
        var mark = $"{ChangeMarks.Of(key.Item1, marked)} {version}";
        if (memory.TryGetValue(key, out var kept) && kept.Mark == mark && (db.Database.IsSqlite() || Environment.TickCount64 - kept.At < ofOthers.TotalMilliseconds)) return (T)kept.Value;
        var value = await count();
        if (memory.Count > Most) memory.Clear();
        memory[key] = new(mark, Environment.TickCount64, value);
        return value;
    }
}
