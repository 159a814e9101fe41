using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

public sealed class AdverseImpactTests
{
    static ImpactComparison Of(int a, int b, int c, int d) => AdverseImpact.Compare(new(a + b, a), new(c + d, c));

    static void Near(double expected, double? actual)
    {
        var seen = Assert.NotNull(actual);
        if (seen != expected) Assert.InRange(seen, expected - 1e-9 * Math.Abs(expected), expected + 1e-9 * Math.Abs(expected));
    }

    /// <summary>
    /// Figures of R 4: <c>fisher.test(matrix(c(a,b,c,d),2,byrow=TRUE))$p.value</c>; mid-p is that less <c>dhyper(a, a+b, c+d, a+c)/2</c>; odds ratio and limits solve
    /// fisher.test's own equations with <c>uniroot(tol=1e-15)</c> on the log scale, since fisher.test itself stops at 1e-4. The first is Fisher's lady tasting tea.
    /// </summary>
    [Theory]
    [InlineData(3, 1, 1, 3, 0.48571428571428582, 0.3714285714285715, 6.4083196581996678, 0.21173559544657861, 626.24353058881445)]
    [InlineData(10, 20, 30, 20, 0.036834833076223136, 0.030249238000825702, 0.33812802505189371, 0.11488077940025387, 0.94332725026244946)]
    [InlineData(12, 28, 48, 32, 0.0034092217678491814, 0.0027757309491193579, 0.2888353505322796, 0.1156269465109399, 0.68689064998216109)]
    [InlineData(0, 9, 7, 5, 0.0071207430340557076, 0.0037151702786377525, 0, 0, 0.61956695887689461)]
    [InlineData(5, 0, 8, 6, 0.12796697626418987, 0.072626418988648106, double.PositiveInfinity, 0.46031779840975379, double.PositiveInfinity)]
    [InlineData(120, 380, 260, 240, 6.5165968991802395e-20, 5.3557573984615106e-20, 0.29187607767043683, 0.22035729102134596, 0.38517565228673523)]
    [InlineData(2, 13, 15, 3, 8.6035080931520477e-05, 4.9319374885793415e-05, 0.036297559229729881, 0.0026247023023524968, 0.26908389780354808)]
    [InlineData(1, 30, 9, 60, 0.16701600497970406, 0.11627068682265632, 0.22470702914275625, 0.004909116533378546, 1.7556948190237527)]
    public void The_exact_test_and_its_odds_are_those_of_R(int a, int b, int c, int d, double p, double mid, double odds, double lower, double upper)
    {
        var it = Of(a, b, c, d);
        Near(p, it.FisherP);
        Near(mid, it.MidP);
        Near(odds, it.OddsRatio!.Value.Value);
        Near(lower, it.OddsRatio!.Value.Lower);
        Near(upper, it.OddsRatio!.Value.Upper);
    }

    /// <summary>Chi-squared and p of R 4, <c>prop.test(matrix(…), correct=FALSE)</c>: the square of z.</summary>
    [Theory]
    [InlineData(10, 20, 30, 20, 5.3333333333333339, 0.020921335337794039)]
    [InlineData(12, 28, 48, 32, 9.6000000000000014, 0.0019457736937391517)]
    [InlineData(120, 380, 260, 240, 83.191850594227503, 7.4464065329601143e-20)]
    public void Z_is_that_of_the_pooled_rate(int a, int b, int c, int d, double squared, double p)
    {
        Near(squared, Of(a, b, c, d).Z * Of(a, b, c, d).Z);
        Near(p, Of(a, b, c, d).ZP);
        Assert.True(Of(a, b, c, d).Z < 0);
    }

    /// <summary>Uniform Guidelines, question 11 of the published questions and answers: 48 of 80 and 12 of 40 give 30/60, 50%.</summary>
    [Fact]
    public void The_impact_ratio_is_that_of_the_guidelines()
    {
        var it = Of(12, 28, 48, 32);
        Near(0.5, it.Ratio);
        Assert.True(it.BelowFourFifths);
        // Katz: exp(±1.96 √(28/(12·40) + 32/(48·80))) around 0.5.
        var spread = 1.959963984540054 * Math.Sqrt(28.0 / 480 + 32.0 / 3840);
        Near(0.5 * Math.Exp(-spread), it.RatioLimits!.Value.Lower);
        Near(0.5 * Math.Exp(spread), it.RatioLimits!.Value.Upper);
    }

