using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>What is wrong with a page for somebody: faults of WCAG 2.2 AA, and anything wider than a small telephone.</summary>
/// <param name="tell">Told of each fault as it is found: a walk is long.</param>
sealed partial class Inspection(Action<string> tell)
{
    static readonly string axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>One run in the page itself. The library's own way opens a second page for each and brings together there what was found in frames, of which we have none.</summary>
    const string run =
        """
        async () => JSON.stringify((await axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] })).violations)
        """;

    sealed record Violation(string Id, string Help, List<Node> Nodes);
    sealed record Node(string Html, List<Check> Any, List<Check> All, List<Check> None);
    sealed record Check(string Message);

    /// <summary>A folder in which a picture of every page in every width is kept, to be looked at.</summary>
    static readonly string? pictures = Environment.GetEnvironmentVariable("MANDATE_PICTURES");

    readonly List<string> faults = [];
    public IReadOnlyList<string> Faults => faults;

    public async Task Of(IPage page, string where, params int[] widths)
    {
        foreach (var width in widths)
        {
            if (page.ViewportSize?.Width != width) await page.SetViewportSizeAsync(width, 900);
            await Width(page, where);
            if (pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{Unsafe().Replace(where, "_").Trim('_')} {width}.png"), FullPage = true });
        }
        await page.EvaluateAsync(axe);
        foreach (var violation in JsonSerializer.Deserialize<List<Violation>>(await page.EvaluateAsync<string>(run), JsonSerializerOptions.Web)!)
        {
            var nodes = violation.Nodes.Where(n => !IsKnownUpstream(violation.Id, n)).ToList();
            if (nodes.Count > 0) Add($"{where}: {violation.Id}, {violation.Help}\n    {string.Join("\n    ", nodes.Take(2).Select(n => n.Html))}");
        }
    }

    /// <summary>That nothing is wider than the window; all that can be measured where scripts are off.</summary>
    public async Task Width(IPage page, string where)
    {
        if (await TooWide(page) is > 0 and var over) Add($"{where}: {over} px too wide at {page.ViewportSize?.Width} ({await Widest(page)})");
    }

    public void Add(string fault)
    {
        faults.Add(fault);
        tell(fault);
    }

    /// <summary>
    /// The script of NHS.UK frontend says with aria-expanded on a radio button whether its conditional part is shown. The attribute is not allowed on
    /// radios; upstream keeps it because screen readers do read it out (github.com/alphagov/govuk-frontend/issues/979). This fault on such a radio
    /// is let pass, and nothing else: not another attribute, not another element.
    /// </summary>
    static bool IsKnownUpstream(string rule, Node node) =>
        rule == "aria-allowed-attr"
        && node.Html.StartsWith("<input ", StringComparison.Ordinal) && node.Html.Contains(" type=\"radio\"", StringComparison.Ordinal) && node.Html.Contains(" aria-expanded=", StringComparison.Ordinal)
        && node.All.Concat(node.Any).Concat(node.None).All(c => c.Message.Contains("aria-expanded", StringComparison.Ordinal) && c.Message.Split("aria-").Length == 2);

    /// <summary>By how much, once the header's script has moved the links that no longer fit into its menu (it waits for the end of a resize). A page without scripts has no timers, so the waiting is done here.</summary>
    static async Task<int> TooWide(IPage page)
    {
        for (var tries = 0; ; tries++)
        {
            var over = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth");
            if (over <= 0 || tries == 20) return over;
            await page.WaitForTimeoutAsync(50);
        }
    }

    static Task<string> Widest(IPage page) => page.EvaluateAsync<string>(
        "() => { const e = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth).at(-1); return e ? e.outerHTML.slice(0, 160) : '' }");

    [GeneratedRegex("[^A-Za-z0-9-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unsafe();
}
