namespace Mandate.Platform.Jobs;

/// <summary>How many requests are being answered now, so that work behind the scenes gives way to people who wait.</summary>
static class Crowd
{
    static readonly int many = 4 * Environment.ProcessorCount;
    static readonly TimeSpan moment = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan glance = TimeSpan.FromMilliseconds(20);

    /// <summary>However great the crowd, work goes on after so many waits: letters come late, never not at all.</summary>
    const int MostWaits = 50;
    static int inside;
    static long came;

    /// <summary>How many have come since the start.</summary>
    public static long Came => Volatile.Read(ref came);

    public static void Enter()
    {
        Interlocked.Increment(ref inside);
        Interlocked.Increment(ref came);
    }

    public static void Leave() => Interlocked.Decrement(ref inside);

    public static async Task GiveWay(CancellationToken cancel)
    {
        for (var waits = 0; waits < MostWaits && await Many(cancel); waits++) await Task.Delay(moment, cancel);
    }

    /// <summary>Many are inside, or many come: those who are answered at once are hardly ever seen inside.</summary>
    static async Task<bool> Many(CancellationToken cancel)
    {
        if (Volatile.Read(ref inside) > many) return true;
        var before = Came;
        await Task.Delay(glance, cancel);
        return Came - before > many;
    }
}
