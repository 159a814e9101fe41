using System.Diagnostics.Metrics;

namespace Mandate.Platform.Web.Operation;

/// <summary>What operators watch. Counts only, nothing about a person.</summary>
public static class Measures
{
    public const string MeterName = "Mandate";
    static readonly Meter meter = new(MeterName);
    static QueueAge queue = new(null, 0);
    static DateTimeOffset seen;

    /// <summary>Applications, scores and forms sent for good; tag <c>kind</c> says which.</summary>
    public static readonly Counter<long> Submissions = meter.CreateCounter<long>("mandate.submissions", description: "Things sent for good");

    /// <summary>Letters; tag <c>outcome</c> is sent, again or refused.</summary>
    public static readonly Counter<long> Mails = meter.CreateCounter<long>("mandate.mails", description: "Letters by outcome");

    /// <summary>Files; tag <c>scan</c> is clean, infected, pending or not-scanned.</summary>
    public static readonly Counter<long> Files = meter.CreateCounter<long>("mandate.files", description: "Files by result of their scan");

    static readonly ObservableGauge<double> age = meter.CreateObservableGauge("mandate.queue.age", () => queue.Oldest is { } oldest ? Math.Max(0, (seen - oldest).TotalSeconds) : 0, "s", "Age of the oldest work that is due");
    static readonly ObservableGauge<int> parked = meter.CreateObservableGauge("mandate.queue.parked", () => queue.Parked, description: "Work that failed for good");

    public static void Saw(QueueAge now, DateTimeOffset at) => (queue, seen) = (now, at);

    internal static IReadOnlyList<Instrument> Gauges => [age, parked];
}