    [Theory]
    [InlineData(4, 10, 5, 10, false)] // exactly four fifths
    [InlineData(8, 30, 1, 3, false)] // 4/15 to 1/3, which as doubles falls below 0.8
    [InlineData(399, 1000, 500, 1000, true)]
    [InlineData(400, 1000, 500, 1000, false)]
    [InlineData(800_000_000, 2_000_000_000, 1_000_000_000, 2_000_000_000, false)]
    public void Four_fifths_is_decided_in_whole_numbers(int passed, int entered, int best, int of, bool below)
    {
        var (focal, reference) = (new Passing(entered, passed), new Passing(of, best));
        Assert.Equal(below, entered < 1_000_000 ? AdverseImpact.Compare(focal, reference).BelowFourFifths : 5L * passed * of < 4L * best * entered);
    }

    [Fact]
    public void What_cannot_be_said_is_null()
    {
        var nobody = Of(0, 5, 0, 6);
        Assert.Equal((null, null, null, 1.0), (nobody.Ratio, nobody.Z, nobody.OddsRatio, nobody.FisherP!.Value));
        var all = Of(5, 0, 6, 0);
        Assert.Equal((1.0, false, null), (all.Ratio!.Value, all.BelowFourFifths, all.Z));
        Assert.Null(Of(0, 9, 7, 5).RatioLimits);
        var empty = Of(0, 0, 3, 4);
        Assert.Equal((null, null, null), (empty.Ratio, empty.FisherP, empty.SmallestDetectable));
        Assert.Null(AdverseImpact.Reference([new(0, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(-1, 3, 2, 2));
    }

    [Fact]
    public void The_reference_is_the_highest_rate_then_the_larger_group_then_the_first()
    {
        Assert.Equal(1, AdverseImpact.Reference([new(10, 4), new(10, 5), new(0, 0)]));
        Assert.Equal(2, AdverseImpact.Reference([new(10, 5), new(4, 1), new(20, 10)]));
        Assert.Equal(0, AdverseImpact.Reference([new(10, 5), new(10, 5)]));
    }

    [Fact]
    public void The_p_to_read_is_exact_where_a_cell_expects_fewer_than_five()
    {
        Assert.Equal(Of(3, 1, 1, 3).FisherP, Of(3, 1, 1, 3).P);
        Assert.Equal(Of(12, 28, 48, 32).ZP, Of(12, 28, 48, 32).P);
        Near(2, Of(3, 1, 1, 3).LeastExpected);
    }

    /// <summary>Every table with the same margins is written out, and its ways are counted with whole numbers.</summary>
    [Fact]
    public void The_exact_p_is_that_of_counting_every_table() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Gen.Choose(0, 14).Four().ToArbitrary(), t =>
        {
            var (a, b, c, d) = t;
            if (a + b == 0 || c + d == 0) return;
            var passed = a + c;
            var ways = Enumerable.Range(0, a + b + 1).Where(x => passed - x >= 0 && passed - x <= c + d).ToDictionary(x => x, x => Choose(a + b, x) * Choose(c + d, passed - x));
            var (all, seen) = (Choose(a + b + c + d, passed), ways[a]);
            var p = (double)ways.Values.Where(w => w <= seen).Aggregate((x, y) => x + y) / (double)all;
            Near(p, Of(a, b, c, d).FisherP);
            Near(p - (double)seen / (double)all / 2, Of(a, b, c, d).MidP);
        }));

    [Fact]
    public void Exchanging_the_groups_turns_the_odds_and_leaves_the_p() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Gen.Choose(1, 30).Four().ToArbitrary(), t =>
        {
            var (here, there) = (Of(t.Item1, t.Item2, t.Item3, t.Item4), Of(t.Item3, t.Item4, t.Item1, t.Item2));
            Assert.Equal(here.FisherP!.Value, there.FisherP!.Value, 1e-10);
            Assert.Equal(1, here.OddsRatio!.Value.Value * there.OddsRatio!.Value.Value, 1e-8);
            Assert.Equal(1, here.OddsRatio!.Value.Lower * there.OddsRatio!.Value.Upper, 1e-8);
            Assert.InRange(here.MidP!.Value, 0, here.FisherP!.Value);
        }));

    static System.Numerics.BigInteger Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(System.Numerics.BigInteger.One, (w, i) => w * (n - k + i) / i);
}
