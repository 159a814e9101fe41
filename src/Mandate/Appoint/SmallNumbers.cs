namespace Mandate.Appoint;

/// <summary>A row as it may be shown: one answer, or several together because some of them are few.</summary>
/// <param name="Members">Which answers.</param>
/// <param name="Counts">One for each column; null where the column is not shown.</param>
public sealed record ShownRow(IReadOnlyList<int> Members, IReadOnlyList<int?> Counts);

/// <summary>What may be shown of a table of people.</summary>
/// <param name="Rows">None when there are too few people for any.</param>
/// <param name="Columns">Which columns are shown.</param>
public sealed record ShownTable(IReadOnlyList<ShownRow> Rows, IReadOnlyList<bool> Columns);

/// <summary>
/// Keeps small groups from being counted. Answers given by few are shown together, with more answers until the group is large enough and its parts
/// cannot be worked out; every column has the same groups, and a column is shown only when no group in it, and no difference from the column before,
/// is small. So no subtraction of anything shown, nor of totals known otherwise, gives a small number.
/// </summary>
public static class SmallNumbers
{
    /// <param name="counts">Row by row, the people who reached each stage: never more than reached the one before.</param>
    /// <param name="floor">The least number that may be shown.</param>
    public static ShownTable Of(IReadOnlyList<IReadOnlyList<int>> counts, int floor)
    {
        var columns = counts.Count == 0 ? 0 : counts[0].Count;
        var none = new ShownTable([], [.. Enumerable.Repeat(false, columns)]);
        if (columns == 0) return none;
        var alone = Enumerable.Range(0, counts.Count).Where(r => counts[r][0] >= floor).ToList();
        var together = Enumerable.Range(0, counts.Count).Except(alone).ToList();
        while (together.Count > 0 && alone.Count > 0 && TooPlain(together.ConvertAll(r => counts[r][0]), floor))
        {
            // By place in the list, not by size: that the smallest was taken would itself tell how large it is.
            together.Add(alone[^1]);
            alone.RemoveAt(alone.Count - 1);
        }
        if (alone.Count == 0) return none;
        var groups = alone.Select(r => (IReadOnlyList<int>)[r]).Concat(together.Count == 0 ? [] : new[] { (IReadOnlyList<int>)[.. together.Order()] }).ToList();
        int Count(IReadOnlyList<int> group, int column) => group.Sum(r => counts[r][column]);

        var shown = new bool[columns];
        shown[0] = true;
        var last = 0;
        for (var c = 1; c < columns; c++)
        {
            if (!groups.TrueForAll(g => Count(g, c) >= floor && Count(g, last) - Count(g, c) is var fell && (fell == 0 || fell >= floor))) continue;
            (shown[c], last) = (true, c);
        }
        return new([.. groups.Select(g => new ShownRow(g, [.. Enumerable.Range(0, columns).Select(c => shown[c] ? Count(g, c) : (int?)null)]))], shown);
    }

    /// <summary>Too few together, or each of them just below the floor, which their sum would tell.</summary>
    static bool TooPlain(List<int> together, int floor) => together.Sum() < floor || together.TrueForAll(n => n == floor - 1);
}
