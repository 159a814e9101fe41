using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Visits every page not yet seen along the links, looks at it, and sends each of its forms empty.</summary>
sealed class Walk(Site site, Routes routes, Action<string> tell)
{
    /// <summary>Read again for each person: where the links to their own work begin.</summary>
    static readonly HashSet<string> starts = new(StringComparer.Ordinal)
    {
        "/", "/applications", "/applications/{id:guid}/status", "/appoint/campaigns", "/appoint/campaigns/{campaign}", "/appoint/{campaign}/panels", "/appoint/{campaign}/selection",
        "/assessing", "/assessing/{panel}", "/assessing/{panel}/feedback", "/assessing/{panel}/{round}/{application}", "/offers", "/offers/{post}", "/people-and-roles", "/people-and-roles/requests", "/legal-events/keep",
    };

    readonly HashSet<string> seen = new(StringComparer.Ordinal);
    readonly HashSet<string> sent = new(StringComparer.Ordinal);

    public Inspection Inspection { get; } = new(tell);
    public IReadOnlySet<string> Seen => seen;
    public int ErrorPages { get; private set; }
    public List<string> Acted { get; } = [];

    /// <summary>As somebody, from the pages without parameters and from some more; those are visited even if a page of their kind was seen.</summary>
    public async Task As(string who, params string[] from)
    {
        var page = who.Length == 0 ? await site.Stranger() : await site.As(who);
        try { await From(page, who, from, [.. routes.Plain]); }
        catch (Exception e) when (e is PlaywrightException or TimeoutException) { Inspection.Add($"{page.Url} ({who}): {e.Message}"); }
        await page.Context.CloseAsync();
    }

    public async Task From(IPage page, string who, IReadOnlyList<string> first, IReadOnlyList<string> then)
    {
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var forms = new List<string>();
        var ahead = new Queue<(string Path, bool Must)>([.. first.Select(p => (p, true)), ("/", false), .. then.Select(p => (p, false))]);
        while (ahead.TryDequeue(out var next))
        {
            var path = next.Path.Split('?')[0];
            if (IsFile(path) || routes.Of(path) is not { } route || (!next.Must && (tried.Contains(route) || (seen.Contains(route) && !starts.Contains(route))))) continue;
            var answer = await page.GotoAsync(next.Path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            if (answer?.Ok != true || routes.Of(PathOf(page)) is not { } arrived)
            {
                // One person may be refused what the next link of the same route leads to.
                if (refused.Add(next.Path) && refused.Count(r => routes.Of(r.Split('?')[0]) == route) > 3) tried.Add(route);
                if (next.Must) Inspection.Add($"{next.Path} ({who}): {answer?.Status}, which should be there to look at");
                continue;
            }
            tried.Add(route);
            await Look(page, who);
            if (!sent.Contains(arrived)) forms.Add(new Uri(page.Url).PathAndQuery);
            foreach (var link in await Links(page)) ahead.Enqueue((link, false));
        }
        foreach (var form in forms)
        {
            try { await SendEmpty(page, form, who); }
            catch (Exception e) when (e is PlaywrightException or TimeoutException) { Inspection.Add($"{form} ({who}), sent empty: {e.Message}"); }
        }
    }

    /// <summary>Looks at the page that is open, if none of its kind was looked at before.</summary>
    public async Task Look(IPage page, string who)
    {
        if (routes.Of(PathOf(page)) is { } route && seen.Add(route)) await Inspection.Of(page, Where(page, who), 320, 1280);
    }

    /// <summary>The main form of a page, emptied: the answer says what is wrong, to everybody. A form without anything to fill in is left alone.</summary>
    async Task SendEmpty(IPage page, string path, string who)
    {
        if (routes.Of(path.Split('?')[0]) is not { } route || !sent.Add(route)) return;
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        if (page.ViewportSize?.Width != 320) await page.SetViewportSizeAsync(320, 900);
        if (!await page.EvaluateAsync<bool>(sendEmpty)) return;
        await page.Locator("html:not([data-left]) footer").WaitForAsync(new() { Timeout = 15_000 });
        if (await page.Locator(".nhsuk-error-summary").CountAsync() == 0) { Acted.Add($"{path} ({who}): {await page.TitleAsync()}"); return; }
        ErrorPages++;
        if (!(await page.TitleAsync()).StartsWith("Error: ", StringComparison.Ordinal)) Inspection.Add($"{Where(page, who)} sent empty: its title does not say that there is an error");
        await Inspection.Of(page, Where(page, who) + " sent empty", 320);
    }

    const string sendEmpty =
        """
        () => {
          const form = [...document.querySelectorAll('main form[method=post]')].find(f => !f.closest('[data-module=mandate-passkey]') && !/sign-in.demonstration|^.demonstration$/.test(f.getAttribute('action') ?? '')
            && [...f.elements].some(e => e.matches('input:not([type=hidden]), select, textarea') && e.offsetParent));
          const button = form && [...form.querySelectorAll('button:not([type=button])')].filter(b => b.offsetParent).at(-1);
          if (!button) return false;
          for (const e of form.elements) {
            if (e.type === 'hidden' || e.tagName === 'BUTTON') continue;
            if (e.type === 'radio' || e.type === 'checkbox') e.checked = false;
            else if (e.tagName === 'SELECT') e.selectedIndex = [...e.options].findIndex(o => o.value === '');
            else e.value = '';
          }
          document.documentElement.setAttribute('data-left', '');
          form.requestSubmit(button);
          return true;
        }
        """;

    static string PathOf(IPage page) => new Uri(page.Url).AbsolutePath;
    static string Where(IPage page, string who) => PathOf(page) + (who.Length > 0 ? $" ({who})" : "");

    /// <summary>What the browser saves rather than shows.</summary>
    static bool IsFile(string path) => path.Contains("/export", StringComparison.Ordinal) && path != "/register/export" || Path.GetExtension(path) is ".csv" or ".docx" or ".xlsx" or ".zip" or ".ics" or ".json" or ".jsonld" or ".atom";

    static Task<string[]> Links(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href^=\"/\"], header a[href^=\"/\"], footer a[href^=\"/\"]')].map(a => a.getAttribute('href').split('#')[0])");
}
