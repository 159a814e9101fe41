using Mandate.Design;
using Mandate.Platform;

namespace Mandate.Appoint.Campaigns;

/// <summary>Reads a day and a time on the clocks of London. An hour that clocks skip is refused; one that comes twice must be said which.</summary>
static class Moments
{
    public static readonly IReadOnlyList<Choice> Which = [new("first", "The first time, before the clocks go back", "British Summer Time"), new("second", "The second time, after the clocks have gone back", "Greenwich Mean Time")];

    /// <param name="name">Prefix of the fields: "Opens" reads OpensOn, OpensAt and OpensWhich.</param>
    public static DateTimeOffset? Moment(this FormReader read, string name, string label, DateText? on, string? at, string? which)
    {
        var day = read.Date(on, name + "On", $"the day the campaign {label}");
        var time = read.TimeOfDay(at, name + "At", $"the time the campaign {label}");
        if (!read.Ok) return null;
        if (!London.Exists(day, time))
        {
            read.Check(false, name + "At", $"The clocks go forward on {Dates.Day(day)}, so {Dates.Time(time)} does not come that day. Choose a time before 1am or from 2am on");
            return null;
        }
        if (!Twice(day, time)) return London.At(day, time);
        var chosen = read.OneOf(which, name + "Which", $"The clocks go back on {Dates.Day(day)}, so {Dates.Time(time)} comes twice. Select which one you mean", ["first", "second"]);
        return chosen switch
        {
            "first" => London.At(day, time).AddHours(-1),
            "second" => London.At(day, time),
            _ => null,
        };
    }

    /// <summary>Whether clocks show this moment twice.</summary>
    public static bool Twice(DateOnly day, TimeOnly time) => London.Zone.IsAmbiguousTime(day.ToDateTime(time));

    /// <summary>Whether what was typed is a moment that comes twice, so that the page must ask which.</summary>
    public static bool Twice(DateText? on, string? at)
    {
        if (on?.Date is not { } day) return false;
        var read = new FormReader();
        var time = read.TimeOfDay(at, "At", "the time");
        return read.Ok && Twice(day, time);
    }

    /// <summary>Which of the two this instant is; null when it comes once.</summary>
    public static string? WhichOf(DateTimeOffset instant)
    {
        var london = London.Of(instant);
        if (!London.Zone.IsAmbiguousTime(london.DateTime)) return null;
        return london.Offset == TimeSpan.Zero ? "second" : "first";
    }
}
