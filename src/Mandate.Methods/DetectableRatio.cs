using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Mandate.Methods;

/// <summary>The smallest gap that two groups of a size can show.</summary>
public static class DetectableRatio
{
    const double Significance = 0.05;
    const double Power = 0.8;

    /// <summary>Tables up to so many outcomes are counted out; above, power is that of the z test, which there differs in the third place.</summary>
    const long Countable = 4_000_000;

    /// <summary>
    /// The largest ratio below 1 that a two-sided Fisher exact test at 5% finds with a power of 80%, when the reference group passes at its rate and the other at
    /// that rate times the ratio.
    /// </summary>
    /// <param name="focal">People in the group.</param>
    /// <param name="reference">People in the reference group.</param>
    /// <param name="rate">The reference group's rate, from 0 to 1.</param>
    /// <returns>From 0 to 1; null when no ratio, not even 0, would be found, or when there is nothing to compare.</returns>
    /// <remarks>Power is summed over both binomials, as in Fleiss, Statistical Methods for Rates and Proportions, 4.2, without approximation.</remarks>
    public static double? Of(int focal, int reference, double rate)
    {
        if (focal <= 0 || reference <= 0 || !(rate > 0)) return null;
        Func<double, double> power = (long)focal * reference <= Countable ? new ExactPower(focal, reference, rate).At : ratio => ZPower(focal, reference, rate, ratio);
        if (power(0) < Power) return null;
        double low = 0, high = 1;
        while (high - low > 1e-10)
        {
            var middle = (low + high) / 2;
            if (power(middle) >= Power) low = middle;
            else high = middle;
        }
        return low;
    }

    /// <summary>The power of the exact test to find one ratio; for checking and for charts. Counts everything out, so only for moderate sizes.</summary>
    public static double PowerOf(int focal, int reference, double rate, double ratio) => new ExactPower(focal, reference, rate).At(ratio);

    static double ZPower(int focal, int reference, double rate, double ratio)
    {
        var (pf, pr) = (rate * ratio, rate);
        var pooled = (focal * pf + reference * pr) / ((double)focal + reference);
        var under = Math.Sqrt(pooled * (1 - pooled) * (1.0 / focal + 1.0 / reference));
        var real = Math.Sqrt(pf * (1 - pf) / focal + pr * (1 - pr) / reference);
        return real == 0 ? 1 : Normal.CDF(0, 1, (pr - pf - AdverseImpact.Normal975 * under) / real);
    }

    /// <summary>Which tables the test rejects is found once for the sizes; each ratio then only weighs them.</summary>
    sealed class ExactPower
    {
        readonly int focal;
        readonly double rate;
        readonly double[] weights;
        readonly bool[][] rejected;

        public ExactPower(int focal, int reference, double rate)
        {
            (this.focal, this.rate) = (focal, rate);
            weights = Binomial(reference, rate);
            rejected = [.. Enumerable.Range(0, reference + 1).Select(_ => new bool[focal + 1])];
            for (var passed = 0; passed <= focal + reference; passed++) Mark(ConditionalCount.Of(focal, reference, passed), passed);
        }

        /// <summary>From the least likely count up, as long as all of them together stay within the level; equally likely ones go together.</summary>
        void Mark(ConditionalCount counts, int passed)
        {
            var all = counts.At(1);
            var order = Enumerable.Range(0, all.Length).OrderBy(i => all[i]).ToArray();
            var sum = 0.0;
            for (var from = 0; from < order.Length;)
            {
                var to = from;
                while (to < order.Length && all[order[to]] <= all[order[from]] * (1 + 1e-7)) sum += all[order[to++]];
                if (sum > Significance) return;
                for (; from < to; from++)
                {
                    var x = counts.Low + order[from];
                    rejected[passed - x][x] = true;
                }
            }
        }

        public double At(double ratio)
        {
            var mine = Binomial(focal, rate * ratio);
            var power = 0.0;
            for (var r = 0; r < weights.Length; r++)
            {
                if (weights[r] < 1e-18) continue;
                var sum = 0.0;
                for (var f = 0; f < mine.Length; f++)
                    if (rejected[r][f]) sum += mine[f];
                power += weights[r] * sum;
            }
            return power;
        }

        static double[] Binomial(int n, double p) => p is 0 or 1
            ? [.. Enumerable.Range(0, n + 1).Select(i => i == (p == 0 ? 0 : n) ? 1.0 : 0)]
            : [.. Enumerable.Range(0, n + 1).Select(i => Math.Exp(SpecialFunctions.BinomialLn(n, i) + i * Math.Log(p) + (n - i) * Math.Log(1 - p)))];
    }
}
