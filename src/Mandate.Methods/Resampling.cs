namespace Mandate.Methods;

/// <summary>The bootstrap over units: what was scored is drawn with replacement, the raters stay.</summary>
/// <remarks>
/// Source: Zapf, Castell, Morawietz and Karch, Measuring inter-rater reliability for nominal data, BMC Medical Research Methodology 16:93 (2016), who find that this interval
/// covers as it should for Fleiss' kappa and Krippendorff's alpha; percentiles as Hyndman and Fan's type 7.
/// </remarks>
static class Resampling
{
    /// <summary>Fewer units than this make no interval: a resample of four is hardly another panel.</summary>
    public const int LeastUnits = 5;

    /// <summary>The middle 95% of a statistic over resamples; resamples in which it cannot be said are left out.</summary>
    /// <param name="units">How many units there are.</param>
    /// <param name="resamples">How many times; 0 for no interval.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="statistic">Of how often each unit was drawn.</param>
    public static (double Low, double High)? Interval(int units, int resamples, long seed, Func<int[], double?> statistic)
    {
        if (resamples < 1 || units < LeastUnits) return null;
        var (draws, weights, values) = (new SeededDraws(seed), new int[units], new List<double>(resamples));
        for (var i = 0; i < resamples; i++)
        {
            Array.Clear(weights);
            for (var u = 0; u < units; u++) weights[draws.Below(units)]++;
            if (statistic(weights) is { } value) values.Add(value);
        }
        if (2 * values.Count < resamples) return null;
        values.Sort();
        return (Percentile(values, 0.025), Percentile(values, 0.975));
    }

    static double Percentile(List<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 == sorted.Count ? sorted[below] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
