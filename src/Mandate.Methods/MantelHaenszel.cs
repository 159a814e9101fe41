using System.Globalization;
using MathNet.Numerics;

namespace Mandate.Methods;

/// <summary>Two groups at one post, or in any other stratum.</summary>
public readonly record struct Stratum(Passing Focal, Passing Reference);

/// <summary>What all strata say together. Null is "cannot be said".</summary>
/// <param name="Strata">Strata that say something: both groups are there, and neither nobody nor everybody passed.</param>
/// <param name="Odds">Mantel-Haenszel common odds ratio with Robins-Breslow-Greenland 95% limits.</param>
/// <param name="Statistic">Mantel-Haenszel chi-squared with continuity correction, one degree of freedom.</param>
/// <param name="P">Its p.</param>
/// <param name="ExactP">Two-sided p of the exact conditional test.</param>
/// <param name="ExactMidP">The same less half the probability of what was seen.</param>
/// <param name="ExactOdds">Conditional maximum likelihood odds ratio with exact 95% limits; ends may be 0 or infinite.</param>
public sealed record PooledOdds(int Strata, Estimate? Odds, double? Statistic, double? P, double? ExactP, double? ExactMidP, Estimate? ExactOdds);

/// <summary>One odds ratio common to many strata: fairness over all posts at once, each compared only with itself.</summary>
/// <remarks>
/// Sources: Mantel and Haenszel, JNCI 22 (1959); Robins, Breslow and Greenland, Biometrics 42 (1986); as in R 4 <c>mantelhaen.test</c>,
/// <c>correct = TRUE</c>, and <c>exact = TRUE</c> for the conditional test.
/// </remarks>
public static class MantelHaenszel
{
    /// <summary>Beyond so many products the exact distribution is not made, and what rests on it is null.</summary>
    const double Countable = 100_000_000;

    /// <summary>Pools the strata.</summary>
    /// <param name="strata">Any number; those that say nothing are passed over.</param>
    /// <exception cref="ArgumentOutOfRangeException">More passed than entered, or a count is negative.</exception>
    public static PooledOdds Of(IEnumerable<Stratum> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var telling = strata.Where(s => Tells(s.Focal.Checked(), s.Reference.Checked())).ToList();
        if (telling.Count == 0) return new(0, null, null, null, null, null, null);
        var statistic = Statistic(telling);
        var p = SpecialFunctions.Erfc(Math.Sqrt(statistic / 2));
        if (Exact(telling) is not { } exact) return new(telling.Count, Common(telling), statistic, p, null, null, null);
        var seen = telling.Sum(s => s.Focal.Passed);
        var (lower, upper) = exact.Limits(seen, 0.95);
        return new(telling.Count, Common(telling), statistic, p, exact.TwoSided(seen), exact.MidP(seen), new(exact.LikeliestOdds(seen), lower, upper));
    }

    /// <summary>
    /// The same for readers who must not work the strata out from it: where a stratum holds a small count, two significant digits; and nothing at all where fewer
    /// strata than the floor say something.
    /// </summary>
    /// <param name="strata">Any number.</param>
    /// <param name="floor">The least number that is shown; 1 keeps everything.</param>
    /// <returns>Null where it is withheld.</returns>
    public static PooledOdds? Blunt(IReadOnlyCollection<Stratum> strata, int floor)
    {
        ArgumentNullException.ThrowIfNull(strata);
        bool SmallIn(Passing p) => Suppression.Small(p.Entered, floor) || Suppression.Small(p.Passed, floor) || Suppression.Small(p.Left, floor);
        var it = Of(strata);
        if (!strata.Any(s => SmallIn(s.Focal) || SmallIn(s.Reference))) return it;
        return it.Strata < floor ? null : new(it.Strata, Two(it.Odds), Two(it.Statistic), Two(it.P), Two(it.ExactP), Two(it.ExactMidP), Two(it.ExactOdds));
    }

    static Estimate? Two(Estimate? e) => e is { } it ? new(Two(it.Value)!.Value, Two(it.Lower)!.Value, Two(it.Upper)!.Value) : null;

    static double? Two(double? number) => number is not { } n || n == 0 || !double.IsFinite(n) ? number : double.Parse(n.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    static ConditionalCount? Exact(List<Stratum> strata)
    {
        var (all, products) = (strata.ConvertAll(s => ConditionalCount.Of(s.Focal.Entered, s.Reference.Entered, s.Focal.Passed + s.Reference.Passed)), 0.0);
        var sum = all[0];
        foreach (var next in all.Skip(1))
        {
            products += (sum.High - sum.Low + 1.0) * (next.High - next.Low + 1.0);
            if (products > Countable) return null;
            sum = sum.And(next);
        }
        return sum;
    }

    static bool Tells(Passing focal, Passing reference) =>
        focal.Entered > 0 && reference.Entered > 0 && focal.Passed + reference.Passed > 0 && focal.Left + reference.Left > 0;

    static double Statistic(List<Stratum> strata)
    {
        double distance = 0, variance = 0;
        foreach (var (f, r) in strata)
        {
            double n = (double)f.Entered + r.Entered, passed = (double)f.Passed + r.Passed;
            distance += f.Passed - f.Entered * passed / n;
            variance += f.Entered / n * r.Entered / n * passed * (n - passed) / (n - 1);
        }
        var correction = Math.Min(0.5, Math.Abs(distance));
        return (Math.Abs(distance) - correction) * (Math.Abs(distance) - correction) / variance;
    }

    /// <summary>In the letters of the paper: R = ad/n, S = bc/n, P = (a+d)/n, Q = (b+c)/n.</summary>
    static Estimate? Common(List<Stratum> strata)
    {
        double sumR = 0, sumS = 0, pr = 0, psqr = 0, qs = 0;
        foreach (var (f, r) in strata)
        {
            double a = f.Passed, b = f.Left, c = r.Passed, d = r.Left, n = a + b + c + d;
            var (mainR, mainS, p, q) = (a * d / n, b * c / n, (a + d) / n, (b + c) / n);
            (sumR, sumS) = (sumR + mainR, sumS + mainS);
            (pr, psqr, qs) = (pr + p * mainR, psqr + p * mainS + q * mainR, qs + q * mainS);
        }
        if (sumR == 0 || sumS == 0) return null;
        var deviation = Math.Sqrt(pr / (2 * sumR * sumR) + psqr / (2 * sumR * sumS) + qs / (2 * sumS * sumS));
        var (odds, factor) = (sumR / sumS, Math.Exp(AdverseImpact.Normal975 * deviation));
        return new(odds, odds / factor, odds * factor);
    }
}
