using System.Globalization;

namespace Mandate.Platform;

/// <summary>Dates and times as people in England see them. Instants stay UTC; this is the only place that turns one into the other.</summary>
public static class London
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);
    public static DateOnly Today(this TimeProvider clock) => Day(clock.GetUtcNow());

    /// <summary>Whether clocks on the wall ever show this moment: the hour skipped in March does not exist.</summary>
    public static bool Exists(DateOnly day, TimeOnly time) => !Zone.IsInvalidTime(day.ToDateTime(time));

    /// <summary>The instant at which clocks show this moment; the later of two when the hour is repeated in October.</summary>
    /// <exception cref="ArgumentException">The moment falls in the hour skipped in March; ask <see cref="Exists"/> first.</exception>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local)) throw new ArgumentException($"Clocks skip {time} on {day:d MMMM yyyy}", nameof(time));
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Min() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>To the second, where a second decides: "26 September 2021, 11:59:59pm British Summer Time".</summary>
    public static string Exact(DateTimeOffset instant)
    {
        var local = Of(instant);
        var zone = Zone.IsDaylightSavingTime(local) ? "British Summer Time" : "Greenwich Mean Time";
        return string.Create(CultureInfo.InvariantCulture, $"{local:d MMMM yyyy, h:mm:ss}{(local.Hour < 12 ? "am" : "pm")} {zone}");
    }

    public static DateTimeOffset Midnight(DateOnly day) => At(day, TimeOnly.MinValue);
}

/// <summary>The end of a window. "Closes at 23:59" accepts all of that minute: 23:59:59 is in time, 00:00:00 is late.</summary>
/// <param name="Ends">The first instant that is too late.</param>
public readonly record struct Deadline(DateTimeOffset Ends)
{
    public static Deadline AtMinute(DateOnly day, TimeOnly minute) => new(London.At(day, minute).AddMinutes(1));
    public bool Includes(DateTimeOffset instant) => instant < Ends;

    /// <summary>The last minute that is in time, as people see it.</summary>
    public DateTimeOffset Shown => London.Of(Ends.AddMinutes(-1));
}
