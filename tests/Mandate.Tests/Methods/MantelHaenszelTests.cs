using Mandate.Methods;

namespace Mandate.Tests.Methods;

public sealed class MantelHaenszelTests
{
    static Stratum Of(int a, int c, int b, int d) => new(new(a + b, a), new(c + d, c));

    static void Near(double expected, double? actual) => Assert.InRange(actual ?? double.NaN, expected * (1 - 1e-9), expected * (1 + 1e-9));

    /// <summary>R's <c>UCBAdmissions</c>: six departments, admitted or not, men and women (column by column).</summary>
    static readonly Stratum[] berkeley = [Of(512, 313, 89, 19), Of(353, 207, 17, 8), Of(120, 205, 202, 391), Of(138, 279, 131, 244), Of(53, 138, 94, 299), Of(22, 351, 24, 317)];

    /// <summary>Mantel's rabbits and penicillin, as in the example of R's <c>mantelhaen.test</c>: two of five strata say nothing.</summary>
    static readonly Stratum[] rabbits = [Of(0, 0, 6, 5), Of(3, 0, 3, 6), Of(6, 2, 0, 4), Of(5, 6, 1, 0), Of(2, 5, 0, 0)];

    /// <summary>R 4: <c>mantelhaen.test(UCBAdmissions)</c>, and with <c>exact=TRUE</c> the p; mid-p and conditional odds from the convolved <c>dhyper</c>, <c>uniroot(tol=1e-15)</c>.</summary>
    [Fact]
    public void Berkeley_is_as_in_R()
    {
        var it = MantelHaenszel.Of(berkeley);
        Near(0.90469682825862308, it.Odds!.Value.Value);
        Near(0.77190736175935049, it.Odds!.Value.Lower);
        Near(1.0603297644366556, it.Odds!.Value.Upper);
        Near(1.4269462285866883, it.Statistic);
        Near(0.23226346281704827, it.P);
        Near(0.22776252679820608, it.ExactP);
        Near(0.22026177293668386, it.ExactMidP);
        Near(0.9050699613409704, it.ExactOdds!.Value.Value);
        Near(0.76973035852583072, it.ExactOdds!.Value.Lower);
        Near(1.063429228089821, it.ExactOdds!.Value.Upper);
        Assert.Equal(6, it.Strata);
    }

    [Fact]
    public void Rabbits_are_as_in_R()
    {
        var it = MantelHaenszel.Of(rabbits);
        Near(7, it.Odds!.Value.Value);
        Near(1.026712688461668, it.Odds!.Value.Lower);
        Near(47.725133380222566, it.Odds!.Value.Upper);
        Near(3.9285714285714288, it.Statistic);
        Near(0.047472255142918106, it.P);
        Near(0.039944903581267226, it.ExactP);
        Near(0.030647382920110194, it.ExactMidP);
        Near(10.361046349488696, it.ExactOdds!.Value.Value);
        Near(1.0773877635180331, it.ExactOdds!.Value.Lower);
        Near(531.51278288993831, it.ExactOdds!.Value.Upper);
        Assert.Equal(3, it.Strata);
    }

    [Fact]
    public void Strata_that_say_nothing_change_nothing() =>
        Assert.Equal(MantelHaenszel.Of(berkeley), MantelHaenszel.Of([.. berkeley, Of(0, 0, 3, 9), Of(4, 2, 0, 0), Of(0, 3, 0, 4), default]));

    [Fact]
    public void One_stratum_is_the_exact_test_of_one_table()
    {
        var (one, table) = (MantelHaenszel.Of([Of(3, 1, 1, 3)]), AdverseImpact.Compare(new(4, 3), new(4, 1)));
        Near(table.FisherP!.Value, one.ExactP);
        Near(table.MidP!.Value, one.ExactMidP);
        Near(table.OddsRatio!.Value.Value, one.ExactOdds!.Value.Value);
    }

    [Fact]
    public void Nothing_says_nothing()
    {
        Assert.Equal(new(0, null, null, null, null, null, null), MantelHaenszel.Of([]));
        Assert.Equal((null, double.PositiveInfinity), (MantelHaenszel.Of([Of(5, 2, 0, 4)]).Odds, MantelHaenszel.Of([Of(5, 2, 0, 4)]).ExactOdds!.Value.Value));
    }

    [Fact]
    public void Strata_with_small_counts_are_told_bluntly_or_not_at_all()
    {
        Assert.Equal(MantelHaenszel.Of(berkeley), MantelHaenszel.Blunt(berkeley, 5));
        Assert.Null(MantelHaenszel.Blunt(rabbits, 5));
        Assert.Equal(MantelHaenszel.Of(rabbits), MantelHaenszel.Blunt(rabbits, 1));
        var many = MantelHaenszel.Blunt([.. rabbits, .. rabbits], 5)!;
        Assert.Equal((6, 7.0, 1.8, 27.0), (many.Strata, many.Odds!.Value.Value, many.Odds.Value.Lower, many.Odds.Value.Upper));
    }

    /// <summary>
    /// Many small strata with one true odds ratio, drawn from a seed: the interval must hold it about 95 times in 100, and the exact test must not cry wolf more
    /// than 5 times in 100 where there is nothing.
    /// </summary>
    [Theory, InlineData(1.0), InlineData(0.4)]
    public void Intervals_cover_what_they_promise(double odds)
    {
        var random = new Draws(20211101);
        const int rounds = 600;
        var (covered, exactly, alarms, midAlarms) = (0, 0, 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var strata = Enumerable.Range(0, 14).Select(_ =>
            {
                var theirs = 0.2 + 0.5 * random.Share();
                var mine = odds * theirs / (1 - theirs + odds * theirs);
                return new Stratum(random.Of(3 + random.Below(6), mine), random.Of(4 + random.Below(8), theirs));
            });
            var it = MantelHaenszel.Of([.. strata]);
            if (it.Odds is { } e && e.Lower <= odds && odds <= e.Upper) covered++;
            if (it.ExactOdds is { } x && x.Lower <= odds && odds <= x.Upper) exactly++;
            if (it.ExactP <= 0.05) alarms++;
            if (it.ExactMidP <= 0.05) midAlarms++;
        }
        // Four standard errors of 600 draws are 3.6 points.
        Assert.InRange(covered / (double)rounds, 0.915, 0.985);
        Assert.InRange(exactly / (double)rounds, 0.93, 1);
        if (odds != 1) return;
        Assert.InRange(alarms / (double)rounds, 0, 0.05);
        Assert.InRange(midAlarms / (double)rounds, alarms / (double)rounds, 0.086);
    }
}
