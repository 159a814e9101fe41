using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mandate.Methods;

/// <summary>
/// The working state of an assignment: at most as many rows as columns, prices of both, and who has what. Four columns are looked at together, on
/// every machine, so that among equals the same one is taken everywhere.
/// </summary>
sealed class AugmentingPaths
{
    const int Nobody = -1;
    const int Width = 4;

    /// <summary>Columns of a block: where all of one are settled, a search leaves it out.</summary>
    const int Block = 64;
    readonly double[,] cost;
    readonly int rows, columns;

    /// <summary>Prices: cost − rowPrice − columnPrice is never negative, and zero for a pair. A column that nobody has is free of charge.</summary>
    readonly double[] rowPrice, columnPrice;
    readonly int[] rowOf;

    /// <summary>Minus one, all bits set, for a column that nobody has; otherwise zero.</summary>
    readonly long[] free;

    /// <summary>Of one search: the shortest way to each open column, its price (negative infinity once it is settled, so that no way leads there again), how far it was, and from which row.</summary>
    readonly double[] distance, openPrice, settled;
    readonly long[] from;
    readonly int[] openIn;

    public AugmentingPaths(double[,] cost)
    {
        (this.cost, rows, columns) = (cost, cost.GetLength(0), cost.GetLength(1));
        (rowPrice, columnPrice) = (new double[rows], new double[columns]);
        (ColumnOf, rowOf, free) = (new int[rows], new int[columns], new long[columns]);
        Array.Fill(ColumnOf, Nobody);
        Array.Fill(rowOf, Nobody);
        Array.Fill(free, -1);
        (distance, openPrice, settled, from, openIn) = (new double[columns], new double[columns], new double[columns], new long[columns], new int[(columns + Block - 1) / Block]);
    }

    /// <summary>For each row its column, or −1.</summary>
    public int[] ColumnOf { get; }

    public List<(int Who, IReadOnlyList<int> Group, IReadOnlyList<int> Partners)> Failed { get; } = [];

    ReadOnlySpan<double> CostsOf(int row) => MemoryMarshal.CreateReadOnlySpan(ref cost[row, 0], columns);

    /// <summary>Augmenting row reduction, twice: each row takes its best column and pays for it what the next best would cost more, whoever had it looks again.</summary>
    public AugmentingPaths Reduce()
    {
        List<int> waiting = [.. Enumerable.Range(0, rows)];
        var steps = 8L * rows; // with real numbers prices may fall by ever less
        for (var pass = 0; pass < 2; pass++)
        {
            List<int> later = [];
            foreach (var first in waiting)
                for (var row = first; row != Nobody;)
                {
                    var (best, price, second, next) = TwoBest(row);
                    if (second == Nobody || steps-- <= 0) { later.Add(row); break; }
                    if (next == price && rowOf[best] != Nobody) best = second;
                    var (rise, other) = (next - price, rowOf[best]);
                    if (other != Nobody && !(columnPrice[best] - rise < columnPrice[best])) { later.Add(row); break; }
                    columnPrice[best] -= rise;
                    rowPrice[row] = next;
                    Pair(row, best);
                    if (other != Nobody) ColumnOf[other] = Nobody;
                    row = other;
                }
            waiting = later;
        }
        return this;
    }

    /// <summary>Places every row that is not placed yet. False when one cannot be.</summary>
    public bool PlaceAll()
    {
        for (var row = 0; row < rows; row++)
            if (ColumnOf[row] == Nobody) Place(row);
        return Failed.Count == 0;
    }

    void Pair(int row, int column) => (ColumnOf[row], rowOf[column], free[column]) = (column, row, 0);

    /// <summary>The cheapest column for a row at today's prices, and the next; the first of equals.</summary>
    (int Best, double Price, int Second, double Next) TwoBest(int row)
    {
        var costs = CostsOf(row);
        var (least, next) = (Vector256.Create(double.PositiveInfinity), Vector256.Create(double.PositiveInfinity));
        var (leastAt, nextAt, at, j) = (Vector256.Create(-1L), Vector256.Create(-1L), Vector256.Create(0L, 1, 2, 3), 0);
        for (; j <= columns - Width; j += Width, at += Vector256.Create((long)Width))
        {
            var here = Vector256.Create(costs[j..]) - Vector256.Create(columnPrice, j);
            var (best, better) = (Vector256.LessThan(here, least), Vector256.LessThan(here, next));
            next = Vector256.ConditionalSelect(best, least, Vector256.ConditionalSelect(better, here, next));
            nextAt = Vector256.ConditionalSelect(best.AsInt64(), leastAt, Vector256.ConditionalSelect(better.AsInt64(), at, nextAt));
            least = Vector256.ConditionalSelect(best, here, least);
            leastAt = Vector256.ConditionalSelect(best.AsInt64(), at, leastAt);
        }
        var two = new Two();
        for (var k = 0; k < Width; k++)
        {
            two.See(least[k], leastAt[k]);
            two.See(next[k], nextAt[k]);
        }
        for (; j < columns; j++) two.See(costs[j] - columnPrice[j], j);
        return ((int)two.Best, two.Price, (int)two.Second, two.Next);
    }

