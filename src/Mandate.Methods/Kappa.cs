using MathNet.Numerics.Distributions;

namespace Mandate.Methods;

/// <summary>How near two categories are counted.</summary>
public enum KappaWeights
{
    /// <summary>Only the same category agrees.</summary>
    None,

    /// <summary>1 − |i − j|/(K − 1), i and j the places of the categories.</summary>
    Linear,

    /// <summary>1 − ((i − j)/(K − 1))².</summary>
    Quadratic,
}

/// <summary>One kappa.</summary>
/// <param name="Value">At most 1; 0 is agreement by chance. Null where it cannot be said.</param>
/// <param name="Lower95">Lower end of the 95% interval, where there is one.</param>
/// <param name="Upper95">Upper end of the 95% interval, where there is one.</param>
/// <param name="Z">The value by its standard error when there is no agreement but by chance.</param>
/// <param name="P">Two-sided, of Z.</param>
/// <param name="Units">Units it rests on: those that every rater scored.</param>
/// <param name="Why">Why there is no value; null when there is.</param>
public sealed record KappaFigure(double? Value, double? Lower95, double? Upper95, double? Z, double? P, int Units, string? Why)
{
    internal static KappaFigure None(string why, int units = 0) => new(null, null, null, null, null, units, why);

    internal static double TwoSided(double z) => 2 * Normal.CDF(0, 1, -Math.Abs(z));
}

/// <summary>Agreement on categories beyond chance.</summary>
public static class Kappa
{
    const double NormalQuantile = 1.959963984540054;

    /// <summary>Cohen's kappa of two raters, over the units that both scored. Categories are the scores that occur, in the order of numbers; weights go by place.</summary>
    /// <param name="table">Units by exactly two raters.</param>
    /// <param name="weights">How near two categories are counted.</param>
    /// <returns>The figure with its interval for large samples, or why it cannot be said.</returns>
    /// <remarks>
    /// Source: Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20 (1960), and Weighted Kappa, Psychological Bulletin 70 (1968); both variances by
    /// Fleiss, Cohen and Everitt, Large Sample Standard Errors of Kappa and Weighted Kappa, Psychological Bulletin 72 (1969), equations 8, 9 and 13, 14.
    /// </remarks>
    public static KappaFigure Cohen(RatingTable table, KappaWeights weights)
    {
        if (table.Raters != 2) return KappaFigure.None($"Cohen's kappa is for two raters; there {(table.Raters == 1 ? "is 1" : $"are {table.Raters}")}.");
        var rows = table.CompleteRows();
        if (rows.Count == 0) return KappaFigure.None("Nothing was scored by both raters.");
        var categories = rows.SelectMany(r => r).Distinct().Order().ToArray();
        if (categories.Length == 1) return KappaFigure.None("There is no variation: every score is the same.", rows.Count);
        var joint = new double[categories.Length, categories.Length];
        foreach (var row in rows) joint[Array.BinarySearch(categories, row[0]), Array.BinarySearch(categories, row[1])] += 1.0 / rows.Count;
        return Weighted(joint, Weights(weights, categories.Length), rows.Count);
    }

    static double[,] Weights(KappaWeights kind, int categories)
    {
        var weights = new double[categories, categories];
        for (var i = 0; i < categories; i++)
        {
            for (var j = 0; j < categories; j++)
            {
                var apart = Math.Abs(i - j) / (double)(categories - 1);
                weights[i, j] = kind switch { KappaWeights.None => i == j ? 1 : 0, KappaWeights.Linear => 1 - apart, _ => 1 - (apart * apart) };
            }
        }
        return weights;
    }

    static KappaFigure Weighted(double[,] joint, double[,] weights, int units)
    {
        var all = Enumerable.Range(0, joint.GetLength(0)).ToArray();
        var (first, second) = (all.Select(i => all.Sum(j => joint[i, j])).ToArray(), all.Select(j => all.Sum(i => joint[i, j])).ToArray());
        var (ofFirst, ofSecond) = (all.Select(i => all.Sum(j => weights[i, j] * second[j])).ToArray(), all.Select(j => all.Sum(i => weights[i, j] * first[i])).ToArray());
        var observed = Over((i, j) => joint[i, j] * weights[i, j]);
        var expected = all.Sum(i => first[i] * ofFirst[i]);
        var rest = 1 - expected;
        if (rest < 1e-12) return KappaFigure.None("By chance alone the raters would always agree.", units);
        var kappa = (observed - expected) / rest;
        var none = (Over((i, j) => first[i] * second[j] * Square(weights[i, j] - ofFirst[i] - ofSecond[j])) - Square(expected)) / (units * Square(rest));
        var found = (Over((i, j) => joint[i, j] * Square(weights[i, j] - ((ofFirst[i] + ofSecond[j]) * (1 - kappa)))) - Square(kappa - (expected * (1 - kappa)))) / (units * Square(rest));
        var half = NormalQuantile * Math.Sqrt(Math.Max(0, found));
        double? z = none > 1e-15 ? kappa / Math.Sqrt(none) : null;
        return new KappaFigure(kappa, kappa - half, Math.Min(1, kappa + half), z, z is { } v ? KappaFigure.TwoSided(v) : null, units, null);

        double Over(Func<int, int, double> term) => all.Sum(i => all.Sum(j => term(i, j)));
    }

