namespace Mandate.Platform;

/// <summary>Lengths of time as people say them.</summary>
public static class Durations
{
    /// <summary>"40 seconds", "12 minutes", "3 hours 5 minutes".</summary>
    public static string Words(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? Count((int)time.TotalSeconds, "second")
        : time < TimeSpan.FromHours(1) ? Count((int)time.TotalMinutes, "minute")
        : time.Minutes == 0 ? Count((int)time.TotalHours, "hour")
        : $"{Count((int)time.TotalHours, "hour")} {Count(time.Minutes, "minute")}";

    static string Count(int n, string unit) => $"{n} {unit}{(n == 1 ? "" : "s")}";
}
