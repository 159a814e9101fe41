namespace Mandate.Methods;

/// <summary>
/// Looks for another way to fill the tables in which one count is one more, or one less: every change by one, every relation kept, nothing below 0. Cheapest
/// first, where a count that would have to be withheld as well costs something.
/// </summary>
sealed class StepSearch(LinkedCells cells, Func<int, int?> cost)
{
    /// <summary>The changes, or null when none was found.</summary>
    /// <param name="from">A filling that is possible.</param>
    /// <param name="cell">The count to change.</param>
    /// <param name="by">1 or -1.</param>
    /// <param name="most">So many tries; first the cheapest are sought, then those that seem shortest.</param>
    public Dictionary<int, int>? Find(int[] from, int cell, int by, int most) => from[cell] + by < 0 ? null : Find(from, cell, by, most, costly: 64) ?? Find(from, cell, by, most, costly: 0);

    Dictionary<int, int>? Find(int[] from, int cell, int by, int most, int costly)
    {
        var open = new PriorityQueue<Try, int>();
        var first = Make(null, cell, by, 0);
        open.Enqueue(first, 0);
        for (var tries = 0; tries < most && open.TryDequeue(out var next, out _); tries++)
        {
            if (next.Open.Length == 0) return next.Changes();
            foreach (var (other, change) in Mends(from, next))
                if (Make(next, other, change, next.Cost + cost(other)!.Value) is var child) open.Enqueue(child, costly > 0 ? child.Cost * costly + 3 * child.Open.Length + child.Depth : 4 * child.Open.Length - child.Depth);
        }
        return null;
    }

    /// <summary>The changes that mend the broken relation with the fewest ways to be mended.</summary>
    List<(int Cell, int Change)> Mends(int[] from, Try at)
    {
        List<(int, int)>? fewest = null;
        foreach (var (relation, off) in at.Open)
        {
            var ways = new List<(int, int)>();
            foreach (var (cell, sign) in cells.Relation(relation))
            {
                var change = -Math.Sign(off) * sign;
                if (from[cell] + change < 0 || cost(cell) is null || at.Changed(cell)) continue;
                ways.Add((cell, change));
                if (fewest is not null && ways.Count >= fewest.Count) break;
            }
            if (fewest is null || ways.Count < fewest.Count) fewest = ways;
            if (fewest.Count == 0) break;
        }
        return fewest!;
    }

    Try Make(Try? before, int cell, int change, int total)
    {
        var open = before is null ? [] : before.Open.ToDictionary(o => o.Relation, o => o.Off);
        foreach (var (relation, sign) in cells.RelationsOf(cell))
        {
            var off = open.GetValueOrDefault(relation) + sign * change;
            if (off == 0) open.Remove(relation);
            else open[relation] = off;
        }
        return new(before, cell, change, total, (before?.Depth ?? 0) + 1, [.. open.OrderBy(o => o.Key).Select(o => (o.Key, o.Value))]);
    }

    sealed record Try(Try? Before, int Cell, int Change, int Cost, int Depth, (int Relation, int Off)[] Open)
    {
        public bool Changed(int cell)
        {
            for (var at = this; at is not null; at = at.Before)
                if (at.Cell == cell) return true;
            return false;
        }

        public Dictionary<int, int> Changes()
        {
            var all = new Dictionary<int, int>();
            for (var at = this; at is not null; at = at.Before) all.Add(at.Cell, at.Change);
            return all;
        }
    }
}
