using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

public sealed class SuppressionTests
{
    static List<StageCount> Rows(Draws draws, int groups, int stages, int strata, int most)
    {
        var rows = new List<StageCount>();
        for (var s = 0; s < strata; s++)
            for (var g = 0; g < groups; g++)
            {
                var here = draws.Below(most);
                var withdraws = draws.Below(4) == 0;
                for (var k = 0; k < stages; k++)
                {
                    var passed = here == 0 ? 0 : draws.Below(here + 1);
                    rows.Add(new($"stage {k}", $"group {g}", $"post {s}", new(here, passed)));
                    here = withdraws && passed > 0 ? passed - draws.Below(Math.Min(passed, 3)) : passed;
                }
            }
        return rows;
    }

    static Func<int, bool> Seen(LinkedCells cells, Protection protection) => i => cells.Cells[i].Showing == Showing.Known || (cells.Cells[i].Showing == Showing.Open && !protection.Withheld[i]);

    /// <summary>The proof holds when read anew; the attacker, who knows nothing of it, finds nothing that was not known anyway; and nothing guarded is shown.</summary>
    static void Holds(LinkedCells cells, Protection protection)
    {
        Assert.Equal(protection.Unproven.Order(), Suppression.Disproved(cells, protection).Order());
        var deduced = Attacker.Deduce(cells, Seen(cells, protection));
        var anyway = Attacker.Deduce(cells, i => cells.Cells[i].Showing == Showing.Known);
        for (var i = 0; i < deduced.Count; i++)
        {
            var cell = cells.Cells[i];
            if (cell.Guarded && cell.Showing == Showing.Open) Assert.True(protection.Withheld[i], $"{cell.Name} is shown");
            if ((protection.Withheld[i] || cell.Guarded) && !protection.Unproven.Contains(i))
                Assert.True(!deduced[i].Exact || deduced[i].Values >= Math.Min(3, anyway[i].Exact ? anyway[i].Values : 3), $"{cell.Name}, {cell.Count}, is from {deduced[i].Low} to {deduced[i].High}");
        }
    }

