namespace Mandate.Methods;

/// <summary>
/// The same columns with candidates and raters as fixed effects, by least squares. It tells whether there is anything left over to weigh severity against: with nothing left over the effects are exact,
/// and the restricted likelihood has no maximum.
/// </summary>
/// <remarks>Source: Searle, Linear Models (1971), 7.1: the two-way classification without interaction, the larger factor absorbed.</remarks>
sealed class AdditiveFit
{
    readonly double[] many, few;

    public AdditiveFit(CrossedDesign design)
    {
        var (matrix, vector) = design.Reduced(new double[design.Many]);
        var without = Enumerable.Range(0, design.Size).Where(c => c != design.Few).ToArray();
        var reduced = new Symmetric([.. without.Select(a => without.Select(b => matrix[a][b]).ToArray())], least: 1e-9);
        var solved = reduced.Solve([.. without.Select(c => vector[c])]);
        var columns = new double[design.Size];
        foreach (var (i, c) in without.Index()) columns[c] = solved[i];
        Freedom = design.Scores - design.Many - reduced.Rank;
        var left = design.ReducedSquares(new double[design.Many]) - without.Sum(c => vector[c] * columns[c]);
        IsExact = left <= 1e-12 * design.Squares;
        many = [.. Enumerable.Range(0, design.Many).Select(i => (design.Sums[i] - design.Accounted(i, columns)) / design.Counts[i])];
        few = columns[..design.Few];
        Mean = many.Average() + few.Average();
        Columns = columns;
    }

    /// <summary>Scores beyond what is needed to tell everybody apart.</summary>
    public int Freedom { get; }

    /// <summary>Whether nothing is left over.</summary>
    public bool IsExact { get; }

    /// <summary>The middle of the groups' effects together.</summary>
    public double Mean { get; }

    /// <summary>Effects of few, then of X.</summary>
    public double[] Columns { get; }

    /// <summary>Effects from their own mean.</summary>
    public double[] Effects(bool ofMany)
    {
        var effects = ofMany ? many : few;
        var mean = effects.Average();
        return Array.ConvertAll(effects, e => e - mean);
    }

    public double Variance(bool ofMany) => Effects(ofMany).Sum(e => e * e) / (Effects(ofMany).Length - 1);
}
