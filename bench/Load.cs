using System.Diagnostics;

namespace Mandate.Bench;

/// <summary>What a load found: answers a second, and how long they took, in milliseconds.</summary>
sealed record Found(double PerSecond, double[] Milliseconds, int Failed)
{
    public double At(double share) => Milliseconds.Length == 0 ? double.NaN : Milliseconds[Math.Min(Milliseconds.Length - 1, (int)(Milliseconds.Length * share))];
}

/// <summary>Sixty-four connections that ask for the same addresses in turn.</summary>
static class Load
{
    public const int Connections = 64;

    /// <summary>Each connection asks again as soon as it was answered.</summary>
    public static Task<Found> Full(int port, byte[][] requests, TimeSpan time) => Run(port, requests, time, perSecond: null);

    /// <summary>At a steady pace. Waiting counts from when a request was due, so that a server that stalls cannot hide it.</summary>
    public static Task<Found> Paced(int port, byte[][] requests, TimeSpan time, double perSecond) => Run(port, requests, time, perSecond);

    static async Task<Found> Run(int port, byte[][] requests, TimeSpan time, double? perSecond)
    {
        var began = Stopwatch.GetTimestamp();
        var workers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(n => Task.Run(() => Work(n, port, requests, began, time, perSecond))));
        var took = workers.SelectMany(w => w.Took).Order().ToArray();
        return new(took.Length / Stopwatch.GetElapsedTime(began).TotalSeconds, took, workers.Sum(w => w.Failed));
    }

    static async Task<(List<double> Took, int Failed)> Work(int n, int port, byte[][] requests, long began, TimeSpan time, double? perSecond)
    {
        using var wire = new Wire(port);
        var (took, failed) = (new List<double>(), 0);
        for (var i = 0; ; i++)
        {
            var due = Stopwatch.GetElapsedTime(began);
            if (perSecond is { } pace)
            {
                due = TimeSpan.FromSeconds((i * Connections + n) / pace);
                if (due - Stopwatch.GetElapsedTime(began) is { TotalMilliseconds: >= 1 } wait) await Task.Delay(wait);
            }
            if (due > time) return (took, failed);
            var reply = await wire.Ask(requests[(i + n) % requests.Length], keep: false);
            if (reply.Status == 200) took.Add((Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds);
            else failed++;
        }
    }
}