    /// <summary>The best and the next of what it has seen.</summary>
    struct Two()
    {
        public long Best = Nobody, Second = Nobody;
        public double Price = double.PositiveInfinity, Next = double.PositiveInfinity;

        public void See(double price, long at)
        {
            if (at == Nobody || double.IsPositiveInfinity(price)) return;
            if (price < Price || (price == Price && at < Best)) (Best, Price, Second, Next) = (at, price, Best, Price);
            else if (price < Next || (price == Next && at < Second)) (Second, Next) = (at, price);
        }
    }

    /// <summary>The shortest path from a row to a column that nobody has (Dijkstra over reduced costs), and the change along it.</summary>
    void Place(int first)
    {
        Array.Fill(distance, double.PositiveInfinity);
        Array.Fill(openIn, Block); // the last may hold fewer: then it is never left out
        columnPrice.CopyTo(openPrice, 0);
        List<int> reached = [];
        var (row, length, column) = (first, 0.0, Nobody);
        while (true)
        {
            column = Extend(row, length - rowPrice[row]);
            if (column == Nobody) { Fail(first, reached); return; }
            length = distance[column];
            (settled[column], openPrice[column], distance[column]) = (length, double.NegativeInfinity, double.PositiveInfinity);
            openIn[column / Block]--;
            if (rowOf[column] == Nobody) break;
            reached.Add(column);
            row = rowOf[column];
        }
        rowPrice[first] += length;
        foreach (var other in reached)
        {
            rowPrice[rowOf[other]] += length - settled[other];
            columnPrice[other] -= length - settled[other];
        }
        for (var turn = Nobody; turn != first;)
        {
            turn = (int)from[column];
            var had = ColumnOf[turn];
            Pair(turn, column);
            column = had;
        }
    }

    /// <summary>Shortens the way to every open column through a row, and gives the nearest of them, a free one among equals; −1 when none can be reached.</summary>
    int Extend(int row, double before)
    {
        var costs = CostsOf(row);
        var (least, leastAt) = (Vector256.Create(double.PositiveInfinity), Vector256.Create(-1L));
        var (start, through) = (Vector256.Create(before), Vector256.Create((long)row));
        var (at, j) = (Vector256.Create(0L, 1, 2, 3), 0);
        for (; j <= columns - Width; j += Width, at += Vector256.Create((long)Width))
        {
            if (j % Block == 0 && openIn[j / Block] == 0) { j += Block - Width; at += Vector256.Create((long)Block - Width); continue; }
            var way = start + Vector256.Create(costs[j..]) - Vector256.Create(openPrice, j);
            var known = Vector256.Create(distance, j);
            var shorter = Vector256.LessThan(way, known);
            if (shorter != Vector256<double>.Zero)
            {
                known = Vector256.ConditionalSelect(shorter, way, known);
                known.CopyTo(distance, j);
                Vector256.ConditionalSelect(shorter.AsInt64(), through, Vector256.Create(from, j)).CopyTo(from, j);
            }
            var nearer = Vector256.LessThan(known, least).AsInt64() | (Vector256.Equals(known, least).AsInt64() & Vector256.Create(free, j));
            least = Vector256.Min(known, least);
            leastAt = Vector256.ConditionalSelect(nearer, at, leastAt);
        }
        var (nearest, column) = (double.PositiveInfinity, Nobody);
        void See(double way, int there)
        {
            if (double.IsPositiveInfinity(way) || way > nearest || (way == nearest && (free[there] == 0 || free[column] != 0))) return;
            (nearest, column) = (way, there);
        }
        for (var k = 0; k < Width; k++) See(least[k], (int)leastAt[k]);
        for (; j < columns; j++)
        {
            if (before + costs[j] - openPrice[j] is var way && way < distance[j]) (distance[j], from[j]) = (way, row);
            See(distance[j], j);
        }
        return column;
    }

    /// <summary>Everything that could be reached is taken, so these rows have only these columns between them.</summary>
    void Fail(int first, List<int> reached) =>
        Failed.Add((first, [.. reached.Select(c => rowOf[c]).Append(first).Order()], [.. reached.Order()]));
}
