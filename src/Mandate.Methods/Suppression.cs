namespace Mandate.Methods;

/// <summary>Which counts are withheld, and the proof that it is enough.</summary>
/// <param name="Withheld">One for each cell: true for an open cell that is not shown.</param>
/// <param name="Needed">How many values each guarded cell must be able to take: three, or as few as everybody allows it who sees no table at all and only what is known anyway.</param>
/// <param name="Unproven">Guarded cells for which no proof was found even with everything withheld that is linked to them. Nothing linked to them is shown.</param>
/// <param name="Witnesses">Other fillings of the tables that look the same from outside, as changes to the true one.</param>
public sealed record Protection(IReadOnlyList<bool> Withheld, IReadOnlyList<int> Needed, IReadOnlyList<int> Unproven, IReadOnlyList<IReadOnlyDictionary<int, int>> Witnesses)
{
    /// <summary>That every withheld and guarded cell can take at least as many values as it needs.</summary>
    public bool Proven => Unproven.Count == 0;
}

/// <summary>
/// Withholds small counts, and with them enough others that no withheld count can be found, nor narrowed to fewer than three values, from all tables together.
/// </summary>
/// <remarks>
/// Primary and complementary cell suppression as in Willenborg and de Waal, Elements of Statistical Disclosure Control (2001), chapter 4. The proof is by
/// exhibition: for each withheld count two more fillings of the tables, in whole numbers, that agree with everything shown and differ in it.
/// </remarks>
public static class Suppression
{
    /// <summary>The least number that is shown by default.</summary>
    public const int Floor = 5;

    /// <summary>That a number of people points at them.</summary>
    public static bool Small(int count, int floor = Floor) => count > 0 && count < floor;

    /// <summary>Finds what to withhold.</summary>
    public static Protection Protect(LinkedCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new Work(cells).Run();
    }

    /// <summary>Checks the proof from nothing but what it says: every witness keeps every relation, touches nothing shown, and has no negative count.</summary>
    /// <returns>Cells that are withheld or guarded and for which the proof does not hold.</returns>
    public static IReadOnlyList<int> Disproved(LinkedCells cells, Protection protection)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(protection);
        var values = cells.Cells.Select(c => new HashSet<int> { c.Count }).ToArray();
        foreach (var witness in protection.Witnesses)
        {
            if (witness.Any(w => !Hidden(cells, protection.Withheld, w.Key) || cells.Cells[w.Key].Count + w.Value < 0)) continue;
            if (witness.Keys.SelectMany(c => cells.RelationsOf(c)).Any(r => cells.Relation(r.Relation).Sum(c => c.Sign * witness.GetValueOrDefault(c.Cell)) != 0)) continue;
            foreach (var (cell, change) in witness) values[cell].Add(cells.Cells[cell].Count + change);
        }
        return [.. Enumerable.Range(0, values.Length).Where(i => (protection.Withheld[i] || cells.Cells[i].Guarded) && values[i].Count < protection.Needed[i])];
    }

    static bool Hidden(LinkedCells cells, IReadOnlyList<bool> withheld, int cell) => withheld[cell] || cells.Cells[cell].Showing == Showing.Silent;

    sealed class Work
    {
        const int FewTries = 200, ManyTries = 3000;

        /// <summary>Unknowns times relations that are looked at to see what is known anyway.</summary>
        const int Nearby = 2_500;
        readonly LinkedCells cells;
        readonly int[] truth;
        readonly bool[] withheld, refused;
        readonly HashSet<int>[] values;
        readonly List<IReadOnlyDictionary<int, int>> witnesses = [];
        readonly Queue<int> waiting = new();
        readonly StepSearch steps;
        readonly List<int> unproven = [];
        readonly int[] needed;
        readonly Func<int, int> knownAnyway;

        public Work(LinkedCells cells)
        {
            this.cells = cells;
            truth = [.. cells.Cells.Select(c => c.Count)];
            (withheld, refused) = (new bool[truth.Length], new bool[truth.Length]);
            values = [.. truth.Select(t => new HashSet<int> { t })];
            needed = [.. truth.Select(_ => Attacker.LeastValues)];
            knownAnyway = Attacker.KnownAnyway(cells, Nearby);
            steps = new(cells, c => cells.Cells[c].Showing switch { Showing.Known => null, Showing.Silent => 0, _ => withheld[c] ? 0 : cells.Cells[c].Cost });
        }

        public Protection Run()
        {
            for (var i = 0; i < truth.Length; i++)
                if (cells.Cells[i].Guarded) Withhold(i);
            while (waiting.TryDequeue(out var cell))
            {
                if (Enough(cell) || refused[cell]) continue;
                Vary(cell, FewTries);
                if (Enough(cell)) continue;
                needed[cell] = knownAnyway(cell);
                if (!Enough(cell)) Vary(cell, ManyTries);
                if (!Enough(cell)) Refuse(cell);
            }
            return new(withheld, needed, [.. unproven.Where(c => !Enough(c))], witnesses);
        }

        bool Enough(int cell) => values[cell].Count >= needed[cell];

        void Withhold(int cell)
        {
            if (cells.Cells[cell].Showing == Showing.Open) withheld[cell] = true;
            waiting.Enqueue(cell);
        }

        /// <summary>Up and down, or twice up, or twice down.</summary>
        void Vary(int cell, int tries)
        {
            var (up, down) = (Go(truth, cell, 1, tries), (int[]?)null);
            if (!Enough(cell)) down = Go(truth, cell, -1, tries);
            if (!Enough(cell) && up is not null) Go(up, cell, 1, tries);
            if (!Enough(cell) && down is not null) Go(down, cell, -1, tries);
        }

        int[]? Go(int[] from, int cell, int by, int tries)
        {
            if (steps.Find(from, cell, by, tries) is not { } step) return null;
            foreach (var (other, _) in step)
                if (cells.Cells[other].Showing == Showing.Open && !withheld[other]) Withhold(other);
            foreach (var times in (int[])[1, -1, 2]) Witness(from, step, times);
            var to = (int[])from.Clone();
            foreach (var (other, change) in step) to[other] += change;
            return to;
        }

        void Witness(int[] from, Dictionary<int, int> step, int times)
        {
            if (step.Any(s => from[s.Key] + times * s.Value < 0)) return;
            var witness = new Dictionary<int, int>();
            for (var i = 0; i < truth.Length; i++)
                if (from[i] - truth[i] + times * step.GetValueOrDefault(i) is not 0 and var change) witness.Add(i, change);
            if (witness.Count == 0) return;
            witnesses.Add(witness);
            foreach (var (cell, change) in witness) values[cell].Add(truth[cell] + change);
        }

        /// <summary>Withholds everything that is linked to a cell; then it is proven or nothing of it is shown.</summary>
        void Refuse(int cell)
        {
            var part = new List<int> { cell };
            var seen = new HashSet<int> { cell };
            for (var i = 0; i < part.Count; i++)
                foreach (var (relation, _) in cells.RelationsOf(part[i]))
                    part.AddRange(cells.Relation(relation).Select(c => c.Cell).Where(c => cells.Cells[c].Showing != Showing.Known && seen.Add(c)));
            foreach (var other in part)
            {
                refused[other] = true;
                if (cells.Cells[other].Showing == Showing.Open) withheld[other] = true;
            }
            unproven.AddRange(part.Where(c => withheld[c] || cells.Cells[c].Guarded));
        }
    }
}
