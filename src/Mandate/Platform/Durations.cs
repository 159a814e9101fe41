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

    /// <summary>"12 minutes ago" on the same day, else "yesterday", "12 days ago"; what is to come is "tomorrow", "in 12 days".</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => London.Day(at) == London.Day(now)
        ? at <= now ? $"{Words(now - at)} ago" : $"in {Words(at - now)}"
        : Ago(London.Day(at), London.Day(now));

    public static string Ago(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        -1 => "yesterday",
        1 => "tomorrow",
        < 0 and var past => $"{Count(-past, "day")} ago",
        var ahead => $"in {Count(ahead, "day")}",
    };

    static string Count(int n, string unit) => $"{n} {unit}{(n == 1 ? "" : "s")}";
}
