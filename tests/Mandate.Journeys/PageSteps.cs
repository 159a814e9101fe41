using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>What a person does on a page.</summary>
static class PageSteps
{
    /// <summary>Presses, and shows what the page found wrong where it did.</summary>
    public static async Task Press(this IPage page, string button)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        if (await page.GetByRole(AriaRole.Alert).CountAsync() > 0 && await page.Locator(".nhsuk-error-summary").CountAsync() > 0)
            Assert.Fail($"{button} at {page.Url}: {await page.Locator(".nhsuk-error-summary").InnerTextAsync()}");
    }

    /// <summary>Opens a page again and again until it has what comes from work behind the scenes, within half a minute.</summary>
    public static async Task Until(this IPage page, string path, string selector)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            await page.GotoAsync(path);
            if (await page.Locator(selector).CountAsync() > 0) return;
            await page.WaitForTimeoutAsync(500);
        }
        Assert.Fail($"{path} did not come to have {selector}:\n{await page.Locator("main").InnerTextAsync()}");
    }

    public static async Task Pick(this IPage page, string label, string text)
    {
        var list = page.GetByLabel(label);
        var value = await list.Locator("option", new() { HasText = text }).First.GetAttributeAsync("value");
        await list.SelectOptionAsync(value!);
    }

    public static async Task Day(this IPage page, string legend, DateOnly day)
    {
        var group = page.GetByRole(AriaRole.Group, new() { Name = legend });
        foreach (var (part, number) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) }) await group.GetByLabel(part).FillAsync($"{number}");
    }

    /// <summary>The page once all of it is there: what looks at many elements at once does not wait for those to come.</summary>
    public static async Task<IPage> Loaded(this IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        return page;
    }

    /// <summary>Of the fields whose names start so.</summary>
    public static async Task<IEnumerable<string>> Names(this IPage page, string start) =>
        (await (await page.Loaded()).Locator($"[name^='{start}']").EvaluateAllAsync<string[]>("fields => fields.map(f => f.name)")).Distinct(StringComparer.Ordinal);
}
