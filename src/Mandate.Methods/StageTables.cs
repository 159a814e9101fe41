namespace Mandate.Methods;

/// <summary>How many of a group entered and passed a stage, at one post or another stratum.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Group">Name of the group.</param>
/// <param name="Stratum">Name of the post; all the same where there are none.</param>
/// <param name="Counts">The people.</param>
public sealed record StageCount(string Stage, string Group, string Stratum, Passing Counts);

/// <summary>A row as it may be shown; null is withheld.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Group">Name of the group.</param>
/// <param name="Stratum">Null for all strata together.</param>
/// <param name="Entered">People, or null.</param>
/// <param name="Passed">People, or null.</param>
public sealed record ShownCount(string Stage, string Group, string? Stratum, int? Entered, int? Passed)
{
    /// <summary>Both counts, where both are shown.</summary>
    public Passing? Counts => Entered is { } entered && Passed is { } passed ? new(entered, passed) : null;
}

/// <summary>
/// Stages of a selection by group, with everything that links them: who entered passed or left; those who entered a stage had passed the one before, or withdrew
/// between; all groups together are the stage's total, which everybody is taken to know; all strata together are the pooled table.
/// </summary>
public sealed class StageTables
{
    readonly int floor;
    readonly bool strataShown;
    readonly Dictionary<(int Stage, int Group, int Stratum), Passing> counts = [];
    readonly Dictionary<(int Stage, int Group, int Stratum), (int Entered, int Passed)> places = [];
    readonly Func<int, int, int> cost;

    /// <summary>All strata together.</summary>
    const int Pooled = -1;

    /// <param name="rows">Every stage, group and stratum at most once; what is missing is nobody. Their order is that of first naming.</param>
    /// <param name="floor">The least number that is shown; 1 withholds nothing.</param>
    /// <param name="strataShown">Whether the strata are to be shown as well as all together.</param>
    /// <param name="cost">How much is lost with a stage and a group, by their numbers; the same for all when null. From one to thousands.</param>
    public StageTables(IReadOnlyList<StageCount> rows, int floor = Suppression.Floor, bool strataShown = false, Func<int, int, int>? cost = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        (this.floor, this.strataShown) = (floor, strataShown);
        (Stages, Groups) = ([.. rows.Select(r => r.Stage).Distinct(StringComparer.Ordinal)], [.. rows.Select(r => r.Group).Distinct(StringComparer.Ordinal)]);
        Strata = [.. rows.Select(r => r.Stratum).Distinct(StringComparer.Ordinal)];
        // Of equals, the last named goes first: by place, not by size, which would tell how large it is.
        this.cost = cost ?? ((_, group) => 10 + Groups.Count - group);
        foreach (var r in rows)
        {
            var (stage, group) = (Stages.IndexOf(r.Stage), Groups.IndexOf(r.Group));
            counts.Add((stage, group, Strata.IndexOf(r.Stratum)), r.Counts.Checked());
            var all = Of(stage, group, Pooled);
            counts[(stage, group, Pooled)] = new(all.Entered + r.Counts.Entered, all.Passed + r.Counts.Passed);
        }
        Link();
    }

    /// <summary>In the order of their first naming.</summary>
    public List<string> Stages { get; }

    /// <summary>In the order of their first naming.</summary>
    public List<string> Groups { get; }

    /// <summary>In the order of their first naming.</summary>
    public List<string> Strata { get; }

    /// <summary>Every count and every relation.</summary>
    public LinkedCells Cells { get; } = new();

    Passing Of(int stage, int group, int stratum) => counts.GetValueOrDefault((stage, group, stratum));

    /// <summary>The numbers of a count's two cells.</summary>
    public (int Entered, int Passed) Place(string stage, string group, string? stratum = null) =>
        places[(Stages.IndexOf(stage), Groups.IndexOf(group), stratum is null ? Pooled : Strata.IndexOf(stratum))];

    /// <summary>What is left to show.</summary>
    public IReadOnlyList<ShownCount> Shown(Protection protection)
    {
        ArgumentNullException.ThrowIfNull(protection);
        int? Read(int cell) => protection.Withheld[cell] ? null : Cells.Cells[cell].Count;
        return [.. places.Select(p => new ShownCount(Stages[p.Key.Stage], Groups[p.Key.Group], p.Key.Stratum == Pooled ? null : Strata[p.Key.Stratum], Read(p.Value.Entered), Read(p.Value.Passed)))];
    }

