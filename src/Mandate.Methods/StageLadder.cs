namespace Mandate.Methods;

/// <summary>How many of each group came as far as a stage.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Counts">One for each group, as they are, or as they were when they were taken before.</param>
/// <param name="ShownBefore">For figures of an earlier release, which of them were shown; null for figures that are new.</param>
public sealed record LadderStage(string Name, IReadOnlyList<int> Counts, IReadOnlyList<bool>? ShownBefore = null);

/// <summary>
/// Stages that people reach one after the other, released on different days: what an earlier release showed is known for good, what it withheld stays guarded,
/// and whoever subtracts one stage from the other finds those who left between.
/// </summary>
public sealed class StageLadder
{
    readonly List<int[]> places = [];

    /// <param name="groups">Names of the groups.</param>
    /// <param name="stages">In order; with as many counts as there are groups.</param>
    /// <param name="floor">The least number that is shown.</param>
    public StageLadder(IReadOnlyList<string> groups, IReadOnlyList<LadderStage> stages, int floor = Suppression.Floor)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(stages);
        var under = new bool[groups.Count];
        for (var s = 0; s < stages.Count; s++)
        {
            var (stage, here) = (stages[s], new int[groups.Count]);
            for (var g = 0; g < groups.Count; g++)
            {
                var count = stage.Counts[g];
                // Of a group that was below the floor, later nobody and everybody tell of each.
                var guarded = Suppression.Small(count, floor) || under[g];
                here[g] = Cells.Add($"{stage.Name}, {groups[g]}", count, stage.ShownBefore is not { } shown ? Showing.Open : shown[g] ? Showing.Known : Showing.Silent,
                    guarded || stage.ShownBefore?[g] == false, 10 + groups.Count - g);
                if (s > 0) Step(places[s - 1][g], here[g], $"{stage.Name}, {groups[g]}", under[g], floor);
                under[g] |= Suppression.Small(count, floor);
            }
            places.Add(here);
            Cells.Sum(Cells.Add($"{stage.Name}, all", stage.Counts.Sum(), Showing.Known), here);
        }
    }

    /// <summary>Every count and every relation.</summary>
    public LinkedCells Cells { get; } = new();

    /// <summary>The number of a count's cell.</summary>
    public int Place(int stage, int group) => places[stage][group];

    /// <summary>Those who left between, or, where answers changed between two releases, those who came to it.</summary>
    void Step(int before, int now, string name, bool under, int floor)
    {
        var fell = Cells.Cells[before].Count - Cells.Cells[now].Count;
        var step = Cells.Add(name + (fell < 0 ? ", came to it" : ", left before"), Math.Abs(fell), Showing.Silent, Suppression.Small(Math.Abs(fell), floor) || under);
        if (fell < 0) Cells.Sum(now, before, step);
        else Cells.Sum(before, now, step);
    }
}
