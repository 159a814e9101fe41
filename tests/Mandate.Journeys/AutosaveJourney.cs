using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>An application saves itself while somebody writes, in a browser with scripts.</summary>
public sealed class AutosaveJourney(Site site) : IClassFixture<Site>
{
    const string Campaign = "/appoint/icb-chief-executives-2021";

    [Fact]
    public async Task What_is_typed_is_there_again_without_pressing_anything()
    {
        await site.ItIs("Applications open");
        var page = await site.As("Operator");
        await page.GotoAsync(Campaign + "/apply");
        await page.Press("Start now");
        var application = new Uri(page.Url).AbsolutePath;
        await page.Locator($"main a[href^='{application}/evidence/']").First.ClickAsync();
        var evidence = page.Url;
        await page.Locator("textarea[name=Text]").PressSequentiallyAsync("I began in one town.");
        var told = page.Locator("[data-module=mandate-autosave]");
        await Assertions.Expect(told).ToHaveTextAsync(new Regex(@"^Saved at \d{1,2}(:\d\d)?(am|pm)$|^Saved at (noon|midnight)$", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 15_000 });
        await page.GotoAsync(evidence);
        await Assertions.Expect(page.Locator("textarea[name=Text]")).ToHaveValueAsync("I began in one town.");

        // Whoever leaves before the pause is over loses nothing either.
        await page.Locator("textarea[name=Text]").FillAsync("I began in one town and went on to three.");
        await page.GotoAsync(application);
        await page.WaitForTimeoutAsync(1500);
        await page.GotoAsync(evidence);
        await Assertions.Expect(page.Locator("textarea[name=Text]")).ToHaveValueAsync("I began in one town and went on to three.");

        // A second tab is told, and its button shows both texts.
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(evidence);
        await page.Locator("textarea[name=Text]").FillAsync("From the first tab.");
        await Assertions.Expect(page.Locator("[data-module=mandate-autosave]")).ToContainTextAsync("Saved at", new() { Timeout = 15_000 });
        await other.Locator("textarea[name=Text]").FillAsync("From the second tab.");
        await Assertions.Expect(other.Locator("[data-module=mandate-autosave]")).ToContainTextAsync("Nothing is lost", new() { Timeout = 15_000 });
        await other.Press("Save and continue");
        await Assertions.Expect(other.Locator("main")).ToContainTextAsync("From the first tab.");
        await Assertions.Expect(other.Locator("main")).ToContainTextAsync("From the second tab.");
        await page.Context.CloseAsync();
    }
}
