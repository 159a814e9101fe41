using System.Globalization;

namespace Mandate.Appoint;

/// <summary>How far members agree with each other on one candidate, in figures anybody can check by hand.</summary>
/// <param name="Same">Pairs of members who gave a criterion the same level.</param>
/// <param name="Pairs">All pairs of members over all criteria.</param>
/// <param name="Members">Each member's mean level less the mean of all the others', in hundredths of a level.</param>
public sealed record Agreement(int Same, int Pairs, IReadOnlyList<(string Name, int Hundredths)> Members)
{
    public static Agreement Of(IReadOnlyList<(string Name, ScoreContent Scores)> members, CriteriaContent criteria)
    {
        var (same, pairs) = (0, 0);
        foreach (var c in criteria.Criteria)
        {
            var levels = Spread.Of(members.Select(m => m.Scores), c.Code).Levels;
            pairs += levels.Count * (levels.Count - 1) / 2;
            same += levels.GroupBy(l => l).Sum(g => g.Count() * (g.Count() - 1) / 2);
        }
        return new(same, pairs, members.Count < 2 ? [] : [.. members.Select(m => (m.Name, Difference(m.Scores, [.. members.Where(o => o != m).Select(o => o.Scores)], criteria)))]);
    }

    static int Difference(ScoreContent one, IReadOnlyList<ScoreContent> others, CriteriaContent criteria)
    {
        var shared = criteria.Criteria.Where(c => one.LevelOf(c.Code) is not null && others.Any(o => o.LevelOf(c.Code) is not null)).ToList();
        return shared.Count == 0 ? 0 : (int)Math.Round(100 * shared.Average(c => one.LevelOf(c.Code)!.Value - others.Select(o => o.LevelOf(c.Code)).OfType<int>().Average()), MidpointRounding.AwayFromZero);
    }

    /// <summary>One sentence on the pairs, then one for each member who stands apart from the others.</summary>
    public IEnumerable<string> Sentences()
    {
        if (Pairs == 0) { yield return "Too few scores to say how far members agree."; yield break; }
        yield return $"Members gave the same level in {Same} of {Pairs} comparisons of two members on one criterion ({Math.Round(100.0 * Same / Pairs, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)}%).";
        foreach (var (name, hundredths) in Members)
            yield return hundredths == 0 ? $"{name} scored as the others did, on average." : $"{name} scored {Level(hundredths)} of a level {(hundredths > 0 ? "above" : "below")} the others, on average.";
    }

    static string Level(int hundredths) => (Math.Abs(hundredths) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
