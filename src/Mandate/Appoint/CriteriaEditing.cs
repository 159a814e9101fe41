using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Changes to a set one criterion at a time. Pure: each answers a new content, or why not.</summary>
public static class CriteriaEditing
{
    public static Outcome<CriteriaContent> Adding(this CriteriaContent content, Criterion criterion)
    {
        if (content.Criteria.Exists(c => Same(c.Code, criterion.Code))) return CriteriaRefusals.SameCodeTwice;
        if (criterion.Priority && content.Criteria.Exists(c => c.Priority)) return CriteriaRefusals.TwoPriorities;
        var after = content.Criteria.FindLastIndex(c => c.Group == criterion.Group);
        List<Criterion> criteria = [.. content.Criteria];
        criteria.Insert(after < 0 ? criteria.Count : after + 1, criterion);
        return content with { Criteria = criteria };
    }

    public static Outcome<CriteriaContent> Changing(this CriteriaContent content, string code, Criterion criterion)
    {
        var at = content.Criteria.FindIndex(c => Same(c.Code, code));
        if (at < 0) return CriteriaRefusals.NoSuchCriterion;
        if (content.Criteria.Where((_, i) => i != at).Any(c => Same(c.Code, criterion.Code))) return CriteriaRefusals.SameCodeTwice;
        if (criterion.Priority && content.Criteria.Where((_, i) => i != at).Any(c => c.Priority)) return CriteriaRefusals.TwoPriorities;
        List<Criterion> criteria = [.. content.Criteria];
        criteria[at] = criterion;
        return content with { Criteria = criteria };
    }

    public static Outcome<CriteriaContent> Removing(this CriteriaContent content, string code) =>
        content.Criteria.Exists(c => Same(c.Code, code)) ? content with { Criteria = [.. content.Criteria.Where(c => !Same(c.Code, code))] } : CriteriaRefusals.NoSuchCriterion;

    /// <summary>One place up or down within its group; at the end nothing moves.</summary>
    public static Outcome<CriteriaContent> Moving(this CriteriaContent content, string code, bool up)
    {
        var at = content.Criteria.FindIndex(c => Same(c.Code, code));
        if (at < 0) return CriteriaRefusals.NoSuchCriterion;
        var group = content.Criteria[at].Group;
        var other = up ? content.Criteria.FindLastIndex(at, at + 1, c => c.Group == group && !Same(c.Code, code)) : content.Criteria.FindIndex(at, c => c.Group == group && !Same(c.Code, code));
        if (other < 0) return content;
        List<Criterion> criteria = [.. content.Criteria];
        (criteria[at], criteria[other]) = (criteria[other], criteria[at]);
        return content with { Criteria = criteria };
    }

    public static int Weights(this CriteriaContent content) => content.Criteria.Sum(c => c.Weight);

    /// <summary>Groups in the order in which they first appear.</summary>
    public static IEnumerable<IGrouping<string, Criterion>> Groups(this CriteriaContent content) => content.Criteria.GroupBy(c => c.Group, StringComparer.Ordinal);

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