    [Theory]
    [InlineData(2, 1, 1, 30)]
    [InlineData(3, 2, 1, 25)]
    [InlineData(4, 3, 1, 40)]
    [InlineData(6, 2, 1, 12)]
    [InlineData(3, 1, 3, 15)]
    [InlineData(2, 2, 3, 9)]
    [InlineData(4, 3, 1, 200)]
    public void No_withheld_count_can_be_found_nor_narrowed_to_fewer_than_three(int groups, int stages, int strata, int most) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var tables = new StageTables(Rows(new Draws((ulong)seed), groups, stages, strata, most), strataShown: strata > 1);
            var protection = Suppression.Protect(tables.Cells);
            Holds(tables.Cells, protection);
            Assert.All(tables.Shown(protection), c => Assert.False(Suppression.Small(c.Entered ?? 0) || Suppression.Small(c.Passed ?? 0) || (c.Counts is { } both && Suppression.Small(both.Left))));
        }));

    /// <summary>The same with Debian's glpk in place of our attacker.</summary>
    [Fact]
    public async Task Glpk_finds_nothing_either()
    {
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var tables = new StageTables(Rows(new Draws(seed), 3, 2, 1, 14));
            var protection = Suppression.Protect(tables.Cells);
            var seen = Seen(tables.Cells, protection);
            foreach (var cell in Enumerable.Range(0, tables.Cells.Cells.Count).Where(i => protection.Withheld[i] && !protection.Unproven.Contains(i)))
            {
                var (low, high) = (await Glpk.Best(tables.Cells, seen, cell, "Minimize"), await Glpk.Best(tables.Cells, seen, cell, "Maximize"));
                Assert.True(high is null || high - low >= 2, $"seed {seed}: {tables.Cells.Cells[cell].Name} is from {low} to {high}");
            }
        }
    }

    static StageCount Row(string stage, string group, int entered, int passed) => new(stage, group, "", new(entered, passed));

    [Fact]
    public void Large_counts_are_all_shown()
    {
        var tables = new StageTables([Row("sift", "A", 80, 48), Row("sift", "B", 40, 12), Row("interview", "A", 48, 20), Row("interview", "B", 12, 6)]);
        var protection = Suppression.Protect(tables.Cells);
        Assert.True(protection.Proven);
        Assert.DoesNotContain(true, protection.Withheld);
        Assert.All(tables.Shown(protection), c => Assert.NotNull(c.Counts));
    }

    [Fact]
    public void One_small_group_takes_the_last_of_the_others_with_it_and_leaves_the_rest()
    {
        var tables = new StageTables([Row("sift", "A", 80, 48), Row("sift", "B", 40, 12), Row("sift", "C", 60, 30), Row("sift", "D", 3, 1)]);
        var shown = tables.Shown(Suppression.Protect(tables.Cells));
        Assert.Equal([(80, 48), (40, 12), (null, null), (null, null)], shown.Select(s => (s.Entered, s.Passed)));
    }

    [Fact]
    public void Few_who_did_not_pass_are_as_small_as_few_who_did()
    {
        var tables = new StageTables([Row("sift", "A", 80, 48), Row("sift", "B", 40, 38), Row("sift", "C", 60, 30)]);
        Assert.Equal([true, false, false], tables.Shown(Suppression.Protect(tables.Cells)).Select(s => s.Counts is not null));
    }

    [Fact]
    public void Nobody_and_everybody_of_a_group_below_the_floor_are_withheld_there_and_later()
    {
        var tables = new StageTables([Row("sift", "A", 80, 48), Row("sift", "B", 3, 0), Row("sift", "C", 4, 4), Row("sift", "D", 50, 20), Row("interview", "A", 48, 20), Row("interview", "B", 0, 0), Row("interview", "C", 4, 4), Row("interview", "D", 20, 0)]);
        var protection = Suppression.Protect(tables.Cells);
        Holds(tables.Cells, protection);
        foreach (var c in tables.Shown(protection).Where(c => c.Group is "B" or "C")) Assert.Equal((null, null), (c.Entered, c.Passed));
    }

    [Fact]
    public void What_cannot_be_hidden_from_who_knows_the_totals_is_not_shown()
    {
        var tables = new StageTables([Row("sift", "A", 3, 1)]);
        var protection = Suppression.Protect(tables.Cells);
        Assert.All(tables.Shown(protection), c => Assert.Equal((null, null), (c.Entered, c.Passed)));
        Holds(tables.Cells, protection);
    }

    /// <summary>One group, and everybody knows how many there are: nothing is given away that was not, and the other tables are shown.</summary>
    [Fact]
    public void What_everybody_knows_anyway_does_not_take_the_rest_with_it()
    {
        var tables = new StageTables([new("sift", "A", "P1", new(40, 20)), new("sift", "B", "P1", new(30, 12)), new("sift", "A", "P2", new(3, 3)), new("sift", "B", "P2", new(60, 40)), new("sift", "A", "P3", new(50, 20)), new("sift", "B", "P3", new(20, 9))], strataShown: true);
        var protection = Suppression.Protect(tables.Cells);
        Assert.True(protection.Proven);
        Holds(tables.Cells, protection);
        Assert.Contains(tables.Shown(protection), c => c.Stratum is not null && c.Counts is not null);
    }

    [Fact]
    public void A_floor_of_one_withholds_nothing() => Assert.DoesNotContain(true, Suppression.Protect(new StageTables([Row("sift", "A", 3, 1), Row("sift", "B", 2, 2)], floor: 1).Cells).Withheld);

    /// <summary>A post's own table beside the table of all posts: the small post is found by subtraction unless others go with it.</summary>
    [Fact]
    public void Subtracting_the_posts_from_their_total_finds_nothing()
    {
        var rows = new List<StageCount>();
        foreach (var (post, i) in new[] { "P1", "P2", "P3", "P4" }.Select((p, i) => (p, i)))
            rows.AddRange([new("sift", "A", post, new(30, 15)), new("sift", "B", post, i == 2 ? new(12, 3) : new(25, 12)), new("sift", "C", post, new(20, 9))]);
        var tables = new StageTables(rows, strataShown: true);
        var small = tables.Place("sift", "B", "P3").Passed;
        Assert.Equal(1, Attacker.Deduce(tables.Cells, i => i != small && tables.Cells.Cells[i].Showing != Showing.Silent)[small].Values);
        var protection = Suppression.Protect(tables.Cells);
        Assert.True(protection.Proven);
        Holds(tables.Cells, protection);
        Assert.InRange(protection.Withheld.Count(w => w), 4, 8);
    }

    static readonly string[] groups = ["A", "B", "C", "D"];

    /// <summary>Last week's table shows who applied; today's shows who was assessed. Whoever subtracts finds who fell out between.</summary>
    [Fact]
    public void Subtracting_todays_release_from_last_weeks_finds_nobody()
    {
        LadderStage[] stages = [new("applied", [40, 31, 26, 20], [true, true, true, true]), new("assessed", [28, 29, 15, 12])];
        var ladder = new StageLadder(groups, stages);
        var (cells, now) = (ladder.Cells, ladder.Place(1, 1));
        // Shown as it is, no count in it is small, and still two people of group B are found.
        var left = cells.Cells.Select((c, i) => (c, i)).Single(c => c.c.Name == "assessed, B, left before").i;
        Assert.Equal(new Deduction(2, 2, 1, Exact: true), Attacker.Deduce(cells, i => cells.Cells[i].Showing != Showing.Silent)[left]);
        var protection = Suppression.Protect(cells);
        Assert.True(protection.Proven);
        Assert.True(protection.Withheld[now]);
        Holds(cells, protection);
    }

    /// <summary>What last week's table withheld must not come out today, by whatever is shown.</summary>
    [Fact]
    public void What_an_earlier_release_withheld_stays_hidden()
    {
        LadderStage[] stages = [new("applied", [40, 31, 9, 3], [true, true, false, false]), new("assessed", [28, 20, 9, 3])];
        var ladder = new StageLadder(groups, stages);
        // With 9 shown today, and nobody left, last week's 9 would be out; with C and D alone withheld, that nobody of them left. So B goes too.
        var protection = Suppression.Protect(ladder.Cells);
        Assert.True(protection.Proven);
        Assert.Equal([false, true, true, true], Enumerable.Range(0, 4).Select(g => protection.Withheld[ladder.Place(1, g)]));
        Holds(ladder.Cells, protection);
    }

    /// <summary>Somebody was erased, or changed an answer, between two releases: more reached the later stage than applied before.</summary>
    [Fact]
    public void A_change_of_answers_between_two_releases_is_guarded_too()
    {
        LadderStage[] stages = [new("applied", [40, 12, 20, 15], [true, true, true, true]), new("assessed", [25, 13, 10, 7])];
        var ladder = new StageLadder(groups, stages);
        var protection = Suppression.Protect(ladder.Cells);
        Assert.True(protection.Withheld[ladder.Place(1, 1)]);
        Holds(ladder.Cells, protection);
    }

    [Fact]
    public void A_false_proof_is_found_out()
    {
        var tables = new StageTables([Row("sift", "A", 80, 48), Row("sift", "B", 40, 12), Row("sift", "C", 3, 1)]);
        var protection = Suppression.Protect(tables.Cells);
        Assert.Empty(Suppression.Disproved(tables.Cells, protection));
        Assert.NotEmpty(Suppression.Disproved(tables.Cells, protection with { Witnesses = [] }));
        Assert.NotEmpty(Suppression.Disproved(tables.Cells, protection with { Withheld = [.. protection.Withheld.Select((w, i) => w && tables.Cells.Cells[i].Guarded)] }));
        var lies = protection.Witnesses.Select(w => (IReadOnlyDictionary<int, int>)w.ToDictionary(c => c.Key, c => c.Value * 1000)).ToList();
        Assert.NotEmpty(Suppression.Disproved(tables.Cells, protection with { Witnesses = lies }));
    }

    [Fact]
    public void The_same_tables_are_always_shown_in_the_same_way()
    {
        var rows = Rows(new Draws(7), 4, 3, 3, 20);
        var (one, two) = (new StageTables(rows, strataShown: true), new StageTables(rows, strataShown: true));
        Assert.Equal(one.Shown(Suppression.Protect(one.Cells)), two.Shown(Suppression.Protect(two.Cells)));
    }

    [Fact]
    public void A_total_that_is_not_its_sum_is_refused()
    {
        var cells = new LinkedCells();
        var (a, b) = (cells.Add("a", 1), cells.Add("b", 2));
        Assert.Throws<ArgumentException>(() => cells.Sum(a, b));
        Assert.Throws<ArgumentOutOfRangeException>(() => cells.Add("c", -1));
    }
}
