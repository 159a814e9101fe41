namespace Mandate.Methods;

/// <summary>What the numbers of a scale mean.</summary>
public enum Measurement
{
    /// <summary>Names only.</summary>
    Nominal,

    /// <summary>An order; how far apart two levels are is told by how many scores lie between them.</summary>
    Ordinal,

    /// <summary>Equal steps.</summary>
    Interval,

    /// <summary>Equal steps from a true zero.</summary>
    Ratio,
}

/// <summary>One alpha.</summary>
/// <param name="Value">1 is perfect agreement, 0 what chance would give; null where it cannot be said.</param>
/// <param name="Lower95">Lower end of the 95% interval, where one was asked for and there are units enough.</param>
/// <param name="Upper95">Upper end.</param>
/// <param name="Units">Units with two or more scores; the others say nothing of agreement.</param>
/// <param name="Ratings">Scores of those units.</param>
/// <param name="Why">Why there is no value; null when there is.</param>
public sealed record AlphaFigure(double? Value, double? Lower95, double? Upper95, int Units, int Ratings, string? Why)
{
    internal static AlphaFigure None(string why, int units, int ratings) => new(null, null, null, units, ratings, why);
}

/// <summary>Agreement of any number of raters with any scores missing.</summary>
/// <remarks>
/// Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania, 2011). α = 1 − D_o/D_e, D_o the mean squared difference of pairs within units, D_e of all
/// pairs. Ordinal differences are differences of mid-ranks, since Σ_{g=c..v} n_g − (n_c + n_v)/2 is the distance of the mid-ranks of c and v; so ordinal is interval of mid-ranks.
/// </remarks>
public static class KrippendorffAlpha
{
    /// <summary>Alpha over the units with two or more scores.</summary>
    /// <param name="table">Units by raters, any score missing.</param>
    /// <param name="scale">What the numbers mean.</param>
    /// <param name="resamples">Of the bootstrap over units that gives the interval (see <see cref="Resampling"/>); 0 for none.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <returns>The figure, or why it cannot be said.</returns>
    public static AlphaFigure Of(RatingTable table, Measurement scale, int resamples = 0, long seed = 1)
    {
        var scores = Enumerable.Range(0, table.Units).Select(table.Present).Where(s => s.Count >= 2).ToList();
        var ratings = scores.Sum(s => s.Count);
        if (ratings == 0) return AlphaFigure.None("Nothing was scored by two raters.", 0, 0);
        if (scale == Measurement.Ratio && scores.Exists(s => s.Any(x => x < 0))) return AlphaFigure.None("A scale with a true zero has no scores below it.", scores.Count, ratings);
        var values = scores.SelectMany(s => s).Distinct().Order().ToArray();
        var units = scores.Select(s => s.GroupBy(x => x).Select(g => (Category: Array.BinarySearch(values, g.Key), Count: g.Count())).OrderBy(c => c.Category).ToArray()).ToArray();
        var alpha = new Pairs(units, values, scale);
        if (alpha.Alpha([.. Enumerable.Repeat(1, units.Length)]) is not { } value) return AlphaFigure.None("There is no variation: every score is the same.", units.Length, ratings);
        var interval = Resampling.Interval(units.Length, resamples, seed, alpha.Alpha);
        return new AlphaFigure(value, interval?.Low, interval?.High, units.Length, ratings, null);
    }

    /// <summary>Squared differences summed over all ordered pairs of scores, within units and over all.</summary>
    sealed class Pairs
    {
        readonly (int Category, int Count)[][] units;
        readonly double[] values;
        readonly Measurement scale;
        readonly int[] sizes;

        /// <summary>Of each unit, where it does not depend on the other units.</summary>
        readonly double[]? within;

        public Pairs((int Category, int Count)[][] units, double[] values, Measurement scale)
        {
            (this.units, this.scale) = (units, scale);
            this.values = scale == Measurement.Interval ? Array.ConvertAll(values, x => x - values[0]) : values;
            sizes = Array.ConvertAll(units, u => u.Sum(c => c.Count));
            within = scale == Measurement.Ordinal ? null : Array.ConvertAll(units, u => Within(u, this.values));
        }

        public double? Alpha(int[] drawn)
        {
            var totals = new double[values.Length];
            for (var u = 0; u < units.Length; u++)
            {
                foreach (var (category, count) in units[u]) totals[category] += drawn[u] * count;
            }
            var at = within is null ? MidRanks(totals) : values;
            var observed = 0.0;
            for (var u = 0; u < units.Length; u++)
            {
                if (drawn[u] > 0) observed += drawn[u] * (within is null ? Within(units[u], at) : within[u]) / (sizes[u] - 1);
            }
            var expected = Over(totals, at) / (totals.Sum() - 1);
            return expected <= 0 ? null : 1 - (observed / expected);
        }

        double Within((int Category, int Count)[] unit, double[] at)
        {
            if (unit.Length == 1) return 0;
            var totals = new double[unit.Length];
            var places = new double[unit.Length];
            for (var c = 0; c < unit.Length; c++) (totals[c], places[c]) = (unit[c].Count, at[unit[c].Category]);
            return Over(totals, places);
        }

        double Over(double[] totals, double[] at)
        {
            double all = 0, sum = 0, same = 0, spread = 0;
            for (var c = 0; c < totals.Length; c++)
            {
                all += totals[c];
                sum += totals[c] * at[c];
                same += totals[c] * totals[c];
            }
            if (scale == Measurement.Nominal) return (all * all) - same;
            if (scale == Measurement.Ratio) return Shares(totals, at);
            for (var c = 0; c < totals.Length; c++) spread += totals[c] * (at[c] - (sum / all)) * (at[c] - (sum / all));
            return totals.Count(n => n > 0) < 2 ? 0 : 2 * all * spread;
        }

        static double Shares(double[] totals, double[] at)
        {
            var pairs = 0.0;
            for (var c = 0; c < totals.Length; c++)
            {
                for (var v = 0; v < c; v++) pairs += 2 * totals[c] * totals[v] * Share(at[c], at[v]);
            }
            return pairs;
        }

        static double Share(double c, double v) => (c - v) / (c + v) * ((c - v) / (c + v));

        static double[] MidRanks(double[] totals)
        {
            var (ranks, before) = (new double[totals.Length], 0.0);
            for (var c = 0; c < totals.Length; c++)
            {
                ranks[c] = before + (totals[c] / 2);
                before += totals[c];
            }
            return ranks;
        }
    }
}
