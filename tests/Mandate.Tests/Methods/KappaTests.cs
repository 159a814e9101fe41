using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

/// <summary>
/// Read again against Fleiss, Cohen and Everitt 1969, equations 8, 9, 13 and 14, and Fleiss 1971. Standard errors of the long example: these equations typed into R 4.2.2; its unweighted interval and
/// all three values also as psych 2.2.9 cohen.kappa gives them (psych's weighted intervals are not those of the paper).
/// </summary>
public sealed class KappaTests
{
    static readonly double[] first = [1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 3, 3, 2, 4, 5, 10, 10, 2, 1, 4];
    static readonly double[] second = [1, 2, 3, 5, 5, 4, 4, 2, 2, 1, 3, 4, 2, 4, 3, 10, 5, 2, 2, 4];

    static RatingTable Pairs(IEnumerable<(double A, double B)> pairs) => RatingTable.Of([.. pairs.Select(p => new double?[] { p.A, p.B })]);
    static RatingTable Table(params int[][] counts) => Pairs(counts.SelectMany((row, i) => row.SelectMany((n, j) => Enumerable.Repeat(((double)i, (double)j), n))));

    [Theory]
    [InlineData(KappaWeights.None, 0.571865443425077, 0.127846586722279, 5.5568936923878)]
    [InlineData(KappaWeights.Linear, 0.761194029850746, 0.0821636303242873, 5.27232121102538)]
    [InlineData(KappaWeights.Quadratic, 0.885844748858447, 0.0537135397663869, 3.99190475613004)]
    public void Two_raters_and_categories_in_the_order_of_numbers(KappaWeights weights, double value, double se, double z)
    {
        var kappa = Kappa.Cohen(Pairs(first.Zip(second)), weights);
        Assert.Equal(value, kappa.Value!.Value, 1e-12);
        Assert.Equal(value - (1.959963984540054 * se), kappa.Lower95!.Value, 1e-12);
        Assert.Equal(Math.Min(1, value + (1.959963984540054 * se)), kappa.Upper95!.Value, 1e-12);
        Assert.Equal(z, kappa.Z!.Value, 1e-10);
    }

    [Fact]
    public void Published_tables()
    {
        // Fleiss, Cohen and Everitt 1969, their table of 200: 0.429, standard error 0.054.
        var kappa = Kappa.Cohen(Table([106, 10, 4], [22, 28, 10], [2, 12, 6]), KappaWeights.None);
        Assert.Equal(0.429, kappa.Value!.Value, 0.0005);
        Assert.Equal(0.054, (kappa.Value.Value - kappa.Lower95!.Value) / 1.959963984540054, 0.0005);
        // 20, 5, 10, 15: agreement 0.7 where chance gives 0.5.
        Assert.Equal(0.4, Kappa.Cohen(Table([20, 5], [10, 15]), KappaWeights.None).Value!.Value, 1e-12);
    }

    [Fact]
    public void The_example_of_Fleiss_with_fourteen_raters()
    {
        int[][] counts = [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]];
        var kappa = Kappa.Fleiss(counts, 14, resamples: 1000, seed: 7);
        Assert.Equal(0.209931, kappa.Value!.Value, 5e-7);
        Assert.InRange(kappa.Value.Value, kappa.Lower95!.Value, kappa.Upper95!.Value);
        Assert.Equal(kappa, Kappa.Fleiss(counts, 14, resamples: 1000, seed: 7));
        Assert.NotEqual(kappa.Lower95, Kappa.Fleiss(counts, 14, resamples: 1000, seed: 8).Lower95);
        Assert.Null(Kappa.Fleiss(counts[..4], 14, resamples: 1000).Lower95);
    }

    [Fact]
    public void Fleiss_is_its_definition_by_pairs() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed =>
        {
            var draws = new SeededDraws(seed);
            var rows = Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, 4).Select(_ => (double?)draws.Below(3)).ToArray()).ToArray();
            var agreed = rows.Average(r => (from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 4) where i != j select r[i] == r[j] ? 1.0 : 0).Average());
            var all = rows.SelectMany(r => r).ToList();
            var chance = (from a in all from b in all select a == b ? 1.0 : 0).Average();
            return chance == 1 ? Kappa.Fleiss(RatingTable.Of(rows)).Value is null : Math.Abs(((agreed - chance) / (1 - chance)) - Kappa.Fleiss(RatingTable.Of(rows)).Value!.Value) < 1e-12;
        }));

    [Fact]
    public void With_two_categories_weights_change_nothing_and_raters_can_be_exchanged() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed =>
        {
            var draws = new SeededDraws(seed);
            var pairs = Enumerable.Range(0, 12).Select(_ => (A: (double)draws.Below(2), B: (double)draws.Below(2))).ToList();
            var (plain, other) = (Kappa.Cohen(Pairs(pairs), KappaWeights.None), Kappa.Cohen(Pairs(pairs.Select(p => (p.B, p.A))), KappaWeights.Quadratic));
            return plain.Why == other.Why && (plain.Value is null || Math.Abs(plain.Value.Value - other.Value!.Value) < 1e-12);
        }));

    [Fact]
    public void What_cannot_be_said_says_why()
    {
        Assert.Equal("Cohen's kappa is for two raters; there are 3.", Kappa.Cohen(RatingTable.Of([1, 2, 3]), KappaWeights.None).Why);
        Assert.Equal("Nothing was scored by both raters.", Kappa.Cohen(RatingTable.Of([1, null], [null, 2]), KappaWeights.Linear).Why);
        Assert.Equal("There is no variation: every score is the same.", Kappa.Cohen(RatingTable.Of([2, 2], [2, 2]), KappaWeights.Quadratic).Why);
        Assert.Equal("There is no variation: every score is the same.", Kappa.Fleiss(RatingTable.Of([2, 2, 2], [2, 2, 2])).Why);
        Assert.Equal("There is only one rater; agreement needs two.", Kappa.Fleiss(RatingTable.Of([2], [3])).Why);
    }
}
