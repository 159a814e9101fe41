using System.Diagnostics;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

public sealed class AttackerTests
{
    /// <summary>Up to six counts in up to four sums, each of two or three of them, with one total that is known.</summary>
    static (LinkedCells Cells, HashSet<int> Shown) Puzzle(ulong seed, int most)
    {
        var draws = new Draws(seed);
        var (cells, shown) = (new LinkedCells(), new HashSet<int>());
        var parts = Enumerable.Range(0, 3 + draws.Below(4)).Select(i => cells.Add($"x{i}", draws.Below(most))).ToList();
        cells.Sum(Total(parts), parts);
        for (var sums = draws.Below(4); sums > 0; sums--)
        {
            var some = parts.Where(_ => draws.Below(5) < 3).ToList();
            if (some.Count > 1) cells.Sum(Total(some), some);
        }
        foreach (var part in parts.Where(_ => draws.Below(4) == 0)) shown.Add(part);
        return (cells, shown);
        int Total(List<int> of)
        {
            var total = cells.Add("total", of.Sum(p => cells.Cells[p].Count), Showing.Known);
            shown.Add(total);
            return total;
        }
    }

    /// <summary>Every filling, one after the other.</summary>
    static List<int[]> Fillings(LinkedCells cells, HashSet<int> shown)
    {
        var (values, found, most) = (cells.Cells.Select(c => c.Count).ToArray(), new List<int[]>(), cells.Cells.Max(c => c.Count));
        Fill(0);
        return found;
        void Fill(int cell)
        {
            if (cell == values.Length)
            {
                if (cells.Relations.All(r => r.Sum(c => c.Sign * values[c.Cell]) == 0)) found.Add([.. values]);
                return;
            }
            if (shown.Contains(cell)) { Fill(cell + 1); return; }
            var own = values[cell];
            for (var v = 0; v <= most; v++)
            {
                values[cell] = v;
                Fill(cell + 1);
            }
            values[cell] = own;
        }
    }

    [Fact]
    public void What_is_deduced_is_what_trying_every_filling_gives() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var (cells, shown) = Puzzle((ulong)seed, 3);
            var (deduced, all) = (Attacker.Deduce(cells, shown.Contains), Fillings(cells, shown));
            for (var i = 0; i < deduced.Count; i++)
            {
                var values = all.Select(f => f[i]).Distinct().ToList();
                Assert.Equal(new Deduction(values.Min(), values.Max(), Math.Min(values.Count, 3), Exact: true), deduced[i]);
            }
        }));

    /// <summary>Another program altogether, Debian's glpk, is asked for the least and the greatest whole value of every count.</summary>
    [Fact]
    public async Task What_is_deduced_is_what_glpk_deduces()
    {
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var (cells, shown) = Puzzle(seed, 30);
            var deduced = Attacker.Deduce(cells, shown.Contains);
            foreach (var cell in Enumerable.Range(0, deduced.Count).Where(c => !shown.Contains(c)))
                Assert.Equal((deduced[cell].Low, deduced[cell].High), (await Glpk.Best(cells, shown.Contains, cell, "Minimize"), await Glpk.Best(cells, shown.Contains, cell, "Maximize")));
        }
    }

    /// <summary>At most one of each two of three: in fractions one half each, three halves in all; in whole numbers one.</summary>
    [Fact]
    public void A_corner_between_whole_numbers_is_not_taken_for_an_answer()
    {
        var cells = new LinkedCells();
        int[] all = [cells.Add("x", 1), cells.Add("y", 0), cells.Add("z", 0)];
        foreach (var without in all)
        {
            var pair = all.Where(c => c != without).ToList();
            cells.Sum(cells.Add("one", 1, Showing.Known), [.. pair, cells.Add("none of the two", 1 - pair.Sum(c => cells.Cells[c].Count), Showing.Silent)]);
        }
        var sum = cells.Add("sum", 1);
        cells.Sum(sum, all);
        Assert.Equal(new Deduction(0, 1, 2, Exact: true), Attacker.Deduce(cells, i => cells.Cells[i].Showing == Showing.Known)[sum]);
    }

    [Fact]
    public void What_nothing_bounds_has_no_greatest()
    {
        var cells = new LinkedCells();
        var (all, one, other) = (cells.Add("all", 7), cells.Add("one", 3), cells.Add("other", 4));
        cells.Sum(all, one, other);
        Assert.Equal([new(3, null, 3, true), new(3, 3, 1, true), new(0, null, 3, true)], Attacker.Deduce(cells, i => i == one));
    }

    /// <summary>Too many tables to be worked out are never called safe.</summary>
    [Fact]
    public void What_is_too_large_is_not_proven()
    {
        var cells = new LinkedCells();
        var parts = Enumerable.Range(0, 5).Select(i => cells.Add($"x{i}", 10)).ToList();
        cells.Sum(cells.Add("all", 50, Showing.Known), parts);
        Assert.All(Attacker.Deduce(cells, i => i == 5, workable: 4).Take(5), d => Assert.Equal((false, false), (d.Exact, d.Safe)));
        Assert.All(Attacker.Deduce(cells, i => i == 5).Take(5), d => Assert.True(d.Safe));
    }
}

/// <summary>Debian's glpk-utils, an attacker that shares nothing with ours.</summary>
static class Glpk
{
    public static async Task<long?> Best(LinkedCells cells, Func<int, bool> shown, int cell, string what)
    {
        var text = new StringBuilder().AppendLine(what).AppendLine(CultureInfo.InvariantCulture, $" v: c{cell}").AppendLine("Subject To");
        foreach (var (relation, at) in cells.Relations.Select((r, i) => (r, i)))
            text.AppendLine(CultureInfo.InvariantCulture, $" r{at}: {string.Join(' ', relation.Select(c => $"{(c.Sign > 0 ? '+' : '-')} c{c.Cell}"))} = 0");
        text.AppendLine("Bounds");
        foreach (var known in Enumerable.Range(0, cells.Cells.Count).Where(shown)) text.AppendLine(CultureInfo.InvariantCulture, $" c{known} = {cells.Cells[known].Count}");
        text.AppendLine("General").AppendLine(" " + string.Join(' ', Enumerable.Range(0, cells.Cells.Count).Select(i => $"c{i}"))).AppendLine("End");
        var folder = Directory.CreateTempSubdirectory("mandate-glpk-").FullName;
        var (problem, answer) = (Path.Combine(folder, "p.lp"), Path.Combine(folder, "p.sol"));
        await File.WriteAllTextAsync(problem, text.ToString());
        using var run = Process.Start(new ProcessStartInfo("glpsol", ["--lp", problem, "-w", answer]) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("glpsol did not start");
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        // "s mip rows columns status value": o is the best whole answer.
        var line = (await File.ReadAllLinesAsync(answer)).Single(l => l.StartsWith("s mip", StringComparison.Ordinal)).Split(' ');
        Directory.Delete(folder, recursive: true);
        return line[4] == "o" ? (long)Math.Round(double.Parse(line[5], CultureInfo.InvariantCulture)) : said.Contains("UNBOUNDED", StringComparison.Ordinal) ? null : throw new InvalidOperationException(said);
    }
}
