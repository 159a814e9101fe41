namespace Mandate.Methods;

/// <summary>What others know of a count.</summary>
public enum Showing
{
    /// <summary>May be shown, or withheld.</summary>
    Open,

    /// <summary>Is never shown; still it must fit.</summary>
    Silent,

    /// <summary>Everybody knows it already: it was published before, or is common knowledge.</summary>
    Known,
}

/// <summary>A count of people in one of many linked tables.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Count">People, 0 or more.</param>
/// <param name="Showing">What others know of it.</param>
/// <param name="Guarded">Nobody may find it, or narrow it to fewer than three values. An open cell that is guarded is withheld.</param>
/// <param name="Cost">How much is lost when it is withheld; only compared with others.</param>
public sealed record LinkedCell(string Name, int Count, Showing Showing, bool Guarded, int Cost);

/// <summary>
/// Every table that anybody can lay beside another, as one set of counts that are 0 or more, and every linear relation among them: margins, stages entered and
/// passed, posts and their totals, releases of different days.
/// </summary>
public sealed class LinkedCells
{
    readonly List<LinkedCell> cells = [];
    readonly List<(int Cell, int Sign)[]> relations = [];
    readonly List<List<(int Relation, int Sign)>> relationsOf = [];

    /// <summary>In the order they were added.</summary>
    public IReadOnlyList<LinkedCell> Cells => cells;

    /// <summary>Each says that its cells, taken with their signs, come to nothing.</summary>
    public IReadOnlyList<IReadOnlyList<(int Cell, int Sign)>> Relations => relations;

    /// <summary>Adds a count.</summary>
    /// <returns>Its number, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public int Add(string name, int count, Showing showing = Showing.Open, bool guarded = false, int cost = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        cells.Add(new(name, count, showing, guarded && showing != Showing.Known, cost));
        relationsOf.Add([]);
        return cells.Count - 1;
    }

    /// <summary>Says that a count is the sum of others.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public void Sum(int total, params IReadOnlyList<int> parts)
    {
        if (cells[total].Count != parts.Sum(p => cells[p].Count)) throw new ArgumentException($"{cells[total].Name} is not the sum of its parts.", nameof(parts));
        relations.Add([(total, 1), .. parts.Select(p => (p, -1))]);
        foreach (var (cell, sign) in relations[^1]) relationsOf[cell].Add((relations.Count - 1, sign));
    }

    internal IReadOnlyList<(int Relation, int Sign)> RelationsOf(int cell) => relationsOf[cell];
    internal (int Cell, int Sign)[] Relation(int relation) => relations[relation];
}
