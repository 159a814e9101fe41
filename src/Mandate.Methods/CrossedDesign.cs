namespace Mandate.Methods;

/// <summary>
/// Scores of one linked group, summed up for the model score = X·β + many + few + residual. "Many" is the larger of the two crossed factors, whose effects are eliminated one by one; the
/// columns that stay are those of "few", then those of X: the intercept and the criteria, coded to add up to zero. Scores are taken from their mean.
/// </summary>
sealed class CrossedDesign
{
    public CrossedDesign(IReadOnlyList<(int Many, int Few, int Criterion, double Score)> scores, int many, int few, int criteria)
    {
        (Many, Few, Fixed, Scores) = (many, few, criteria, scores.Count);
        Centre = scores.Sum(s => s.Score) / scores.Count;
        (Counts, Sums, ColumnSums) = (new double[many], new double[many], new double[Size]);
        Crossed = Symmetric(Size);
        var rows = new Dictionary<int, double>[many];
        for (var i = 0; i < many; i++) rows[i] = [];
        foreach (var (m, f, criterion, score) in scores)
        {
            var y = score - Centre;
            var columns = Columns(f, criterion).ToList();
            Counts[m]++;
            Sums[m] += y;
            Squares += y * y;
            foreach (var (column, value) in columns)
            {
                ColumnSums[column] += value * y;
                rows[m][column] = rows[m].GetValueOrDefault(column) + value;
                foreach (var (other, times) in columns) Crossed[column][other] += value * times;
            }
        }
        Rows = [.. rows.Select(r => r.Where(c => c.Value != 0).Select(c => (c.Key, c.Value)).OrderBy(c => c.Key).ToArray())];
    }

    public int Many { get; }
    public int Few { get; }

    /// <summary>Columns of X: 1, or as many as there are criteria.</summary>
    public int Fixed { get; }
    public int Scores { get; }
    public double Centre { get; }
    public int Size => Few + Fixed;

    /// <summary>Scores of each of the many, and their sum.</summary>
    public double[] Counts { get; }
    public double[] Sums { get; }

    /// <summary>For each of the many, how much of each column is in its scores.</summary>
    public (int Column, double Value)[][] Rows { get; }

    /// <summary>U'U and U'y, U the columns of few and X.</summary>
    public double[][] Crossed { get; }
    public double[] ColumnSums { get; }

    /// <summary>y'y.</summary>
    public double Squares { get; }

    /// <summary>U'·V⁻¹·U and U'·V⁻¹·y for V = I + γ·Z·Z' of the many; <paramref name="kept"/> is 1/(1 + γ·count), 0 where γ is without bound.</summary>
    public (double[][] Matrix, double[] Vector) Reduced(double[] kept)
    {
        var (matrix, vector) = (Array.ConvertAll(Crossed, r => (double[])r.Clone()), (double[])ColumnSums.Clone());
        for (var i = 0; i < Many; i++)
        {
            var share = (1 - kept[i]) / Counts[i];
            foreach (var (a, va) in Rows[i])
            {
                var (row, scaled) = (matrix[a], va * share);
                vector[a] -= scaled * Sums[i];
                foreach (var (b, vb) in Rows[i]) row[b] -= scaled * vb;
            }
        }
        return (matrix, vector);
    }

    /// <summary>y'·V⁻¹·y.</summary>
    public double ReducedSquares(double[] kept)
    {
        var sum = Squares;
        for (var i = 0; i < Many; i++) sum -= (1 - kept[i]) / Counts[i] * Sums[i] * Sums[i];
        return sum;
    }

    /// <summary>What the columns account for in the scores of one of the many.</summary>
    public double Accounted(int one, double[] effects)
    {
        var sum = 0.0;
        foreach (var (column, value) in Rows[one]) sum += value * effects[column];
        return sum;
    }

    public static double[][] Symmetric(int size) => [.. Enumerable.Range(0, size).Select(_ => new double[size])];

    /// <summary>The last criterion is minus one in the column of each other, so that the effects of criteria add up to zero.</summary>
    IEnumerable<(int Column, double Value)> Columns(int few, int criterion)
    {
        yield return (few, 1);
        yield return (Few, 1);
        if (criterion < Fixed - 1) yield return (Few + 1 + criterion, 1);
        else for (var c = 1; c < Fixed; c++) yield return (Few + c, -1);
    }
}