    /// <summary>Fleiss' kappa of any number of raters, over the units that all scored.</summary>
    /// <param name="table">Units by raters.</param>
    /// <param name="resamples">Of the bootstrap over units that gives the interval; 0 for none.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <returns>The figure, or why it cannot be said.</returns>
    /// <remarks>
    /// Source: Fleiss, Measuring Nominal Scale Agreement among Many Raters, Psychological Bulletin 76 (1971); variance without agreement by Fleiss, Nee and Landis,
    /// Psychological Bulletin 86 (1979), equation 13. Interval: see <see cref="Resampling"/>.
    /// </remarks>
    public static KappaFigure Fleiss(RatingTable table, int resamples = 0, long seed = 1)
    {
        if (table.Raters < 2) return KappaFigure.None("There is only one rater; agreement needs two.");
        var rows = table.CompleteRows();
        if (rows.Count == 0) return KappaFigure.None("Nothing was scored by every rater.");
        var categories = rows.SelectMany(r => r).Distinct().Order().ToArray();
        if (categories.Length == 1) return KappaFigure.None("There is no variation: every score is the same.", rows.Count);
        var counts = rows.Select(row => Array.ConvertAll(categories, c => row.Count(x => x == c))).ToArray();
        return Fleiss(counts, table.Raters, resamples, seed);
    }

    /// <summary>Fleiss' kappa from how many raters put each unit into each category.</summary>
    /// <param name="counts">Units by categories; every row adds up to <paramref name="raters"/>.</param>
    /// <param name="raters">Ratings of each unit, at least 2; they need not be the same people.</param>
    /// <param name="resamples">Of the bootstrap over units that gives the interval; 0 for none.</param>
    /// <param name="seed">Of the bootstrap.</param>
    public static KappaFigure Fleiss(IReadOnlyList<int[]> counts, int raters, int resamples = 0, long seed = 1)
    {
        var agreed = counts.Select(u => (u.Sum(n => (double)n * n) - raters) / ((double)raters * (raters - 1))).ToArray();
        if (Of([.. Enumerable.Repeat(1, counts.Count)]) is not { } kappa) return KappaFigure.None("There is no variation: every score is the same.", counts.Count);
        var shares = Shares([.. Enumerable.Repeat(1, counts.Count)]);
        var (pq, skew) = (shares.Sum(p => p * (1 - p)), shares.Sum(p => p * (1 - p) * (1 - p - p)));
        var variance = 2 * ((pq * pq) - skew) / (pq * pq * counts.Count * raters * (raters - 1));
        double? z = variance > 0 ? kappa / Math.Sqrt(variance) : null;
        var interval = Resampling.Interval(counts.Count, resamples, seed, Of);
        return new KappaFigure(kappa, interval?.Low, interval?.High, z, z is { } v ? KappaFigure.TwoSided(v) : null, counts.Count, null);

        double[] Shares(int[] drawn)
        {
            var (shares, all) = (new double[counts[0].Length], 0.0);
            for (var u = 0; u < drawn.Length; u++)
            {
                for (var c = 0; c < shares.Length; c++) shares[c] += (double)drawn[u] * counts[u][c];
                all += (double)drawn[u] * raters;
            }
            for (var c = 0; c < shares.Length; c++) shares[c] /= all;
            return shares;
        }

        double? Of(int[] drawn)
        {
            var (sum, units, chance) = (0.0, 0, 0.0);
            for (var u = 0; u < drawn.Length; u++) (sum, units) = (sum + (drawn[u] * agreed[u]), units + drawn[u]);
            foreach (var share in Shares(drawn)) chance += share * share;
            return 1 - chance < 1e-12 ? null : ((sum / units) - chance) / (1 - chance);
        }
    }

    static double Square(double x) => x * x;
}
