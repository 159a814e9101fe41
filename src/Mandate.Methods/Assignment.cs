using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mandate.Methods;

/// <summary>Rows to columns, one to one, at the least total cost.</summary>
/// <param name="Cost">The sum of the costs of the pairs, in the unit of the costs, added in the order of the pairs.</param>
/// <param name="Pairs">Row and column of each pair, in the order of rows.</param>
/// <param name="CannotPlace">What of the shorter side has no partner; empty when all of it has.</param>
public sealed record AssignmentResult(double Cost, IReadOnlyList<(int Row, int Column)> Pairs, IReadOnlyList<Crowded> CannotPlace);

/// <summary>Somebody who cannot be placed, and why: a group that has fewer partners between them than it has members (Hall's condition fails).</summary>
/// <param name="OfColumns">Whether these are columns, which happens when there are fewer columns than rows.</param>
/// <param name="Who">Index of the row or column without a partner.</param>
/// <param name="Group">It and those it competes with, in order.</param>
/// <param name="Partners">All that any of the group may have: one fewer than the group. In order.</param>
public sealed record Crowded(bool OfColumns, int Who, IReadOnlyList<int> Group, IReadOnlyList<int> Partners);

/// <summary>The linear assignment problem: shortest augmenting paths with a reduction first, O(n³) at the worst.</summary>
/// <remarks>
/// Sources: Jonker and Volgenant, A Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems, Computing 38 (1987), pages 325-340
/// (augmenting row reduction); Crouse, On Implementing 2D Rectangular Assignment Algorithms, IEEE Transactions on Aerospace and Electronic Systems 52 (2016),
/// pages 1679-1696 (the rectangular form, which SciPy's <c>linear_sum_assignment</c> follows); Hall, On Representatives of Subsets, Journal of the London Mathematical
/// Society 10 (1935) (why somebody cannot be placed). Where several assignments cost the same, which of them is given is fixed but not promised: compare costs.
/// </remarks>
public static class Assignment
{
    /// <summary>The assignment of least cost. To find the greatest, negate the costs.</summary>
    /// <param name="cost">One row a line; positive infinity forbids a pair. Rows and columns may differ in number: the shorter side is placed.</param>
    /// <returns>
    /// All of the shorter side placed if that is possible. If not, as many as possible, the earlier before the later, at the least cost for those; the others with the reason.
    /// </returns>
    /// <exception cref="ArgumentException">A cost is not a number, or is negative infinity.</exception>
    public static AssignmentResult Solve(double[,] cost)
    {
        var (rows, columns) = (cost.GetLength(0), cost.GetLength(1));
        if (cost.Length == 0) return new(0, [], []);
        if (!Sound(MemoryMarshal.CreateReadOnlySpan(ref cost[0, 0], cost.Length))) throw new ArgumentException("A cost is a number, or infinity where a pair is forbidden.", nameof(cost));
        var turned = rows > columns;
        var costs = turned ? Turned(cost) : cost;
        var paths = new AugmentingPaths(costs);
        if (!paths.Reduce().PlaceAll()) (paths = new AugmentingPaths(costs)).PlaceAll(); // from the start, so that the earlier come before the later
        (int Row, int Column)[] pairs = [.. from i in Enumerable.Range(0, Math.Min(rows, columns)) where paths.ColumnOf[i] >= 0 select turned ? (paths.ColumnOf[i], i) : (i, paths.ColumnOf[i])];
        Array.Sort(pairs);
        return new(pairs.Sum(p => cost[p.Row, p.Column]), pairs, [.. paths.Failed.Select(f => new Crowded(turned, f.Who, f.Group, f.Partners))]);
    }

    static bool Sound(ReadOnlySpan<double> costs)
    {
        var (least, i) = (Vector256.Create(double.NegativeInfinity), 0);
        for (; i <= costs.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            if (!Vector256.GreaterThanAll(Vector256.Create(costs[i..]), least)) return false;
        for (; i < costs.Length; i++)
            if (!(costs[i] > double.NegativeInfinity)) return false;
        return true;
    }

    static double[,] Turned(double[,] cost)
    {
        var turned = new double[cost.GetLength(1), cost.GetLength(0)];
        for (var i = 0; i < cost.GetLength(0); i++)
            for (var j = 0; j < cost.GetLength(1); j++) turned[j, i] = cost[i, j];
        return turned;
    }
}
