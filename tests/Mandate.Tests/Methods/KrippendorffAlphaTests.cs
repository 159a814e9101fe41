using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

/// <summary>Read again against Krippendorff 2011, whose example D (12 units, 4 observers, scores missing) gives 0.743, 0.815, 0.849 and 0.797.</summary>
public sealed class KrippendorffAlphaTests
{
    static readonly double?[][] observers =
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
        [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];

    static RatingTable Example => RatingTable.Of([.. Enumerable.Range(0, 12).Select(u => observers.Select(o => o[u]).ToArray())]);

    [Theory]
    [InlineData(Measurement.Nominal, 0.743)]
    [InlineData(Measurement.Ordinal, 0.815)]
    [InlineData(Measurement.Interval, 0.849)]
    [InlineData(Measurement.Ratio, 0.797)]
    public void The_example_of_Krippendorff(Measurement scale, double value)
    {
        var alpha = KrippendorffAlpha.Of(Example, scale);
        Assert.Equal(value, alpha.Value!.Value, 0.0005);
        Assert.Equal((11, 40), (alpha.Units, alpha.Ratings));
        Assert.Null(alpha.Lower95);
    }

    [Theory, InlineData(Measurement.Nominal), InlineData(Measurement.Ordinal), InlineData(Measurement.Interval), InlineData(Measurement.Ratio)]
    public void Every_scale_is_its_definition_by_coincidences(Measurement scale) =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed =>
        {
            var draws = new SeededDraws(seed);
            var rows = Enumerable.Range(0, 7).Select(_ => Enumerable.Range(0, 4).Select(_ => draws.Below(4) == 0 ? (double?)null : draws.Below(5)).ToArray()).ToArray();
            var (expected, alpha) = (Plain(rows, scale), KrippendorffAlpha.Of(RatingTable.Of(rows), scale).Value);
            return expected is null ? alpha is null : Math.Abs(expected.Value - alpha!.Value) < 1e-11;
        }));

    /// <summary>The coincidence matrix, as the paper has it, step by step.</summary>
    static double? Plain(double?[][] rows, Measurement scale)
    {
        var values = rows.SelectMany(r => r).OfType<double>().Distinct().Order().ToArray();
        var o = new double[values.Length, values.Length];
        foreach (var unit in rows.Select(r => r.OfType<double>().ToArray()).Where(u => u.Length >= 2))
        {
            for (var i = 0; i < unit.Length; i++)
            {
                for (var j = 0; j < unit.Length; j++)
                {
                    if (i != j) o[Array.IndexOf(values, unit[i]), Array.IndexOf(values, unit[j])] += 1.0 / (unit.Length - 1);
                }
            }
        }
        var all = Enumerable.Range(0, values.Length).ToArray();
        var n = all.Select(c => all.Sum(k => o[c, k])).ToArray();
        var expected = all.Sum(c => all.Sum(k => n[c] * n[k] * Delta(c, k)));
        return expected == 0 ? null : 1 - ((n.Sum() - 1) * all.Sum(c => all.Sum(k => o[c, k] * Delta(c, k))) / expected);

        double Delta(int c, int k) => scale switch
        {
            Measurement.Nominal => c == k ? 0 : 1,
            Measurement.Interval => Math.Pow(values[c] - values[k], 2),
            Measurement.Ratio => values[c] + values[k] == 0 ? 0 : Math.Pow((values[c] - values[k]) / (values[c] + values[k]), 2),
            _ => Math.Pow(all.Where(g => g >= Math.Min(c, k) && g <= Math.Max(c, k)).Sum(g => n[g]) - ((n[c] + n[k]) / 2), 2),
        };
    }

    [Fact]
    public void The_interval_comes_from_the_seed_and_holds_the_value()
    {
        var alpha = KrippendorffAlpha.Of(Example, Measurement.Ordinal, resamples: 1000, seed: 3);
        Assert.InRange(alpha.Value!.Value, alpha.Lower95!.Value, alpha.Upper95!.Value);
        Assert.True(alpha.Upper95 <= 1);
        Assert.Equal(alpha, KrippendorffAlpha.Of(Example, Measurement.Ordinal, resamples: 1000, seed: 3));
        Assert.NotEqual(alpha.Lower95, KrippendorffAlpha.Of(Example, Measurement.Ordinal, resamples: 1000, seed: 4).Lower95);
    }

    [Fact]
    public void The_interval_covers_the_true_alpha_about_as_often_as_it_says()
    {
        // Two-way: unit variance 1, residual variance 1, no severity: the interval alpha of a great table is 0.5.
        var (draws, covered) = (new SeededDraws(5), 0);
        for (var run = 0; run < 200; run++)
        {
            var rows = Enumerable.Range(0, 60).Select(_ => { var u = draws.Normal(); return Enumerable.Range(0, 4).Select(_ => (double?)(u + draws.Normal())).ToArray(); }).ToArray();
            var alpha = KrippendorffAlpha.Of(RatingTable.Of(rows), Measurement.Interval, 300, run);
            if (alpha.Lower95 <= 0.5 && alpha.Upper95 >= 0.5) covered++;
        }
        Assert.InRange(covered / 200.0, 0.88, 0.99);
    }

    [Fact]
    public void What_cannot_be_said_says_why()
    {
        Assert.Equal("Nothing was scored by two raters.", KrippendorffAlpha.Of(RatingTable.Of([1, null], [null, 2]), Measurement.Nominal).Why);
        Assert.Equal("There is no variation: every score is the same.", KrippendorffAlpha.Of(RatingTable.Of([3, 3], [3, null], [3, 3]), Measurement.Interval).Why);
        Assert.Equal("A scale with a true zero has no scores below it.", KrippendorffAlpha.Of(RatingTable.Of([-1, 2], [1, 2]), Measurement.Ratio).Why);
    }
}
