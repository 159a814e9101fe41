using MathNet.Numerics.Statistics;

namespace Mandate.Methods;

/// <summary>Middle and spread of a few numbers. Missing values are left out by the caller: a blank is never zero.</summary>
public static class Descriptive
{
    /// <summary>The middle value; the mean of the two middle values when their count is even.</summary>
    /// <param name="values">At least one finite value, in the unit of the answer.</param>
    /// <returns>The median, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    /// <remarks>Source: Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996); all their types agree at one half.</remarks>
    public static double Median(params IReadOnlyList<double> values) => Checked(values).Median();

    /// <summary>The distance from the least to the greatest value.</summary>
    /// <param name="values">At least one finite value.</param>
    /// <returns>Zero or more, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static double Range(params IReadOnlyList<double> values) => Checked(values).Max() - values.Min();

    static IReadOnlyList<double> Checked(IReadOnlyList<double> values)
    {
        if (values.Count == 0) throw new ArgumentException("At least one value is needed.", nameof(values));
        if (values.Any(v => !double.IsFinite(v))) throw new ArgumentException("Every value must be finite.", nameof(values));
        return values;
    }
}
