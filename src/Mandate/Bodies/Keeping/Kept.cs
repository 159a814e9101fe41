using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Record;

namespace Mandate.Bodies.Keeping;

static class Kept
{
    public static IReadOnlyList<HistoryItem> Items(IEnumerable<HistoryLine> history) =>
        [.. history.Select(h => new HistoryItem(Dates.Moment(London.Of(h.At)), h.Who, h.What, h.Why))];
}