    /// <summary>Two groups at a stage, stratum by stratum.</summary>
    public IEnumerable<Stratum> Pairs(string stage, string focal, string reference) =>
        Strata.Select((_, s) => new Stratum(Of(Stages.IndexOf(stage), Groups.IndexOf(focal), s), Of(Stages.IndexOf(stage), Groups.IndexOf(reference), s)));

    void Link()
    {
        int[] strata = strataShown ? [.. Enumerable.Range(0, Strata.Count).Prepend(Pooled)] : [Pooled];
        foreach (var stratum in strata)
            for (var stage = 0; stage < Stages.Count; stage++) Stage(stage, stratum);
        if (!strataShown) return;
        for (var stage = 0; stage < Stages.Count; stage++)
            for (var group = 0; group < Groups.Count; group++)
            {
                var (all, parts) = (places[(stage, group, Pooled)], Enumerable.Range(0, Strata.Count).Select(s => places[(stage, group, s)]).ToList());
                if (stage == 0 || !Carried(stage)) Cells.Sum(all.Entered, parts.ConvertAll(p => p.Entered));
                Cells.Sum(all.Passed, parts.ConvertAll(p => p.Passed));
            }
    }

    /// <summary>Whether exactly those who passed the stage before entered this one.</summary>
    bool Carried(int stage) => counts.Keys.Where(k => k.Stage == stage || k.Stage == stage - 1).All(k => Of(stage, k.Group, k.Stratum).Entered == Of(stage - 1, k.Group, k.Stratum).Passed);

    /// <summary>Whether nobody entered this stage who had not passed the one before.</summary>
    bool Follows(int stage) => counts.Keys.Where(k => k.Stage == stage).All(k => Of(stage, k.Group, k.Stratum).Entered <= Of(stage - 1, k.Group, k.Stratum).Passed);

    void Stage(int stage, int stratum)
    {
        var carried = stage > 0 && Carried(stage);
        var gone = new List<int>();
        for (var group = 0; group < Groups.Count; group++)
        {
            var (now, name) = (Of(stage, group, stratum), $"{Stages[stage]}, {Groups[group]}{(stratum == Pooled ? "" : $", {Strata[stratum]}")}");
            var under = Under(stage, group, stratum);
            var entered = carried ? places[(stage - 1, group, stratum)].Passed : Cells.Add(name + ", entered", now.Entered, Showing.Open, Suppression.Small(now.Entered, floor) || under, cost(stage, group));
            var passed = Cells.Add(name + ", passed", now.Passed, Showing.Open, Suppression.Small(now.Passed, floor) || under, cost(stage, group));
            var left = Cells.Add(name + ", left", now.Left, Showing.Silent, Suppression.Small(now.Left, floor) || under);
            Cells.Sum(entered, passed, left);
            gone.Add(left);
            places[(stage, group, stratum)] = (entered, passed);
            if (stage > 0 && !carried && Follows(stage)) Withdrawn(stage, group, stratum, name);
        }
        var here = Enumerable.Range(0, Groups.Count).Select(g => places[(stage, g, stratum)]).ToList();
        if (!carried) Total(here.ConvertAll(p => p.Entered), "entered");
        Total(here.ConvertAll(p => p.Passed), "passed");
        Total(gone, "left");
        void Total(List<int> parts, string what) =>
            Cells.Sum(Cells.Add($"{Stages[stage]}, all groups, {what}", parts.Sum(p => Cells.Cells[p].Count), Showing.Known), parts);
    }

    void Withdrawn(int stage, int group, int stratum, string name)
    {
        var (before, now) = (places[(stage - 1, group, stratum)].Passed, places[(stage, group, stratum)].Entered);
        var gone = Cells.Cells[before].Count - Cells.Cells[now].Count;
        Cells.Sum(before, now, Cells.Add(name + ", withdrew before", gone, Showing.Silent, Suppression.Small(gone, floor)));
    }

    /// <summary>A group below the floor here or earlier: then nobody and everybody tell of each of them.</summary>
    bool Under(int stage, int group, int stratum) => Enumerable.Range(0, stage + 1).Any(s => Suppression.Small(Of(s, group, stratum).Entered, floor));
}
