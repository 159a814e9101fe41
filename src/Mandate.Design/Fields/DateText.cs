using System.Globalization;

namespace Mandate.Design;

/// <summary>A date as it was typed, in three texts; whatever it is, the page can show it again.</summary>
/// <remarks>Properties rather than a primary constructor: a form binder insists on every parameter of a constructor.</remarks>
public sealed record DateText
{
    /// <summary>Nothing typed.</summary>
    public static readonly DateText Empty = new();

    /// <summary>The day, or the whole date when the others are empty.</summary>
    public string? Day { get; init; }

    /// <summary>The month: a number or a name.</summary>
    public string? Month { get; init; }

    /// <summary>The year, in four figures.</summary>
    public string? Year { get; init; }

    /// <summary>What was typed in the three inputs.</summary>
    /// <param name="day">The day.</param>
    /// <param name="month">The month.</param>
    /// <param name="year">The year.</param>
    public static DateText Of(string? day, string? month = null, string? year = null) => new() { Day = day, Month = month, Year = year };

    /// <summary>The text of a date; empty for null.</summary>
    /// <param name="date">The date.</param>
    public static DateText From(DateOnly? date) => date is not { } d ? Empty
        : Of(d.Day.ToString(CultureInfo.InvariantCulture), d.Month.ToString(CultureInfo.InvariantCulture), d.Year.ToString("0000", CultureInfo.InvariantCulture));

    /// <summary>The date, or null when this is none.</summary>
    public DateOnly? Date => Reading.Date;

    /// <summary>Whether nothing was typed.</summary>
    public bool IsBlank => FormReader.Clean(Day).Length + FormReader.Clean(Month).Length + FormReader.Clean(Year).Length == 0;

    internal DateReading Reading => Read(FormReader.Clean(Day), FormReader.Clean(Month), FormReader.Clean(Year));

    static DateReading Read(string day, string month, string year)
    {
        if (month.Length + year.Length == 0 && Whole(day) is { } parts) return Read(parts[0], parts[1], parts[2]);
        var missing = (day.Length == 0 ? DateParts.Day : DateParts.None) | (month.Length == 0 ? DateParts.Month : DateParts.None) | (year.Length == 0 ? DateParts.Year : DateParts.None);
        if (missing != DateParts.None) return new(null, missing, missing == DateParts.All ? null : $"must include a {Names(missing)}");

        var (d, m, y) = (DayNumber(day), MonthNumber(month), Number(year, 4));
        var wrong = (d is null ? DateParts.Day : DateParts.None) | (m is null ? DateParts.Month : DateParts.None) | (y is null or 0 ? DateParts.Year : DateParts.None);
        if (wrong == DateParts.Year && year.All(char.IsAsciiDigit) && year.Length != 4) return new(null, wrong, "must have a year of 4 figures, like 2022");
        if (wrong != DateParts.None) return new(null, wrong is DateParts.Day or DateParts.Month or DateParts.Year ? wrong : DateParts.All, "must be a real date");
        return d <= DateTime.DaysInMonth(y!.Value, m!.Value)
            ? new(new DateOnly(y.Value, m.Value, d!.Value), DateParts.None, null)
            : new(null, DateParts.All, "must be a real date");
    }

    static string[]? Whole(string text)
    {
        var parts = text.Split([' ', '/', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3) return null;
        return parts[0].Length == 4 && parts[0].All(char.IsAsciiDigit) ? [parts[2], parts[1], parts[0]] : parts;
    }

    static int? DayNumber(string text)
    {
        var figures = text.Length > 2 && text[^2..].ToLowerInvariant() is "st" or "nd" or "rd" or "th" ? text[..^2] : text;
        return Number(figures, 1, 2) is >= 1 and <= 31 and var day ? day : null;
    }

    static int? MonthNumber(string text)
    {
        if (Number(text, 1, 2) is >= 1 and <= 12 and var month) return month;
        if (text.Length < 3) return null;
        var names = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        var at = Array.FindIndex(names, name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at + 1;
    }

    static int? Number(string text, int least, int? most = null) =>
        text.Length >= least && text.Length <= (most ?? least) && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    static string Names(DateParts parts) =>
        string.Join(" and ", new[] { DateParts.Day, DateParts.Month, DateParts.Year }.Where(part => parts.HasFlag(part)).Select(part => part.ToString().ToLowerInvariant()));
}

/// <summary>Parts of a date.</summary>
[Flags]
enum DateParts { None = 0, Day = 1, Month = 2, Year = 4, All = 7 }

/// <summary>What a typed date comes to.</summary>
/// <param name="Date">The date, or null.</param>
/// <param name="Wrong">Parts at fault.</param>
/// <param name="Problem">What is wrong, to follow the words for the date; null when nothing was typed or nothing is wrong.</param>
readonly record struct DateReading(DateOnly? Date, DateParts Wrong, string? Problem);
