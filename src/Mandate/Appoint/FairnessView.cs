using Mandate.Methods;

namespace Mandate.Appoint;

/// <summary>All figures that a reader may see, laid together.</summary>
/// <param name="Floor">The least number that is shown.</param>
/// <param name="Questions">One for each equality question.</param>
public sealed record FairnessView(int Floor, IReadOnlyList<FairnessQuestion> Questions)
{
    public static FairnessView Of(IEnumerable<FairnessContent> releases)
    {
        var all = releases.ToList();
        return new(all.Select(r => r.Floor).DefaultIfEmpty(Suppression.Floor).Max(), [.. all.SelectMany(r => r.Tables).GroupBy(t => t.Key, StringComparer.Ordinal).Select(q => FairnessQuestion.Of(q.First(), [.. q.SelectMany(t => t.Columns).OrderBy(c => c.Stage)]))]);
    }

    /// <summary>Who entered a step and passed it, where both counts are shown.</summary>
    internal static IReadOnlyList<Passing?> Passing(FairnessColumn from, FairnessColumn to, int compared) =>
        [.. Enumerable.Range(0, compared).Select(g => from.Counts[g] is { } entered && to.Counts[g] is { } passed && passed <= entered ? new Passing(entered, passed) : (Passing?)null)];

    /// <summary>The group with the highest rate of those shown; null when nothing can be compared.</summary>
    internal static int? Reference(IReadOnlyList<Passing?> passing)
    {
        var shown = passing.Index().Where(p => p.Item is { Entered: > 0 }).ToList();
        return shown.Count < 2 || AdverseImpact.Reference(shown.ConvertAll(p => p.Item!.Value)) is not { } best ? null : shown[best].Index;
    }
}

/// <summary>One equality question: counts by stage, and what each step did.</summary>
public sealed record FairnessQuestion(string Key, string Question, IReadOnlyList<string> Groups, IReadOnlyList<FairnessColumn> Columns, IReadOnlyList<FairnessStep> Steps)
{
    public bool Empty => Columns.All(c => c.Counts.All(n => n is null));

    public static FairnessQuestion Of(FairnessTable table, IReadOnlyList<FairnessColumn> columns) =>
        new(table.Key, table.Question, table.Groups, columns, [.. columns.Skip(1).Zip(columns, (to, from) => FairnessStep.Of(table, from, to))]);
}

/// <summary>From one stage to the next.</summary>
public sealed record FairnessStep(FairnessStage From, FairnessStage To, string? Reference, IReadOnlyList<FairnessComparison> Comparisons)
{
    public string Title => $"{From.Words()}, then {To.Words().ToLowerInvariant()}";

    public static FairnessStep Of(FairnessTable table, FairnessColumn from, FairnessColumn to)
    {
        var passing = FairnessView.Passing(from, to, table.Compared);
        if (to.Reference is not { } name || table.Groups.IndexOf(name) is not (>= 0 and var best) || passing[best] is not { } reference) return new(from.Stage, to.Stage, null, []);
        return new(from.Stage, to.Stage, name, [.. passing.Index().Where(p => p.Item is { Entered: > 0 } && p.Index != best).Select(p =>
            new FairnessComparison(table.Groups[p.Index], name, AdverseImpact.Compare(p.Item!.Value, reference, to.Smallest[p.Index]), to.Pooled[p.Index]))]);
    }
}

/// <summary>A group against the one with the highest rate.</summary>
public sealed record FairnessComparison(string Group, string Reference, ImpactComparison Impact, PooledOdds? Pooled)
{
    public IReadOnlyList<string> Sentences() => [.. ImpactWords.Of(Group, Reference, Impact), Pooled is null ? "Post by post, too little is there to say anything without pointing at people." : ImpactWords.Pooled(Group, Reference, Pooled)];
}
