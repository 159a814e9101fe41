namespace Mandate.Methods;

/// <summary>What an attacker can say of a count that is not shown.</summary>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The most it can be; null when nothing bounds it.</param>
/// <param name="Values">How many values it can take, 3 standing for 3 or more.</param>
/// <param name="Exact">False when the tables were too many to be worked out: then nothing is proven, and the rest means nothing.</param>
public readonly record struct Deduction(long Low, long? High, int Values, bool Exact)
{
    /// <summary>That the count is neither found nor narrowed to fewer than three values.</summary>
    public bool Safe => Exact && Values >= Attacker.LeastValues;
}

/// <summary>
/// Somebody who has every table ever shown, and works out what the rest can be: all linear relations, over whole numbers that are 0 or more, exactly.
/// Reads the counts of what is shown and nothing else.
/// </summary>
public static class Attacker
{
    /// <summary>A withheld count must be able to take so many values.</summary>
    public const int LeastValues = 3;

    /// <summary>Unknowns times equations, up to which linked tables are worked out exactly.</summary>
    public const int Workable = 40_000;

    /// <summary>What can be deduced of every count.</summary>
    /// <param name="cells">All tables.</param>
    /// <param name="shown">Whether a count is seen. <see cref="Showing.Known"/> ones should be.</param>
    /// <param name="workable">See <see cref="Workable"/>.</param>
    public static IReadOnlyList<Deduction> Deduce(LinkedCells cells, Func<int, bool> shown, int workable = Workable)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(shown);
        var found = Seen(cells, shown);
        foreach (var part in Parts(cells, found))
            Work(cells, found, [.. part.SelectMany(c => cells.RelationsOf(c)).Select(r => r.Relation).Distinct().Order()], workable);
        return [.. found.Select(f => f ?? new(0, null, LeastValues, Exact: true))];
    }

    /// <summary>What is seen, and what one subtraction after the other gives.</summary>
    static Deduction?[] Seen(LinkedCells cells, Func<int, bool> shown)
    {
        var found = new Deduction?[cells.Cells.Count];
        for (var i = 0; i < found.Length; i++)
            if (shown(i)) found[i] = Is(cells.Cells[i].Count);
        Obvious(cells, found);
        return found;
    }

    /// <summary>How many values everybody allows a count, who sees nothing but what is known anyway and looks no further than some relations around it; 3 for 3 or more.</summary>
    internal static Func<int, int> KnownAnyway(LinkedCells cells, int workable)
    {
        var seen = Seen(cells, i => cells.Cells[i].Showing == Showing.Known);
        return cell =>
        {
            if (seen[cell] is not null) return 1;
            var found = (Deduction?[])seen.Clone();
            Work(cells, found, Around(cells, found, cell, workable), workable, only: cell);
            return found[cell] is { Exact: true } deduced ? deduced.Values : LeastValues;
        };
    }

    /// <summary>Relations around a cell, nearest first, as many as can be worked out. To know fewer relations is to know less, so what they give holds.</summary>
    static List<int> Around(LinkedCells cells, Deduction?[] found, int cell, int workable)
    {
        var (relations, unknown) = (new List<int>(), new HashSet<int> { cell });
        var next = new Queue<int>(unknown);
        while (next.TryDequeue(out var at))
            foreach (var (relation, _) in cells.RelationsOf(at))
            {
                if (relations.Contains(relation)) continue;
                var more = cells.Relation(relation).Select(c => c.Cell).Where(c => found[c] is null && !unknown.Contains(c)).ToList();
                if ((long)(unknown.Count + more.Count) * (relations.Count + 1) > workable) continue;
                relations.Add(relation);
                foreach (var other in more)
                {
                    unknown.Add(other);
                    next.Enqueue(other);
                }
            }
        return relations;
    }

    static Deduction Is(long value) => new(value, value, 1, Exact: true);

    /// <summary>What one subtraction gives, again and again.</summary>
    static void Obvious(LinkedCells cells, Deduction?[] found)
    {
        var open = new Queue<int>(Enumerable.Range(0, cells.Relations.Count));
        while (open.TryDequeue(out var relation))
        {
            var all = cells.Relation(relation);
            var unknown = all.Where(c => found[c.Cell] is null).ToList();
            var rest = -all.Where(c => found[c.Cell] is not null).Sum(c => c.Sign * found[c.Cell]!.Value.Low);
            if (unknown.Count == 0) continue;
            if (unknown.Count == 1) found[unknown[0].Cell] = Is(rest * unknown[0].Sign);
            else if (rest == 0 && unknown.TrueForAll(u => u.Sign == unknown[0].Sign)) unknown.ForEach(u => found[u.Cell] = Is(0));
            else continue;
            foreach (var (cell, _) in unknown)
                foreach (var (again, _) in cells.RelationsOf(cell)) open.Enqueue(again);
        }
    }

    static IEnumerable<List<int>> Parts(LinkedCells cells, Deduction?[] found)
    {
        var seen = new HashSet<int>();
        for (var first = 0; first < found.Length; first++)
        {
            if (found[first] is not null || !seen.Add(first)) continue;
            var part = new List<int> { first };
            for (var i = 0; i < part.Count; i++)
                foreach (var (relation, _) in cells.RelationsOf(part[i]))
                    part.AddRange(cells.Relation(relation).Select(c => c.Cell).Where(c => found[c] is null && seen.Add(c)));
            yield return part;
        }
    }

    static void Work(LinkedCells cells, Deduction?[] found, List<int> relations, int workable, int? only = null)
    {
        var part = relations.SelectMany(r => cells.Relation(r)).Select(c => c.Cell).Where(c => found[c] is null).Distinct().ToList();
        if ((long)part.Count * relations.Count > workable) { part.ForEach(c => found[c] = default(Deduction)); return; }
        var place = part.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        var equations = relations.ConvertAll(r =>
        {
            var row = new long[part.Count];
            long sum = 0;
            foreach (var (cell, sign) in cells.Relation(r))
                if (place.TryGetValue(cell, out var at)) row[at] += sign;
                else sum -= sign * found[cell]!.Value.Low;
            return (row, sum);
        });
        var met = part.ConvertAll(_ => new HashSet<long>());
        var program = new WholeNumbers(part.Count, equations) { Met = values => { for (var i = 0; i < met.Count; i++) met[i].Add(values[i]); } };
        foreach (var cell in only is { } one ? part.Where(c => c == one).ToList() : part) found[cell] = Deduce(program, place[cell], met[place[cell]]);
    }

    static Deduction Deduce(WholeNumbers program, int unknown, HashSet<long> met)
    {
        try
        {
            if (program.Least(unknown) is not { } low || program.Greatest(unknown) is not { } high) return default;
            var most = double.IsPositiveInfinity(high) ? (long?)null : (long)high;
            // A value between the ends may have no whole solution, so it is sought, not assumed.
            for (var value = (long)low; met.Count < LeastValues && (most is not { } m || value <= m); value++)
                if (!met.Contains(value) && program.Least(unknown, new(unknown, value, AtMost: false), new(unknown, value, AtMost: true)) is not null) met.Add(value);
            return new((long)low, most, Math.Min(met.Count, LeastValues), Exact: true);
        }
        catch (OverflowException) { return default; }
    }
}
