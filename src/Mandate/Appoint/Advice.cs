using System.Globalization;
using Mandate.Methods;

namespace Mandate.Appoint;

/// <summary>How far the members' own levels for one criterion lie apart. Missing levels are left out, never zero.</summary>
public sealed record Spread(IReadOnlyList<int> Levels)
{
    public static Spread Of(IEnumerable<ScoreContent> own, string code) => new([.. own.Select(s => s.LevelOf(code)).OfType<int>().Order()]);

    public double? Median => Levels.Count == 0 ? null : Descriptive.Median([.. Levels.Select(l => (double)l)]);
    public int? Range => Levels.Count == 0 ? null : Levels[^1] - Levels[0];

    /// <summary>Whether a level is so far from the middle that the panel must say why.</summary>
    public bool WantsReason(int? level) => level is { } l && Median is { } m && Math.Abs(l - m) > 1;
}

/// <summary>What the rule of the criteria says of agreed scores. The panel decides, and may decide otherwise with its reason.</summary>
/// <param name="Appointable">Whether the rule is kept.</param>
/// <param name="Weighted">Weighted mean level, in hundredths of a level.</param>
/// <param name="Reasons">Why, one sentence each.</param>
/// <param name="Needs">What must come with an appointment, when the rule's exception was used: "development plan".</param>
public sealed record Advice(bool Appointable, int Weighted, IReadOnlyList<string> Reasons, string? Needs = null)
{
    public string Score => (Weighted / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The advice, or null while a criterion has no level.</summary>
    public static Advice? On(ScoreContent agreed, CriteriaContent criteria)
    {
        if (agreed.WeightedHundredths(criteria) is not { } weighted) return null;
        var below = criteria.Criteria.Where(c => agreed.LevelOf(c.Code) < criteria.LeastOf(c)).ToList();
        if (below.Count == 0) return new(true, weighted, ["Every criterion is at or above its least level."]);
        var one = criteria.OneBelow;
        var accepted = one is not null && below.Count <= one.Count && below.TrueForAll(c => c.Group == one.Group && agreed.LevelOf(c.Code) >= one.Floor);
        List<string> reasons = [.. below.Select(c => $"“{c.Title}” is at level {agreed.LevelOf(c.Code)}; the least is {criteria.LeastOf(c)}.")];
        if (accepted) reasons.Add($"The criteria let the panel accept this with a {one!.Needs}.");
        return new(accepted, weighted, reasons, accepted ? one!.Needs : null);
    }

    /// <summary>Best first by weighted score, then the criterion that decides between equals, then the sum of its group "domain"; equal after that.</summary>
    public static int Compare(ScoreContent a, ScoreContent b, CriteriaContent criteria)
    {
        var byScore = (b.WeightedHundredths(criteria) ?? 0).CompareTo(a.WeightedHundredths(criteria) ?? 0);
        if (byScore != 0) return byScore;
        if (criteria.Criteria.Find(c => c.Priority) is { } priority && (b.LevelOf(priority.Code) ?? 0).CompareTo(a.LevelOf(priority.Code) ?? 0) is not 0 and var byPriority) return byPriority;
        int Domains(ScoreContent s) => criteria.Criteria.Where(c => c.Group == "domain").Sum(c => s.LevelOf(c.Code) ?? 0);
        return Domains(b).CompareTo(Domains(a));
    }
}
