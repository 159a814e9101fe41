using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Eleven posts ended with nobody: they are advertised again, and a candidate who agreed finds their words there.</summary>
public sealed class RerunJourney(Site site) : IClassFixture<Site>
{
    const string Desk = "/appoint/campaigns/icb-chief-executives-2021", Candidate = "A third candidate who has applied";

    [Fact]
    public async Task Posts_that_ended_with_nobody_are_advertised_again_and_a_candidate_who_agreed_is_brought_over()
    {
        await site.ItIs("24 named, 11 not filled");
        await WhenTheCandidateAgrees(await site.As(Candidate, scripts: false));
        await WhenTheTeamPlansANewRound();
        await site.ItIs(new(2021, 11, 15), "8:05pm");
        await ThenTheCandidateChecksAndSends(await site.As(Candidate, scripts: false));
    }

    static async Task WhenTheCandidateAgrees(IPage page)
    {
        await page.GotoAsync("/applications");
        await page.Locator("main a[href^='/applications/']").First.ClickAsync();
        await page.Locator("main a[href$='/again']").ClickAsync();
        await page.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
        await page.Press("Save");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("brought over as a draft");
    }

    async Task WhenTheTeamPlansANewRound()
    {
        var page = await site.As("Appointments team", scripts: false);
        await page.GotoAsync(Desk + "/rerun");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 candidate of these posts agreed");
        await page.Day("Day it opens", new(2021, 11, 15));
        await page.GetByLabel("Time it opens").FillAsync("8pm");
        await page.Day("Day it closes", new(2021, 12, 3));
        await page.GetByLabel("Last minute in which applications are taken").FillAsync("11:59pm");
        await page.Press("Plan the new round");
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish" }).ClickAsync();
        await page.Press("Publish campaign");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("The campaign is published.");
    }

    static async Task ThenTheCandidateChecksAndSends(IPage page)
    {
        await page.Until("/applications", "main a:has-text('(round 2)')");
        await page.GetByRole(AriaRole.Link, new() { Name = "(round 2)" }).First.ClickAsync();
        var application = new Uri(page.Url).AbsolutePath;
        await page.Locator($"main a[href^='{application}/eligibility/']").First.ClickAsync();
        while (page.Url.Contains("/eligibility/", StringComparison.Ordinal)) await AnswerNo(page); // one question leads to the next
        await page.GotoAsync(application + "/interests");
        await AnswerNo(page);
        await page.GotoAsync(application + "/check");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What I say here is true");
        await page.GetByLabel("What I say here is true").CheckAsync();
        await page.Press("Send application");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Application sent");
    }

    static async Task AnswerNo(IPage page)
    {
        await page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await page.Press("Save and continue");
    }
}
