using System.Globalization;

namespace Mandate.Design;

/// <summary>A month as it was typed, in two texts; whatever it is, the page can show it again.</summary>
/// <remarks>Properties rather than a primary constructor: a form binder insists on every parameter of a constructor.</remarks>
public sealed record MonthText
{
    /// <summary>Nothing typed.</summary>
    public static readonly MonthText Empty = new();

    /// <summary>The month: a number or a name.</summary>
    public string? Month { get; init; }

    /// <summary>The year, in four figures.</summary>
    public string? Year { get; init; }

    /// <summary>The text of a month; empty for null.</summary>
    /// <param name="day">Any day of the month.</param>
    public static MonthText From(DateOnly? day) => day is not { } d ? Empty
        : new() { Month = d.Month.ToString(CultureInfo.InvariantCulture), Year = d.Year.ToString("0000", CultureInfo.InvariantCulture) };

    /// <summary>The first day of the month, or null when this is none.</summary>
    public DateOnly? FirstDay => DateText.Of("1", Month, Year) is { IsBlank: false } text && FormReader.Clean(Month).Length + FormReader.Clean(Year).Length > 0 ? text.Date : null;
}
