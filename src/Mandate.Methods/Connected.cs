namespace Mandate.Methods;

/// <summary>The parts into which scores fall: a path from rater to candidate to rater joins everybody of one part.</summary>
static class Connected
{
    /// <summary>Scores by part, in the order of their first candidate.</summary>
    public static IEnumerable<IReadOnlyList<Scored>> Of(IReadOnlyList<Scored> scores, int candidates, int raters)
    {
        var parent = Enumerable.Range(0, candidates + raters).ToArray();
        foreach (var s in scores) parent[Root(candidates + s.Rater)] = Root(s.Candidate);
        return scores.GroupBy(s => Root(s.Candidate)).Select(g => g.ToList()).OrderBy(g => g.Min(s => s.Candidate));

        int Root(int node)
        {
            while (parent[node] != node) node = parent[node] = parent[parent[node]];
            return node;
        }
    }
}
