using Mandate.Appoint;

namespace Mandate.Tests.Appoint;

public sealed class SmallNumbersTests
{
    static string Shown(int floor, params int[][] rows) =>
        string.Join("; ", SmallNumbers.Of([.. rows.Select(r => (IReadOnlyList<int>)r)], floor).Rows.Select(r => $"{string.Join('+', r.Members)}={string.Join('/', r.Counts.Select(c => c?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"))}"));

    [Fact]
    public void Large_groups_are_shown_alone_and_small_ones_together() => Assert.Equal("0=40; 1=30; 2+3=12", Shown(10, [40], [30], [8], [4]));

    [Fact]
    public void One_small_group_takes_another_with_it() => Assert.Equal("0=40; 1+2=33", Shown(10, [40], [30], [3]));

    [Fact]
    public void Nothing_is_shown_when_no_group_is_left_alone() => Assert.Equal("", Shown(10, [40], [3]));

    [Fact]
    public void Nobody_gives_nothing() => Assert.Equal("", Shown(10, [0], [0]));

    [Fact]
    public void A_stage_is_shown_only_when_neither_who_reached_it_nor_who_left_before_is_few()
    {
        Assert.Equal("0=40/20; 1=30/15", Shown(10, [40, 20], [30, 15]));
        Assert.Equal("0=40/-; 1=30/-", Shown(10, [40, 35], [30, 15]));
        Assert.Equal("0=40/-; 1=30/-", Shown(10, [40, 20], [30, 4]));
        Assert.Equal("0=40/40; 1=30/15", Shown(10, [40, 40], [30, 15]));
        Assert.Equal("0=60/-/30; 1=50/-/25", Shown(10, [60, 55, 30], [50, 45, 25]));
    }

    /// <summary>
    /// Somebody who knows the rule and every total tries every table that would be shown just so. A count that was not shown must not be the same in all of them.
    /// </summary>
    [Theory]
    [InlineData(3, 3, 14)]
    [InlineData(3, 4, 11)]
    [InlineData(4, 3, 16)]
    [InlineData(4, 4, 14)]
    [InlineData(5, 3, 30)]
    public void No_hidden_count_can_be_worked_out_even_by_who_knows_the_rule(int floor, int rows, int most)
    {
        foreach (var total in Enumerable.Range(floor, most - floor + 1))
        {
            foreach (var alike in Tables(rows, total).GroupBy(t => Shown(floor, [.. t.Select(n => new[] { n })]), StringComparer.Ordinal))
            {
                var tables = alike.ToList();
                var shown = SmallNumbers.Of([.. tables[0].Select(n => (IReadOnlyList<int>)[n])], floor);
                var alone = shown.Rows.Where(r => r.Members.Count == 1).Select(r => r.Members[0]).ToHashSet();
                foreach (var hidden in Enumerable.Range(0, rows).Where(r => !alone.Contains(r)))
                    Assert.True(tables.Select(t => t[hidden]).Distinct().Skip(1).Any(), $"floor {floor}, shown “{alike.Key}”: row {hidden} must be {tables[0][hidden]}");
            }
        }
    }

    /// <summary>Over two stages: whatever is shown, no small number of people of one answer stands between them for certain.</summary>
    [Fact]
    public void No_small_difference_between_two_stages_is_shown()
    {
        foreach (var first in Tables(3, 9))
            foreach (var second in Below(first))
            {
                var rows = Enumerable.Range(0, 3).Select(r => (IReadOnlyList<int>)[first[r], second[r]]).ToList();
                var shown = SmallNumbers.Of(rows, 3);
                Assert.All(shown.Rows, r =>
                {
                    Assert.All(r.Counts, c => Assert.True(c is null or >= 3));
                    if (r.Counts is [{ } a, { } b]) Assert.True(a == b || a - b >= 3);
                });
            }
    }

    static IEnumerable<int[]> Tables(int rows, int total)
    {
        if (rows == 1) { yield return [total]; yield break; }
        for (var n = 0; n <= total; n++)
            foreach (var rest in Tables(rows - 1, total - n)) yield return [n, .. rest];
    }

    static IEnumerable<int[]> Below(int[] table)
    {
        if (table.Length == 0) { yield return []; yield break; }
        for (var n = 0; n <= table[0]; n++)
            foreach (var rest in Below(table[1..])) yield return [n, .. rest];
    }
}
