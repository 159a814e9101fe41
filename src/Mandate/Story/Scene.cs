using System.Globalization;
using Mandate.Platform;

namespace Mandate.Story;

/// <summary>Something that happens at a moment of the story.</summary>
/// <param name="At">When.</param>
/// <param name="Play">What, with the verbs of the domain; saved by the theatre.</param>
public sealed record Scene(DateTimeOffset At, Func<Stage, Task> Play)
{
    public static DateTimeOffset Moment(string text)
    {
        var local = DateTime.ParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None);
        return London.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    public static DateTimeOffset Moment(DateOnly day, int hour, int minute = 0) => London.At(day, new TimeOnly(hour, minute));

    public static Scene On(DateOnly day, int hour, Func<Stage, Task> play) => new(Moment(day, hour), play);
}
