using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Sift with calibration: an assessor scores the same specimens as every other before the sift opens; before the meeting the chair sees agreement and severity, and the report says by which scores the panel decided.</summary>
public sealed class CalibrationJourney(Site site) : IClassFixture<Site>
{
    const string Director = "Regional director", Chair = "Chair designate of Dorset", Team = "Appointments team";

    [Fact]
    public async Task The_sift_opens_after_the_specimens_and_the_chair_decides_by_which_scores()
    {
        await site.ItIs("Closed");
        await site.ItIs(new(2021, 9, 28), "11am");
        var page = await GivenTheDirectorsPanel();
        await WhenTheDirectorDeclaresTies(page);
        await ThenTheSiftIsClosed(page);
        await WhenTheDirectorScoresTheSpecimens(page);
        await ThenTheSiftIsOpen(page);
        await site.ItIs("28 named");
        await ThenTheChairReadsByWhichScoresThePanelDecided();
        await ThenTheTeamFindsTheSpecimensWithTheCriteria();
    }

    async Task<IPage> GivenTheDirectorsPanel()
    {
        var page = await site.As(Director, scripts: false);
        await page.GotoAsync("/assessing");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Specimens to score");
        await page.Locator("main li:has-text('Specimens to score') a").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Before you sift, score the specimen answers");
        return page;
    }

    static async Task WhenTheDirectorDeclaresTies(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Declare ties", default, TimeSpan.FromSeconds(1)) }).ClickAsync();
        foreach (var none in await page.GetByLabel("No tie").AllAsync()) await none.CheckAsync();
        await page.Press("Record my ties");
    }

    static async Task ThenTheSiftIsClosed(IPage page)
    {
        await page.Locator("main a[href*='/criteria/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Score the specimen answers first");
    }

    static async Task WhenTheDirectorScoresTheSpecimens(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Score the specimen answers" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Written to be at level");
        var (levels, n) = (new[] { "3", "2", "4", "1", "4" }, 0);
        foreach (var name in await page.Names("Level[")) await page.Locator($"input[name='{name}'][value='{levels[n++]}']").CheckAsync();
        foreach (var name in await page.Names("Note[")) await page.Locator($"textarea[name='{name}']").FillAsync("The result can be checked, or it cannot.");
        await page.Press("Save and go on to lock");
        await page.Press("Lock my scores");
        await page.GetByRole(AriaRole.Link, new() { Name = "The specimen answers, and your levels" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Written to be at level 5");
        await page.GoBackAsync();
    }

    static async Task ThenTheSiftIsOpen(IPage page)
    {
        await page.Locator("main a[href*='/criteria/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the first answer" }).ClickAsync();
        await page.Locator("input[name=Level][value='4']").CheckAsync();
        await page.GetByLabel("Note").FillAsync("Led it, and measured it.");
        await page.Press("Save and stop here");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("saved");
    }

    async Task ThenTheChairReadsByWhichScoresThePanelDecided()
    {
        var page = await site.As(Chair, scripts: false);
        await page.GotoAsync("/assessing");
        await page.Locator("main a[href^='/assessing/']").First.ClickAsync();
        await page.Locator("main a[href*='/posts/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See how far the panel agrees, and how severe each member is" }).ClickAsync();
        foreach (var words in new[] { "scored the same specimens", "Krippendorff’s alpha", "of a level more", "Places they could hold", "What the panel decided by" }) await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the panel’s report" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Sift scores as given and adjusted for severity");
    }

    async Task ThenTheTeamFindsTheSpecimensWithTheCriteria()
    {
        var page = await site.As(Team, scripts: false);
        await page.GotoAsync("/appoint/criteria/chief-executives-2021/1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Specimen 5: Partnerships and communities");
    }
}
