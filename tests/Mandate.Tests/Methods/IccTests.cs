using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

/// <summary>
/// Read again against Shrout and Fleiss 1979, tables 2 to 4, and McGraw and Wong 1996, table 7. Fixed figures: R 4.2.2, psych 2.2.9, ICC(x, lmer = FALSE)$results, printed with 15 digits.
/// </summary>
public sealed class IccTests
{
    static readonly double?[][] classic = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    static IccFigure[] All(IccTable t) => [t.Icc1, t.Icc2, t.Icc3, t.Icc1k, t.Icc2k, t.Icc3k];

    [Fact]
    public void The_worked_example_of_Shrout_and_Fleiss() =>
        Assert.Equal([0.17, 0.29, 0.71, 0.44, 0.62, 0.91], All(Icc.Of(RatingTable.Of(classic))).Select(i => Math.Round(i.Value!.Value, 2)));

    [Theory]
    [InlineData(0, 0.165741768405476, 1.79467849223947, 18, 0.16476880834464, -0.132932324874751, 0.722560062328121)]
    [InlineData(1, 0.289763779527559, 11.0272479564033, 15, 0.000134566516484337, 0.018786513374712, 0.761084369648953)]
    [InlineData(2, 0.714840714840715, 11.0272479564033, 15, 0.000134566516484337, 0.342464765033925, 0.94585825995536)]
    [InlineData(3, 0.442797133679269, 1.79467849223947, 18, 0.16476880834464, -0.884442155238119, 0.912415420340776)]
    [InlineData(4, 0.620050547598989, 11.0272479564033, 15, 0.000134566516484337, 0.0711368153025035, 0.927232040167722)]
    [InlineData(5, 0.909315542377069, 11.0272479564033, 15, 0.000134566516484337, 0.675674713816305, 0.985891678169062)]
    public void Every_figure_is_as_in_psych(int form, double value, double f, int df2, double p, double lower, double upper)
    {
        var icc = All(Icc.Of(RatingTable.Of(classic)))[form];
        Assert.Equal((5, df2), (icc.Df1, icc.Df2));
        foreach (var (ours, theirs) in new[] { (icc.Value, value), (icc.F, f), (icc.P, p), (icc.Lower95, lower), (icc.Upper95, upper) }) Near(theirs, ours);
    }

    [Fact]
    public void Disagreement_is_shown_below_zero_and_a_mean_that_cannot_be_is_said()
    {
        var t = Icc.Of(RatingTable.Of([1, 5, 3], [5, 2, 3], [2, 4, 5], [4, 3, 1], [3, 3, 4]));
        foreach (var (ours, theirs) in new[]
        {
            (t.Icc1.Value, -0.369127516778524), (t.Icc1.P, 0.93753987788436), (t.Icc1.Lower95, -0.468583576259993), (t.Icc1.Upper95, 0.18715530915586),
            (t.Icc2.Value, -0.52808988764045), (t.Icc2.Lower95, -0.662340685859682), (t.Icc2.Upper95, 0.147378775745233),
            (t.Icc3.Value, -0.391666666666667), (t.Icc1k.Value, -4.23076923076924), (t.Icc1k.Lower95, -22.3728636399476), (t.Icc3k.Value, -5.42307692307693), (t.Icc3k.Upper95, 0.284701887368862),
        }) Near(theirs, ours);
        // psych gives 28.2 here: the variance of the mean comes out negative, and what is divided by it means nothing.
        Assert.Null(t.Icc2k.Value);
        Assert.Contains("below zero", t.Icc2k.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_with_a_missing_score_are_left_out()
    {
        var t = Icc.Of(RatingTable.Of([.. classic, [3, null, 4, 5], [null, null, null, null]]));
        Assert.Equal(6, t.Units);
        Assert.Equal(Icc.Of(RatingTable.Of(classic)), t);
    }

    [Fact]
    public void What_cannot_be_said_says_why()
    {
        Assert.Equal("There is only one rater; agreement needs two.", Icc.Of(RatingTable.Of([1], [2], [3])).Icc2.Why);
        Assert.Equal("Only one candidate was scored by every rater; two are the least.", Icc.Of(RatingTable.Of([1, 2], [3, null])).Icc1.Why);
        Assert.Equal("Nothing was scored by every rater.", Icc.Of(RatingTable.Of([1, null], [null, 2])).Icc3.Why);
        Assert.Equal("There is no variation: every score is the same.", Icc.Of(RatingTable.Of([3, 3], [3, 3])).Icc2k.Why);
    }

    [Fact]
    public void Raters_who_differ_by_a_constant_are_consistent_and_not_in_agreement()
    {
        var t = Icc.Of(RatingTable.Of([1.1, 3.1], [2.1, 4.1], [4.1, 6.1]));
        Assert.Equal((1.0, double.PositiveInfinity, 0.0, 1.0, 1.0), (t.Icc3.Value, t.Icc3.F, t.Icc3.P, t.Icc3.Lower95, t.Icc3.Upper95));
        Assert.InRange(t.Icc2.Value!.Value, 0.1, 0.9);
        Assert.Equal((1.0, 1.0, 1.0), (Icc.Of(RatingTable.Of([1, 1], [2, 2], [4, 4])).Icc2.Value, Icc.Of(RatingTable.Of([1, 1], [2, 2], [4, 4])).Icc1.Value, Icc.Of(RatingTable.Of([1, 1], [2, 2], [4, 4])).Icc1k.Value));
    }

    [Fact]
    public void Neither_order_nor_place_nor_unit_of_the_scale_matters() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed =>
        {
            var draws = new SeededDraws(seed);
            var rows = Enumerable.Range(0, 3 + draws.Below(8)).Select(_ => { var m = draws.Normal(); return Enumerable.Range(0, 4).Select(_ => (double?)(m + draws.Normal())).ToArray(); }).ToArray();
            var mixed = rows.Reverse().Select(r => new[] { r[2], r[0], r[3], r[1] }.Select(x => 50 + (3 * x)).ToArray()).ToArray();
            return All(Icc.Of(RatingTable.Of(rows))).Zip(All(Icc.Of(RatingTable.Of(mixed)))).All(p => Close(p.First.Value, p.Second.Value) && Close(p.First.Lower95, p.Second.Lower95));
        }));

    [Fact]
    public void The_mean_of_k_raters_is_the_step_up_of_one() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed =>
        {
            var draws = new SeededDraws(seed);
            var t = Icc.Of(RatingTable.Of([.. Enumerable.Range(0, 9).Select(i => Enumerable.Range(0, 3).Select(_ => (double?)(i + draws.Normal())).ToArray())]));
            return new[] { (t.Icc1, t.Icc1k), (t.Icc2, t.Icc2k), (t.Icc3, t.Icc3k) }.All(p => Close(3 * p.Item1.Value / (1 + (2 * p.Item1.Value)), p.Item2.Value));
        }));

    static bool Close(double? a, double? b) => (a, b) is (null, null) || Math.Abs(a!.Value - b!.Value) <= 1e-9 * (1 + Math.Abs(a.Value));
    static void Near(double expected, double? actual) => Assert.InRange(actual!.Value, expected - (1e-9 * Math.Abs(expected)), expected + (1e-9 * Math.Abs(expected)));
}
