using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Record;

namespace Mandate.Bodies.Register;

static class HistoryLines
{
    public static IReadOnlyList<HistoryItem> Shown(this IReadOnlyList<HistoryLine> lines) =>
        [.. lines.Select(l => new HistoryItem(Dates.Moment(London.Of(l.At)), l.Who, $"{l.Who} {l.What}", l.Why))];

    /// <summary>"from 1 July 2022 to 31 March 2026"; what has no first day says nothing of it.</summary>
    public static string Days(DateOnly? from, DateOnly? to) =>
        ((from is { } f && Beginning.Known(f) ? $"from {Dates.Day(f)} " : "") + (to is { } t ? $"to {Dates.Day(t)}" : "")).Trim();

    public static DateOnly? Known(DateOnly? from) => from is { } f && Beginning.Known(f) ? f : null;
}
