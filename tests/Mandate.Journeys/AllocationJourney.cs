using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Several strong candidates want the same posts. The rule of the pack says whom to offer which, and what follows when it is decided otherwise.</summary>
public sealed class AllocationJourney(Site site) : IClassFixture<Site>
{
    const string Campaign = "/appoint/icb-chief-executives-2021", Allocation = Campaign + "/allocation", Post = "Frimley";

    [Fact]
    public async Task The_team_reads_the_advice_tries_another_offer_and_records_it()
    {
        await site.ItIs("28 named");
        await GivenThePackPublishesTheRule();
        var page = await WhenTheTeamOpensTheAllocation();
        await ThenEachPostHasItsReasons(page);
        await ThenAnotherOfferShowsWhoWouldRatherHaveEachOther(page);
        await ThenACandidateHasReasonsAndASentence(page);
        await WhenTheAdviceIsRecorded(page);
        await ThenThePanelReadsOneSentence();
    }

    async Task GivenThePackPublishesTheRule()
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync(Campaign + "/posts/frimley-chief-executive/pack");
        await Assertions.Expect(page.Locator("#allocation")).ToContainTextAsync("Who is offered which post");
        await page.GotoAsync(Allocation);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Record this advice");
    }

    async Task<IPage> WhenTheTeamOpensTheAllocation()
    {
        var page = await site.As("Appointments team", scripts: false);
        await page.GotoAsync(Campaign + "/selection");
        await page.GetByRole(AriaRole.Link, new() { Name = "Who is offered which post" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("This is advice.");
        return page;
    }

    static async Task ThenEachPostHasItsReasons(IPage page)
    {
        await page.GotoAsync(Allocation + "?page=1");
        await page.Locator("#table").GetByRole(AriaRole.Link, new() { NameRegex = new(Post, default, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("advised; it is their");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It rests on your order of the appointable candidates");
    }

    static async Task ThenAnotherOfferShowsWhoWouldRatherHaveEachOther(IPage page)
    {
        var others = await page.GetByLabel("To whom?").Locator("option").AllAsync();
        await page.GetByLabel("To whom?").SelectOptionAsync(new SelectOptionValue { Index = others.Count - 1 });
        await page.Press("Show what would follow");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("all else by the rule");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("would rather have");
    }

    static async Task ThenACandidateHasReasonsAndASentence(IPage page)
    {
        await page.GotoAsync(Allocation);
        await page.Locator("main a[href*='/allocation/candidates/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("First choice:");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The rule in the applicant pack");
    }

    static async Task WhenTheAdviceIsRecorded(IPage page)
    {
        await page.GotoAsync(Allocation);
        await page.Press("Record this advice");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nothing has changed since.");
    }

    async Task ThenThePanelReadsOneSentence()
    {
        var page = await site.As("Chair designate of Dorset", scripts: false);
        await page.GotoAsync("/assessing");
        await page.Locator("main a[href^='/assessing/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It rests on your order of the appointable candidates");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("prefer");
    }
}
