using MathNet.Numerics;

namespace Mandate.Methods;

/// <summary>How many of a group entered a stage, and how many of them passed it.</summary>
/// <param name="Entered">People, 0 or more.</param>
/// <param name="Passed">People, from 0 to those who entered.</param>
public readonly record struct Passing(int Entered, int Passed)
{
    /// <summary>Share that passed, from 0 to 1; not a number when nobody entered.</summary>
    public double Rate => (double)Passed / Entered;

    /// <summary>People who entered and did not pass.</summary>
    public int Left => Entered - Passed;

    internal Passing Checked() => Passed >= 0 && Entered >= Passed ? this : throw new ArgumentOutOfRangeException(null, $"{Passed} of {Entered} cannot have passed.");

    /// <summary>By rate, in whole numbers; then by size.</summary>
    internal static int Compare(Passing a, Passing b) => ((long)a.Passed * b.Entered).CompareTo((long)b.Passed * a.Entered) is not 0 and var byRate ? byRate : a.Entered.CompareTo(b.Entered);
}

/// <summary>A number and its 95% limits.</summary>
public readonly record struct Estimate(double Value, double Lower, double Upper);

/// <summary>One group's passing compared with the reference group's. Null is "cannot be said".</summary>
/// <param name="Focal">The group compared.</param>
/// <param name="Reference">The group with the highest rate.</param>
/// <param name="Ratio">The impact ratio: rate over reference rate; null when nobody of the reference passed or a group is empty.</param>
/// <param name="RatioLimits">95% limits of the ratio by the log method; null when a group passed nobody.</param>
/// <param name="BelowFourFifths">Whether the ratio is under 4/5, decided in whole numbers. An indicator; UK law has no such rule.</param>
/// <param name="Z">Two rates, pooled variance; null when nobody or everybody passed.</param>
/// <param name="ZP">Two-sided p of <paramref name="Z"/>.</param>
/// <param name="FisherP">Fisher's exact test, two-sided.</param>
/// <param name="MidP">The same less half the probability of what was seen.</param>
/// <param name="OddsRatio">Odds of passing over the reference's odds, conditional maximum likelihood with exact 95% limits; ends may be 0 or infinite.</param>
/// <param name="SampleOdds">The plain cross product ratio; null where it divides by zero.</param>
/// <param name="LeastExpected">The least expected count of the four cells: below 5 the exact test is the one to read, otherwise z.</param>
/// <param name="SmallestDetectable">See <see cref="DetectableRatio"/>.</param>
public sealed record ImpactComparison(Passing Focal, Passing Reference, double? Ratio, (double Lower, double Upper)? RatioLimits, bool? BelowFourFifths, double? Z, double? ZP,
    double? FisherP, double? MidP, Estimate? OddsRatio, double? SampleOdds, double LeastExpected, double? SmallestDetectable)
{
    /// <summary>The p to read: the exact one when an expected count is below 5, that of z otherwise.</summary>
    public double? P => LeastExpected < 5 ? FisherP : ZP;
}

/// <summary>Whether a step of selection passes one group at a clearly lower rate than another.</summary>
/// <remarks>
/// Sources: impact ratio and four fifths, Uniform Guidelines on Employee Selection Procedures 1978, 29 CFR 1607.4 D (no UK standing); log-method limits, Katz and others,
/// Biometrics 34 (1978); z, Fleiss, Statistical Methods for Rates and Proportions, 2.1 without correction; exact test and odds ratio, R 4 <c>fisher.test</c>.
/// </remarks>
public static class AdverseImpact
{
    internal const double Normal975 = 1.959963984540054;

    /// <summary>Index of the group with the highest rate; of equal rates the larger group, then the first. Null when nobody entered at all.</summary>
    public static int? Reference(IReadOnlyList<Passing> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int? best = null;
        for (var i = 0; i < groups.Count; i++)
            if (groups[i].Checked().Entered > 0 && (best is not { } b || Passing.Compare(groups[i], groups[b]) > 0)) best = i;
        return best;
    }

    /// <summary>Compares a group with the reference.</summary>
    /// <param name="focal">The group.</param>
    /// <param name="reference">The group with the highest rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">More passed than entered, or a count is negative.</exception>
    public static ImpactComparison Compare(Passing focal, Passing reference) =>
        Compare(focal, reference, focal.Entered == 0 || reference.Entered == 0 ? null : DetectableRatio.Of(focal.Checked().Entered, reference.Checked().Entered, reference.Rate));

    /// <summary>Compares a group with the reference where the smallest detectable ratio, which takes longest, is known already.</summary>
    public static ImpactComparison Compare(Passing focal, Passing reference, double? smallest)
    {
        var ((nf, sf), (nr, sr)) = (focal.Checked(), reference.Checked());
        var (n, passed) = ((double)nf + nr, (double)sf + sr);
        if (nf == 0 || nr == 0) return new(focal, reference, null, null, null, null, null, null, null, null, null, 0, null);
        double? ratio = sr == 0 ? null : focal.Rate / reference.Rate;
        var spread = Math.Sqrt(1.0 / sf - 1.0 / nf + 1.0 / sr - 1.0 / nr) * Normal975;
        double? z = passed == 0 || passed == n ? null : (focal.Rate - reference.Rate) / Math.Sqrt(passed / n * (1 - passed / n) * (1.0 / nf + 1.0 / nr));
        var exact = ConditionalCount.Of(nf, nr, sf + sr);
        var cross = (double)focal.Left * sr;
        return new(focal, reference, ratio, sf == 0 || sr == 0 ? null : (ratio!.Value * Math.Exp(-spread), ratio.Value * Math.Exp(spread)),
            ratio is null ? null : 5L * sf * nr < 4L * sr * nf, z, z is { } v ? SpecialFunctions.Erfc(Math.Abs(v) / Constants.Sqrt2) : null,
            exact.TwoSided(sf), exact.MidP(sf), Odds(exact, sf), cross == 0 ? null : (double)sf * reference.Left / cross,
            Math.Min(nf, nr) / n * Math.Min(passed, n - passed), smallest);
    }

    static Estimate? Odds(ConditionalCount exact, int seen) =>
        exact.Low == exact.High ? null : exact.Limits(seen, 0.95) is var (lower, upper) ? new(exact.LikeliestOdds(seen), lower, upper) : null;
}
