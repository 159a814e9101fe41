using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Mandate.Methods;

/// <summary>The upper tail of the F distribution, for any positive degrees of freedom; MathNet's own quantile stops at 1,000.</summary>
static class FTail
{
    /// <summary>P(F ≥ f) = I_w(d2/2, d1/2) with w = d2/(d2 + d1·f). Source: Abramowitz and Stegun 26.6.2.</summary>
    public static double Probability(double f, double d1, double d2) =>
        double.IsPositiveInfinity(f) ? 0 : f <= 0 ? 1 : SpecialFunctions.BetaRegularized(d2 / 2, d1 / 2, d2 / (d2 + (d1 * f)));

    /// <summary>The f with P(F ≥ f) = <paramref name="tail"/>; not a number where it is too large to be written.</summary>
    public static double Quantile(double tail, double d1, double d2)
    {
        if (!Brent.TryFindRoot(w => SpecialFunctions.BetaRegularized(d2 / 2, d1 / 2, Math.Exp(w)) - tail, -700, -1e-15, 1e-15, 2000, out var log)) return double.NaN;
        return d2 * -SpecialFunctions.Expm1(log) / (d1 * Math.Exp(log));
    }
}
