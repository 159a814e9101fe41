using MathNet.Numerics.RootFinding;

namespace Mandate.Methods;

/// <summary>
/// The exact distribution of how many of a first group passed, given both groups' sizes and how many passed in all; or of the sum of such counts over
/// independent strata. At odds ratio 1 it is hypergeometric; at another it is Fisher's noncentral hypergeometric distribution.
/// </summary>
/// <remarks>Source: R 4, <c>fisher.test</c> (dnhyper) and <c>mantelhaen.test</c> (dn2x2xk), which condition in the same way.</remarks>
public sealed class ConditionalCount
{
    /// <summary>As R has it: tables whose probability differs by less than this factor count as equally likely.</summary>
    const double Alike = 1 + 1e-7;
    readonly double[] logs;

    ConditionalCount(int low, double[] logs) => (Low, this.logs) = (low, logs);

    /// <summary>The least count that the margins allow.</summary>
    public int Low { get; }

    /// <summary>The greatest count that the margins allow.</summary>
    public int High => Low + logs.Length - 1;

    /// <summary>One table of two groups.</summary>
    /// <param name="first">People in the first group, 0 or more.</param>
    /// <param name="second">People in the second group, 0 or more.</param>
    /// <param name="passed">How many of both passed, from 0 to all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more passed than there are.</exception>
    public static ConditionalCount Of(int first, int second, int passed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, (long)first + second);
        var (low, high) = ((int)Math.Max(0L, (long)passed - second), Math.Min(first, passed));
        var all = new double[high - low + 1];
        for (var x = low; x < high; x++)
            all[x + 1 - low] = all[x - low] + Math.Log((double)(first - x) * (passed - x)) - Math.Log((x + 1.0) * ((double)second - passed + x + 1));
        return new(low, all);
    }

    /// <summary>The sum of this count and that of another, independent stratum.</summary>
    public ConditionalCount And(ConditionalCount other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (mine, theirs) = (At(1), other.At(1));
        var sum = new double[mine.Length + theirs.Length - 1];
        for (var i = 0; i < mine.Length; i++)
            for (var j = 0; j < theirs.Length; j++) sum[i + j] += mine[i] * theirs[j];
        return new(Low + other.Low, Array.ConvertAll(sum, Math.Log));
    }

    /// <summary>The probability of every count from <see cref="Low"/> on.</summary>
    /// <param name="odds">The odds ratio, more than 0.</param>
    public double[] At(double odds)
    {
        var step = Math.Log(odds);
        var all = logs.Select((l, i) => l + step * i).ToArray();
        var most = all.Max();
        var sum = 0.0;
        for (var i = 0; i < all.Length; i++) sum += all[i] = Math.Exp(all[i] - most);
        for (var i = 0; i < all.Length; i++) all[i] /= sum;
        return all;
    }

    /// <summary>Two-sided exact p: all counts that are no more likely than the one seen, as R adds them up.</summary>
    public double TwoSided(int seen)
    {
        var all = At(1);
        var limit = all[Place(seen)] * Alike;
        return Math.Min(1, all.Where(p => p <= limit).Sum());
    }

    /// <summary>Mid-p: the two-sided exact p less half the probability of the count seen.</summary>
    /// <remarks>Source: Lancaster 1961; Fagerland, Lydersen and Laake, Statistical Analysis of Contingency Tables (2017), 4.4.3.</remarks>
    public double MidP(int seen) => TwoSided(seen) - At(1)[Place(seen)] / 2;

    /// <summary>The odds ratio under which the count seen is the expected one; 0 or infinite at an end, not a number when the margins leave no choice.</summary>
    public double LikeliestOdds(int seen) =>
        Low == High ? double.NaN : Place(seen) == 0 ? 0 : seen == High ? double.PositiveInfinity : OddsWhere(odds => Low + At(odds).Select((p, i) => p * i).Sum() - seen);

    /// <summary>Exact limits of the odds ratio: those at which a count so high, or so low, has half of the level left over.</summary>
    /// <param name="seen">The count seen.</param>
    /// <param name="level">Such as 0.95.</param>
    public (double Lower, double Upper) Limits(int seen, double level)
    {
        var (place, tail) = (Place(seen), (1 - level) / 2);
        var lower = place == 0 ? 0 : OddsWhere(odds => At(odds).Skip(place).Sum() - tail);
        var upper = seen == High ? double.PositiveInfinity : OddsWhere(odds => tail - At(odds).Take(place + 1).Sum());
        return (lower, upper);
    }

    /// <summary>Where a function that rises with the odds crosses zero.</summary>
    static double OddsWhere(Func<double, double> rises)
    {
        double low = -1, high = 1;
        while (rises(Math.Exp(low)) > 0) low *= 2;
        while (rises(Math.Exp(high)) < 0) high *= 2;
        return Math.Exp(Brent.FindRoot(log => rises(Math.Exp(log)), low, high, 1e-13, 500));
    }

    int Place(int seen) => seen >= Low && seen <= High ? seen - Low : throw new ArgumentOutOfRangeException(nameof(seen), "The margins do not allow this count.");
}
