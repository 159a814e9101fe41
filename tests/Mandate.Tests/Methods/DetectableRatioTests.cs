using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

public sealed class DetectableRatioTests
{
    /// <summary>Every table is tested one by one with the exact test itself.</summary>
    static double Counted(int focal, int reference, double rate, double ratio)
    {
        var power = 0.0;
        for (var f = 0; f <= focal; f++)
            for (var r = 0; r <= reference; r++)
                if (AdverseImpact.Compare(new(focal, f), new(reference, r)).FisherP <= 0.05) power += Chance(focal, f, rate * ratio) * Chance(reference, r, rate);
        return power;
    }

    static double Chance(int n, int k, double p) => Enumerable.Range(1, k).Aggregate(1.0, (w, i) => w * (n - k + i) / i) * Math.Pow(p, k) * Math.Pow(1 - p, n - k);

    [Theory]
    [InlineData(12, 20, 0.6, 0.3)]
    [InlineData(8, 9, 0.9, 0.1)]
    [InlineData(15, 7, 0.5, 0.0)]
    public void Power_is_that_of_testing_every_table(int focal, int reference, double rate, double ratio) =>
        Assert.Equal(Counted(focal, reference, rate, ratio), DetectableRatio.PowerOf(focal, reference, rate, ratio), 1e-9);

    /// <summary>At the answer power is 80%, and a finer search of every ratio above finds none.</summary>
    [Fact]
    public void The_answer_is_the_largest_ratio_that_is_found() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Gen.Choose(4, 40).Two().ToArbitrary(), Gen.Choose(2, 9).ToArbitrary(), (n, tenths) =>
        {
            var (rate, found) = (tenths / 10.0, DetectableRatio.Of(n.Item1, n.Item2, tenths / 10.0));
            if (found is { } r) Assert.True(DetectableRatio.PowerOf(n.Item1, n.Item2, rate, r) >= 0.8 - 1e-9);
            for (var higher = Math.Ceiling((found ?? -0.005) * 200 + 1) / 200; higher <= 1; higher += 0.005)
                Assert.True(DetectableRatio.PowerOf(n.Item1, n.Item2, rate, higher) < 0.8, $"{n} at {rate}: {found}, but {higher} is found too");
        }));

    [Fact]
    public void Larger_groups_show_smaller_gaps()
    {
        var found = new[] { 20, 50, 200, 1000, 5000 }.Select(n => DetectableRatio.Of(n, n, 0.5)!.Value).ToList();
        Assert.Equal(found.Order(), found);
        Assert.InRange(found[1], 0.4, 0.6);
        Assert.InRange(found[4], 0.9, 0.99);
    }

    [Fact]
    public void The_z_test_takes_over_without_a_jump() => Assert.Equal(DetectableRatio.Of(1990, 2000, 0.4)!.Value, DetectableRatio.Of(2010, 2000, 0.4)!.Value, 0.003);

    [Fact]
    public void Where_nothing_can_be_found_there_is_no_ratio()
    {
        Assert.Null(DetectableRatio.Of(3, 4, 0.5));
        Assert.Null(DetectableRatio.Of(100, 100, 0));
        Assert.Null(DetectableRatio.Of(0, 100, 0.5));
    }

    /// <summary>Campaigns drawn from a seed with just that ratio: the test finds about four in five of them.</summary>
    [Fact]
    public void Simulated_campaigns_are_found_four_times_in_five()
    {
        var random = new Draws(26092021);
        var ratio = DetectableRatio.Of(60, 90, 0.5)!.Value;
        var found = Enumerable.Range(0, 2000).Count(_ => AdverseImpact.Compare(random.Of(60, 0.5 * ratio), random.Of(90, 0.5)).FisherP <= 0.05);
        Assert.InRange(found / 2000.0, 0.8 - 0.036, 0.8 + 0.036);
    }
}
