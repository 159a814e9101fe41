using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

/// <summary>Costs are compared, not pairs: several assignments may cost the same.</summary>
public sealed class AssignmentTests
{
    const double Never = double.PositiveInfinity;

    /// <summary>The example in the documentation of SciPy's linear_sum_assignment.</summary>
    [Fact]
    public void The_example_of_SciPy_costs_5()
    {
        var found = Assignment.Solve(new double[,] { { 4, 1, 3 }, { 2, 0, 5 }, { 3, 2, 2 } });
        Assert.Equal(5, found.Cost);
        Assert.Equal([(0, 1), (1, 0), (2, 2)], found.Pairs);
        Assert.Empty(found.CannotPlace);
    }

    /// <summary>Made with SciPy 1.10.1 (Debian 12): costs (7919 i + 104729 j + 31 i² j + 17 i j²) mod 1009, forbidden where (13 i + 7 j) mod k is 0.</summary>
    [Theory]
    [InlineData(50, 50, 0, 1601)]
    [InlineData(40, 70, 0, 761)]
    [InlineData(70, 40, 0, 709)]
    [InlineData(60, 60, 5, 2121)]
    [InlineData(200, 200, 0, 1584)]
    [InlineData(120, 200, 6, 907)]
    [InlineData(200, 120, 11, 806)]
    public void The_cost_is_that_of_SciPy(int rows, int columns, int forbid, double cost)
    {
        var found = Assignment.Solve(Drawn(rows, columns, forbid));
        Assert.Equal(cost, found.Cost);
        Assert.Equal(Math.Min(rows, columns), found.Pairs.Count);
    }

    static double[,] Drawn(int rows, int columns, int forbid)
    {
        var cost = new double[rows, columns];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                cost[i, j] = forbid > 0 && (13 * i + 7 * j) % forbid == 0 ? Never : (7919L * i + 104729L * j + 31L * i * i * j + 17L * i * j * j) % 1009;
        return cost;
    }

    [Fact]
    public void Negative_costs_and_more_columns_than_rows_are_allowed()
    {
        var found = Assignment.Solve(new[,] { { -0.5, 1.25, -7 }, { -3, 0, -2.5 } });
        Assert.Equal(-10, found.Cost);
        Assert.Equal([(0, 2), (1, 0)], found.Pairs);
        var turned = Assignment.Solve(new[,] { { -0.5, -3 }, { 1.25, 0 }, { -7, -2.5 } });
        Assert.Equal(-10, turned.Cost);
        Assert.Equal([(0, 1), (2, 0)], turned.Pairs);
    }

    [Fact]
    public void Nothing_costs_nothing()
    {
        Assert.Equal((0, 0), (Assignment.Solve(new double[0, 0]).Cost, Assignment.Solve(new double[0, 3]).Pairs.Count));
    }

