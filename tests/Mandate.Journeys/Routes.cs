using System.Text.RegularExpressions;

namespace Mandate.Journeys;

/// <summary>The pages of the program, read from the list of routes that the access tests keep.</summary>
sealed partial class Routes
{
    readonly List<(string Route, Regex Pattern)> pages;

    public Routes() => pages =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "routes.txt")).Where(l => l.StartsWith("GET ", StringComparison.Ordinal))
            .Select(l => Word().Match(l, 4).Value).Where(r => !IsData(r))
            .OrderBy(r => r.Count('{'.Equals)).ThenByDescending(r => r.Length)
            .Select(r => (r, new Regex("^" + Parameter().Replace(Regex.Escape(r), "[^/]+") + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))),
    ];

    public IEnumerable<string> All => pages.Select(p => p.Route);
    public IEnumerable<string> Plain => All.Where(r => !r.Contains('{', StringComparison.Ordinal));

    /// <summary>The route of a path, if it is one of a page.</summary>
    public string? Of(string path) => IsData(path) ? null : pages.FirstOrDefault(p => p.Pattern.IsMatch(path)).Route;

    static bool IsData(string path) => Data().IsMatch(path);

    [GeneratedRegex(@"\S+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\\\{.*?}(?=/|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\.(json|jsonld|atom|ics|txt|csv)$|^/health/|^/record/(export|proof|heads|events|reads)$|^/assets/", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Data();
}
