using System.Text.RegularExpressions;

namespace Mandate.Appoint;

/// <summary>A stretch that looks as if it gave the candidate away. A person confirms it or leaves it.</summary>
public sealed record RedactionProposal(TextSpan Span, RedactionWhy Why);

/// <summary>Finds the candidate's own name and its parts, ways to reach them, and their employers.</summary>
public static partial class RedactionProposals
{
    public static IReadOnlyList<RedactionProposal> For(ApplicationContent content, IReadOnlyCollection<Redaction> standing)
    {
        var found = content.Evidence.SelectMany(a => In(content, a.Key, a.Text)).ToList();
        var hidden = standing.Where(r => r.Stands).Select(r => new TextSpan(r.Code, r.Start, r.Length)).ToList();
        // A part of a stretch proposed already, or hidden already, is not proposed by itself.
        return [.. found.Where((p, i) => !hidden.Exists(h => h.Covers(p.Span)) && !found.Where((o, j) => j != i && o.Span.Covers(p.Span) && (o.Span != p.Span || j < i)).Any())
            .OrderBy(p => p.Span.Code, StringComparer.Ordinal).ThenBy(p => p.Span.Start)];
    }

    static IEnumerable<RedactionProposal> In(ApplicationContent content, string code, string text)
    {
        foreach (var (phrase, why) in Phrases(content))
            foreach (var span in BlackedOut.Find(code, text, phrase)) yield return new(span, why);
        foreach (var pattern in new[] { Email(), Web(), Telephone() })
            foreach (Match match in pattern.Matches(text)) yield return new(new(code, match.Index, match.Length), RedactionWhy.Contact);
    }

    static IEnumerable<(string, RedactionWhy)> Phrases(ApplicationContent content)
    {
        yield return (content.Name.Trim(), RedactionWhy.Name);
        foreach (var part in content.Name.Split([' ', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (part.Length > 2 && !titles.Contains(part)) yield return (part, RedactionWhy.Name);
        foreach (var employer in Employers(content)) yield return (employer, RedactionWhy.Employer);
    }

    /// <summary>From the career, and what follows the comma in "Chief executive, Somewhere NHS Trust".</summary>
    static IEnumerable<string> Employers(ApplicationContent content) =>
        content.Career.Select(c => c.Employer).Append(content.CurrentRole?.Split(',', 2) is [_, var where] ? where : "").Select(e => e.Trim()).Where(e => e.Length > 3).Distinct(StringComparer.OrdinalIgnoreCase);

    static readonly HashSet<string> titles = new(StringComparer.OrdinalIgnoreCase) { "Mrs", "Miss", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady", "Rev", "the", "van", "von", "der", "den", "del" };

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(https?://|www\.)[^\s,;)]*[\w/]|\b[\w-]+(\.[\w-]+)*\.(nhs\.uk|gov\.uk|co\.uk|org\.uk|ac\.uk|com|org|net|uk)\b(/[^\s,;)]*)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?<![\w+])(\+\d{1,3}[ -]?)?\(?0?\d{2,5}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?!\w)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Telephone();
}
