using System.Globalization;

namespace Mandate.Design;

/// <summary>Days and times as people in Britain read them.</summary>
public static class Dates
{
    static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A day: "26 September 2021".</summary>
    /// <param name="day">The day.</param>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>A month: "September 2021".</summary>
    /// <param name="day">Any day of the month.</param>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", British);

    /// <summary>A moment: "26 September 2021, 11:59pm".</summary>
    /// <param name="london">The moment with the offset of London.</param>
    public static string Moment(DateTimeOffset london) => $"{Day(DateOnly.FromDateTime(london.DateTime))}, {Time(TimeOnly.FromDateTime(london.DateTime))}";

    /// <summary>A time of day: "9am", "5:30pm", "midnight" or "noon".</summary>
    /// <param name="time">The time; seconds are dropped.</param>
    public static string Time(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "noon",
        (var hour, var minute) => $"{(hour + 11) % 12 + 1}{(minute == 0 ? "" : minute.ToString("':'00", CultureInfo.InvariantCulture))}{(hour < 12 ? "am" : "pm")}",
    };
}
