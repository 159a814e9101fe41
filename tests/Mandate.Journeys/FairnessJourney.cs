using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>The team takes the figures of a stage, reads them as everybody will, and publishes them; small counts are nobody's to read.</summary>
public sealed class FairnessJourney(Site site) : IClassFixture<Site>
{
    const string Campaign = "/appoint/icb-chief-executives-2021", Team = "Appointments team";

    [Fact]
    public async Task Figures_on_fairness_are_taken_once_and_published()
    {
        await site.ItIs("One minute before closing");
        await ThenNobodySeesACount();
        await site.ItIs("Closed");
        await WhenTheTeamTakesAndPublishesWhoApplied();
        await ThenEverybodyReads("How far each group came", "Withheld");
        await site.ItIs("28 named");
        await ThenEverybodyReads("Applied, then on a shortlist", "Impact ratio", "four times in five", "It has no standing in UK law.");
        await ThenNothingIsTakenTwice();
    }

    async Task ThenNobodySeesACount()
    {
        var page = await site.As(Team, scripts: false);
        await page.GotoAsync(Campaign + "/equality");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("They can be taken when the campaign has closed.");
        await page.Context.CloseAsync();
    }

    async Task WhenTheTeamTakesAndPublishesWhoApplied()
    {
        var page = await site.As(Team, scripts: false);
        await page.GotoAsync(Campaign + "/equality");
        await page.Press("Take these figures");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Below is what everybody would read.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish them" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It cannot be taken back.");
        await page.Press("Publish");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("The figures are published");
        await page.Context.CloseAsync();
    }

    async Task ThenEverybodyReads(params string[] words)
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync(Campaign);
        await page.GetByRole(AriaRole.Link, new() { Name = "Fairness by stage" }).ClickAsync();
        foreach (var some in words) await Assertions.Expect(page.Locator("main")).ToContainTextAsync(some);
        await page.Context.CloseAsync();
    }

    async Task ThenNothingIsTakenTwice()
    {
        var page = await site.As(Team, scripts: false);
        await page.GotoAsync(Campaign + "/equality");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("published on");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("“Applied”: over for all posts");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("“On a shortlist”: over for all posts");
        await page.Context.CloseAsync();
    }
}
