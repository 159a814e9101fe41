namespace Mandate.Methods;

/// <summary>
/// All ways to fill unknown counts with whole numbers, 0 or more, so that linear equations hold: the least and the greatest value of each, exactly.
/// Simplex method over fractions with Bland's rule, then branching where a corner is not whole.
/// </summary>
/// <remarks>Source: Schrijver, Theory of Linear and Integer Programming (1986), chapters 11 and 24.</remarks>
sealed class WholeNumbers
{
    const int MostBranches = 400;
    readonly int unknowns;
    readonly List<(long[] Row, long Sum)> equations;
    int branches;

    /// <summary>The first corner is sought once; from wherever it was pushed to, it can be pushed on.</summary>
    Corner? root;

    /// <param name="unknowns">How many.</param>
    /// <param name="equations">A factor for each unknown, and what they come to.</param>
    public WholeNumbers(int unknowns, IEnumerable<(long[] Row, long Sum)> equations) => (this.unknowns, this.equations) = (unknowns, [.. equations]);

    /// <summary>Every value of an unknown that was met on the way, for all of them: each is part of a whole solution.</summary>
    public Action<IReadOnlyList<long>>? Met { get; init; }

    /// <summary>The greatest whole value of an unknown; infinite when there is none, null when there is no solution at all.</summary>
    /// <exception cref="OverflowException">Too large to be said exactly.</exception>
    public double? Greatest(int unknown, params IReadOnlyList<Limit> limits) => Best(unknown, up: true, [.. limits]);

    /// <summary>The least whole value of an unknown; null when there is no solution at all.</summary>
    /// <exception cref="OverflowException">Too large to be said exactly.</exception>
    public double? Least(int unknown, params IReadOnlyList<Limit> limits) => Best(unknown, up: false, [.. limits]);

    double? Best(int unknown, bool up, List<Limit> limits)
    {
        branches = 0;
        double? best = null;
        Branch(unknown, up, limits, ref best);
        return best;
    }

    void Branch(int unknown, bool up, List<Limit> limits, ref double? best)
    {
        if (++branches > MostBranches) throw new OverflowException("Too many branches.");
        var corner = limits.Count == 0 ? root ??= new(unknowns, equations, limits) : new Corner(unknowns, equations, limits);
        if (!corner.Found) return;
        if (!corner.Push(unknown, up)) { best = double.PositiveInfinity; return; }
        var values = corner.Values();
        var end = values[unknown];
        var bound = up ? end.Floor : -new Rational(-end.Over, end.Under).Floor;
        if (best is { } b && (up ? bound <= b : bound >= b)) return;
        var broken = Array.FindIndex(values, v => !v.IsWhole);
        if (broken < 0)
        {
            best = end.Over;
            Met?.Invoke([.. values.Select(v => v.Over)]);
            return;
        }
        var floor = values[broken].Floor;
        Branch(unknown, up, [.. limits, new(broken, floor, AtMost: true)], ref best);
        if (best != double.PositiveInfinity) Branch(unknown, up, [.. limits, new(broken, floor + 1, AtMost: false)], ref best);
    }

    /// <summary>That an unknown is at most, or at least, a value.</summary>
    public readonly record struct Limit(int Unknown, long Value, bool AtMost);

    /// <summary>A corner of what is possible, and the way from it to another.</summary>
    sealed class Corner
    {
        readonly List<Rational[]> rows = [];
        readonly List<int> basis = [];
        readonly int columns, unknowns;

        public Corner(int unknowns, List<(long[] Row, long Sum)> equations, List<Limit> limits)
        {
            (this.unknowns, columns) = (unknowns, unknowns + limits.Count);
            foreach (var (row, sum) in equations) Add(row, sum);
            for (var i = 0; i < limits.Count; i++)
            {
                var row = new long[columns];
                (row[limits[i].Unknown], row[unknowns + i]) = (1, limits[i].AtMost ? 1 : -1);
                Add(row, limits[i].Value);
            }
            Found = Begin();
        }

        /// <summary>False when nothing is possible.</summary>
        public bool Found { get; }

        void Add(long[] row, long sum)
        {
            var sign = sum < 0 ? -1 : 1;
            var all = new Rational[columns + 1];
            for (var i = 0; i < columns; i++) all[i] = i < row.Length ? sign * row[i] : 0;
            all[columns] = sign * sum;
            rows.Add(all);
            basis.Add(-1); // an unknown of its own, to be got rid of
        }

        bool Begin()
        {
            while (Entering() is { } column) Pivot(Leaving(column)!.Value, column);
            for (var r = rows.Count - 1; r >= 0; r--)
            {
                if (basis[r] >= 0) continue;
                if (rows[r][columns].Sign != 0) return false;
                var column = Array.FindIndex(rows[r], 0, columns, v => v.Sign != 0);
                if (column >= 0) { Pivot(r, column); continue; }
                rows.RemoveAt(r); // says nothing new
                basis.RemoveAt(r);
            }
            return true;
        }

        int? Entering()
        {
            for (var c = 0; c < columns; c++)
            {
                Rational sum = 0;
                for (var r = 0; r < rows.Count; r++)
                    if (basis[r] < 0) sum -= rows[r][c];
                if (sum.Sign < 0) return c;
            }
            return null;
        }

        int? Leaving(int column)
        {
            int? best = null;
            for (var r = 0; r < rows.Count; r++)
            {
                if (rows[r][column].Sign <= 0) continue;
                if (best is not { } b) { best = r; continue; }
                var order = (rows[r][columns] / rows[r][column]).Against(rows[b][columns] / rows[b][column]);
                if (order < 0 || (order == 0 && basis[r] < basis[b])) best = r;
            }
            return best;
        }

        void Pivot(int row, int column)
        {
            var (mine, by) = (rows[row], rows[row][column]);
            if (by != 1)
                for (var c = 0; c <= columns; c++)
                    if (mine[c].Sign != 0) mine[c] /= by;
            for (var r = 0; r < rows.Count; r++)
            {
                if (r == row || rows[r][column] is var factor && factor.Sign == 0) continue;
                for (var c = 0; c <= columns; c++)
                    if (mine[c].Sign != 0) rows[r][c] -= factor * mine[c];
            }
            basis[row] = column;
        }

        /// <summary>Goes to where an unknown is greatest, or least; false when it has no end.</summary>
        public bool Push(int unknown, bool up)
        {
            if (basis.IndexOf(unknown) < 0)
            {
                if (!up) return true;
                if (Leaving(unknown) is not { } first) return false;
                Pivot(first, unknown);
            }
            while (basis.IndexOf(unknown) is >= 0 and var row)
            {
                var column = Array.FindIndex(rows[row], 0, columns, v => up ? v.Sign < 0 : v.Sign > 0);
                // The unknown's own column is 1 in its row, and to enter it would change nothing.
                if (column == unknown) column = Array.FindIndex(rows[row], unknown + 1, columns - unknown - 1, v => up ? v.Sign < 0 : v.Sign > 0);
                if (column < 0) return true;
                if (Leaving(column) is not { } leaving) return false;
                Pivot(leaving, column);
            }
            return true;
        }

        public Rational[] Values()
        {
            var values = new Rational[unknowns];
            Array.Fill(values, 0);
            for (var r = 0; r < rows.Count; r++)
                if (basis[r] < unknowns) values[basis[r]] = rows[r][columns];
            return values;
        }
    }
}