    [Fact]
    public void What_is_no_cost_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Assignment.Solve(new[,] { { double.NaN } }));
        Assert.Throws<ArgumentException>(() => Assignment.Solve(new[,] { { double.NegativeInfinity } }));
    }

    [Fact]
    public void Who_cannot_be_placed_is_said_with_whom_they_compete_and_for_what()
    {
        // Rows 0, 2 and 3 may have columns 1 and 3 only.
        var found = Assignment.Solve(new[,] { { Never, 5, Never, 1 }, { 1, 1, 1, 1 }, { Never, 2, Never, 9 }, { Never, 1, Never, 1 } });
        Assert.Equal(4, found.Cost);
        Assert.Equal([(0, 3), (1, 0), (2, 1)], found.Pairs); // the earlier come before the later
        var crowded = Assert.Single(found.CannotPlace);
        Assert.Equal((false, 3), (crowded.OfColumns, crowded.Who));
        Assert.Equal([0, 2, 3], crowded.Group);
        Assert.Equal([1, 3], crowded.Partners);
        var turned = Assert.Single(Assignment.Solve(new[,] { { 1, Never }, { 2, Never }, { 3, Never } }).CannotPlace);
        Assert.Equal((true, 1), (turned.OfColumns, turned.Who));
        Assert.Equal([1], turned.Group);
        Assert.Empty(turned.Partners);
    }

    [Fact]
    public void It_costs_what_the_best_of_all_costs() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Arb.From(Matrices(6)), cost =>
        {
            var (found, best) = (Assignment.Solve(cost), Best(cost));
            return found.Pairs.Count == best.Placed && (found.CannotPlace.Count > 0 || Math.Abs(found.Cost - best.Cost) < 1e-9) && Sound(cost, found);
        }));

    [Fact]
    public void Real_costs_are_as_good() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(from a in Matrices(6) from k in Gen.Choose(1, 1000) select Scaled(a, k / 997.0)), cost =>
        {
            var (found, best) = (Assignment.Solve(cost), Best(cost));
            return found.Pairs.Count == best.Placed && (found.CannotPlace.Count > 0 || Math.Abs(found.Cost - best.Cost) <= 1e-9 * Math.Max(1, Math.Abs(best.Cost))) && Sound(cost, found);
        }));

    [Fact]
    public void Equal_costs_end_quickly_with_the_same_pairs_each_time()
    {
        var cost = new double[300, 300];
        Assert.Equal((0, 300), (Assignment.Solve(cost).Cost, Assignment.Solve(cost).Pairs.Count));
        Assert.Equal(Assignment.Solve(Drawn(60, 60, 0)).Pairs, Assignment.Solve(Drawn(60, 60, 0)).Pairs);
    }

    /// <summary>Pairs are allowed, one to one; who cannot be placed lacks partners by Hall's condition.</summary>
    static bool Sound(double[,] cost, AssignmentResult found) =>
        found.Pairs.All(p => double.IsFinite(cost[p.Row, p.Column])) && found.Pairs.DistinctBy(p => p.Row).Count() == found.Pairs.Count && found.Pairs.DistinctBy(p => p.Column).Count() == found.Pairs.Count
        && found.Pairs.Count + found.CannotPlace.Count == Math.Min(cost.GetLength(0), cost.GetLength(1))
        && found.CannotPlace.All(c => c.Group.Contains(c.Who) && c.Partners.Count == c.Group.Count - 1
            && c.Group.SelectMany(g => Enumerable.Range(0, cost.GetLength(c.OfColumns ? 0 : 1)).Where(k => double.IsFinite(c.OfColumns ? cost[k, g] : cost[g, k]))).Distinct().Order().SequenceEqual(c.Partners));

    static double[,] Scaled(double[,] cost, double by)
    {
        var scaled = (double[,])cost.Clone();
        for (var i = 0; i < cost.GetLength(0); i++)
            for (var j = 0; j < cost.GetLength(1); j++) scaled[i, j] = cost[i, j] * by + 0.1 * i * by;
        return scaled;
    }

    static Gen<double[,]> Matrices(int most) =>
        from rows in Gen.Choose(1, most)
        from columns in Gen.Choose(1, most)
        from forbid in Gen.Choose(0, 6)
        from cells in Gen.ArrayOf(Gen.Frequency((10, Gen.Choose(-9, 20).Select(x => (double)x)), (forbid, Gen.Constant(Never))), rows * columns)
        select Filled(rows, columns, cells);

    static double[,] Filled(int rows, int columns, double[] cells)
    {
        var cost = new double[rows, columns];
        for (var k = 0; k < cells.Length; k++) cost[k / columns, k % columns] = cells[k];
        return cost;
    }

    /// <summary>Every way to place as many rows as possible, the cheapest.</summary>
    static (int Placed, double Cost) Best(double[,] cost)
    {
        var (best, taken) = ((Placed: 0, Cost: 0.0), new bool[cost.GetLength(1)]);
        void Try(int row, int placed, double sum)
        {
            if (row == cost.GetLength(0)) { if (placed > best.Placed || (placed == best.Placed && sum < best.Cost)) best = (placed, sum); return; }
            Try(row + 1, placed, sum);
            for (var j = 0; j < taken.Length; j++)
            {
                if (taken[j] || !double.IsFinite(cost[row, j])) continue;
                taken[j] = true;
                Try(row + 1, placed + 1, sum + cost[row, j]);
                taken[j] = false;
            }
        }
        Try(0, 0, 0);
        return best;
    }
}
