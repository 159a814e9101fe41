namespace Mandate.Methods;

/// <summary>One intraclass correlation.</summary>
/// <param name="Value">At most 1, negative where raters agree less than by chance; null where it cannot be said.</param>
/// <param name="F">The ratio of mean squares that is tested; infinite when raters agree but for a constant each.</param>
/// <param name="Df1">Degrees of freedom between units.</param>
/// <param name="Df2">Degrees of freedom of what F is taken against.</param>
/// <param name="P">Chance of such an F, or a larger, when the true correlation is 0.</param>
/// <param name="Lower95">Lower end of the 95% interval.</param>
/// <param name="Upper95">Upper end of the 95% interval.</param>
/// <param name="Why">Why there is no value; null when there is.</param>
public sealed record IccFigure(double? Value, double? F, int Df1, int Df2, double? P, double? Lower95, double? Upper95, string? Why)
{
    internal static IccFigure None(string why) => new(null, null, 0, 0, null, null, null, why);
}

/// <summary>All six of Shrout and Fleiss.</summary>
/// <param name="Icc1">One rater; each unit has other raters. One-way.</param>
/// <param name="Icc2">One rater of a larger body of raters; absolute agreement, so severity counts as error.</param>
/// <param name="Icc3">One of just these raters; consistency, so severity does not count.</param>
/// <param name="Icc1k">The mean of all raters, one-way.</param>
/// <param name="Icc2k">The mean of all raters, absolute agreement.</param>
/// <param name="Icc3k">The mean of all raters, consistency.</param>
/// <param name="Units">Units that every rater scored; the others are left out.</param>
/// <param name="Raters">How many raters.</param>
public sealed record IccTable(IccFigure Icc1, IccFigure Icc2, IccFigure Icc3, IccFigure Icc1k, IccFigure Icc2k, IccFigure Icc3k, int Units, int Raters);

/// <summary>How far raters agree on a scale of numbers, as a share of the variance of the scores.</summary>
/// <remarks>
/// Source: Shrout and Fleiss, Intraclass Correlations: Uses in Assessing Rater Reliability, Psychological Bulletin 86 (1979); limits of absolute agreement after McGraw and
/// Wong, Forming Inferences about Some Intraclass Correlation Coefficients, Psychological Methods 1 (1996), with the single-rater correlation in both, as R psych has it.
/// </remarks>
public static class Icc
{
    /// <summary>The six correlations over the units that every rater scored.</summary>
    /// <param name="table">Units by raters; units with a missing score are left out.</param>
    /// <returns>Every figure, or why it cannot be said.</returns>
    public static IccTable Of(RatingTable table)
    {
        var rows = table.CompleteRows();
        if (Missing(table, rows) is { } why) return All(IccFigure.None(why), rows.Count, table.Raters);
        var s = Squares.Of(rows);
        if (s.Between == 0 && s.Within == 0) return All(IccFigure.None("There is no variation: every score is the same."), rows.Count, table.Raters);
        var (one, oneMean) = OneSource(s, s.Within, s.Units * (s.Raters - 1));
        var (three, threeMean) = OneSource(s, s.Error, (s.Units - 1) * (s.Raters - 1));
        var (two, twoMean) = Agreement(s);
        return new IccTable(one, two, three, oneMean, twoMean, threeMean, s.Units, s.Raters);
    }

    static string? Missing(RatingTable table, IReadOnlyList<double[]> rows) => (table.Raters, rows.Count) switch
    {
        ( < 2, _) => "There is only one rater; agreement needs two.",
        (_, 0) => "Nothing was scored by every rater.",
        (_, 1) => "Only one candidate was scored by every rater; two are the least.",
        _ => null,
    };

    static IccTable All(IccFigure none, int units, int raters) => new(none, none, none, none, none, none, units, raters);

    /// <summary>One-way and consistency: (MSR − MSe)/(MSR + (k − 1)·MSe), the mean 1 − MSe/MSR, limits through F alone.</summary>
    static (IccFigure Single, IccFigure Mean) OneSource(Squares s, double error, int df2)
    {
        var (df1, k) = (s.Units - 1, s.Raters);
        if (s.Between == 0 && error == 0) return (IccFigure.None(NoUnits), IccFigure.None(NoUnits));
        var f = error == 0 ? double.PositiveInfinity : s.Between / error;
        var (low, high) = (f / FTail.Quantile(0.025, df1, df2), f * FTail.Quantile(0.025, df2, df1));
        var p = FTail.Probability(f, df1, df2);
        return (new IccFigure((s.Between - error) / (s.Between + ((k - 1) * error)), f, df1, df2, p, Single(low), Single(high), null),
            s.Between == 0 ? new IccFigure(null, f, df1, df2, p, null, null, NoUnits) : new IccFigure((s.Between - error) / s.Between, f, df1, df2, p, 1 - (1 / low), 1 - (1 / high), null));

        double Single(double ratio) => double.IsPositiveInfinity(ratio) ? 1 : (ratio - 1) / (ratio + k - 1);
    }

