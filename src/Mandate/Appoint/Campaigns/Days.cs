using Mandate.Design;

namespace Mandate.Appoint.Campaigns;

static class Days
{
    /// <summary>"11 October 2021 to 29 October 2021 (estimated)".</summary>
    public static string Words(TimetableStep step) =>
        $"{Dates.Day(step.From)}{(step.To is { } to ? $" to {Dates.Day(to)}" : "")}{(step.Fixed ? "" : " (estimated)")}";

    /// <summary>"1,000,000 to 1,999,999 people", "2,000,000 people or more", "every body".</summary>
    public static string People(SalaryBand band) => (band.PopulationFrom, band.PopulationTo) switch
    {
        (0, null) => "Every body, whatever its size",
        (0, { } to) => $"Up to {Numbers.Text(to)} people",
        (var from, null) => $"{Numbers.Text(from)} people or more",
        (var from, { } to) => $"{Numbers.Text(from)} to {Numbers.Text(to)} people",
    };

    /// <summary>"£165,000 to £185,000 a year", "up to £197,500 a year".</summary>
    public static string Pay(SalaryBand? band) => band switch
    {
        null => "To be confirmed",
        { MinimumPence: { } least } => $"{Money.Text(least)} to {Money.Text(band.MaximumPence)} a year{Doubt(band)}",
        _ => $"Up to {Money.Text(band.MaximumPence)} a year{Doubt(band)}",
    };

    static string Doubt(SalaryBand band) => band.Confirmed ? "" : " (to be confirmed)";
}