    const string NoUnits = "The candidates do not differ: the mean of every candidate is the same.";
    const string Negative = "Raters disagree so much that the variance of their mean comes out below zero.";

    /// <summary>Absolute agreement: what raters differ by in severity counts as error.</summary>
    static (IccFigure Single, IccFigure Mean) Agreement(Squares s)
    {
        var (n, k, df1, df2) = ((double)s.Units, (double)s.Raters, s.Units - 1, (s.Units - 1) * (s.Raters - 1));
        var f = s.Error == 0 ? s.Between == 0 ? (double?)null : double.PositiveInfinity : s.Between / s.Error;
        double? p = f is { } ratio ? FTail.Probability(ratio, df1, df2) : null;
        var single = s.Between + ((k - 1) * s.Error) + (k * (s.Columns - s.Error) / n);
        if (single <= 0) return (IccFigure.None(Negative), IccFigure.None(Negative));
        var rho = (s.Between - s.Error) / single;
        var (low, high) = Limits(s, rho);
        var mean = s.Between + ((s.Columns - s.Error) / n);
        return (new IccFigure(rho, f, df1, df2, p, low, high, null),
            mean <= 0 ? new IccFigure(null, f, df1, df2, p, null, null, Negative) : new IccFigure((s.Between - s.Error) / mean, f, df1, df2, p, Stepped(low), Stepped(high), null));

        double? Stepped(double? limit) => limit is { } l && 1 + ((k - 1) * l) > 0 ? k * l / (1 + ((k - 1) * l)) : null;
    }

    /// <summary>McGraw and Wong 1996, table 7, case 2A: Satterthwaite's degrees of freedom v for a·MSC + b·MSE.</summary>
    static (double? Low, double? High) Limits(Squares s, double rho)
    {
        var (n, k) = ((double)s.Units, (double)s.Raters);
        if (s.Error == 0 && s.Columns == 0) return (1, 1);
        var (a, b) = (k * rho, (n * (1 - rho)) + (k * rho * (n - 1)));
        var combined = (a * s.Columns) + (b * s.Error);
        var v = combined * combined / ((a * s.Columns * a * s.Columns / (k - 1)) + (b * s.Error * b * s.Error / ((n - 1) * (k - 1))));
        if (!(v > 0) || !double.IsFinite(v)) return (null, null);
        var (upper, lower) = (FTail.Quantile(0.025, n - 1, v), FTail.Quantile(0.025, v, n - 1));
        if (double.IsNaN(upper) || double.IsNaN(lower)) return (null, null);
        var rest = (k * s.Columns) + (((k * n) - k - n) * s.Error);
        return (n * (s.Between - (upper * s.Error)) / ((upper * rest) + (n * s.Between)), n * ((lower * s.Between) - s.Error) / (rest + (n * lower * s.Between)));
    }

    /// <summary>Mean squares of a complete table: between units, between raters, within units, and what is left.</summary>
    sealed record Squares(int Units, int Raters, double Between, double Columns, double Within, double Error)
    {
        public static Squares Of(IReadOnlyList<double[]> rows)
        {
            var (n, k) = (rows.Count, rows[0].Length);
            var shift = rows[0][0];
            var units = rows.Select(r => r.Sum(x => x - shift) / k).ToArray();
            var raters = Enumerable.Range(0, k).Select(j => rows.Sum(r => r[j] - shift) / n).ToArray();
            var grand = units.Sum() / n;
            double within = 0, error = 0, total = 0;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < k; j++)
                {
                    var x = rows[i][j] - shift;
                    total += Square(x - grand);
                    within += Square(x - units[i]);
                    error += Square(x - units[i] - raters[j] + grand);
                }
            }
            var dust = total * 1e-20;
            return new Squares(n, k, Clean(k * units.Sum(u => Square(u - grand))) / (n - 1), Clean(n * raters.Sum(r => Square(r - grand))) / (k - 1),
                Clean(within) / (n * (k - 1)), Clean(error) / ((n - 1) * (k - 1)));

            double Clean(double sum) => sum <= dust ? 0 : sum;
        }

        static double Square(double x) => x * x;
    }
}
