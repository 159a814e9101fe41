using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>The chair is named before the panel for the chief executive sits, unless the approver lets the panel begin.</summary>
public sealed class OrderJourney(Site site) : IClassFixture<Site>
{
    const string Chairs = "/appoint/icb-chairs-2021/progress", Member = "Independent panel member", Panel = "Lincolnshire";

    [Fact]
    public async Task A_panel_waits_for_the_chair_and_begins_by_a_dispensation()
    {
        await site.ItIs("Closed");
        await site.ItIs(new(2021, 10, 4), "9am");
        await WhenNoChairIsNamedYet();
        var member = await ThenTheMemberReadsWhyThePanelCannotBegin();
        await WhenTheApproverGivesADispensation();
        await ThenTheMemberBegins(member);
        await site.ItIs("24 named, 11 not filled");
        await ThenTheChairIsNamedByTheirOwnCampaign();
    }

    async Task WhenNoChairIsNamedYet()
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync(Chairs);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("0 of 17 appointed");
        await page.GotoAsync("/appoint/icb-chief-executives-2021/progress?sort=body");
        await Assertions.Expect(page.Locator("#leaders")).ToContainTextAsync("25 of 84 leaders named");
    }

    async Task<IPage> ThenTheMemberReadsWhyThePanelCannotBegin()
    {
        var page = await site.As(Member, scripts: false);
        await page.GotoAsync("/assessing");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Panel for NHS.*" + Panel, default, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("This panel cannot start yet");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"The chair of {Panel} is not named yet");
        await page.Locator("main a[href*='/criteria/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("is not named yet");
        return page;
    }

    async Task WhenTheApproverGivesADispensation()
    {
        var page = await site.As("Approver", scripts: false);
        await page.GotoAsync("/approvals");
        await page.Locator("main tr", new() { HasText = Panel }).GetByRole(AriaRole.Link, new() { Name = "Give a dispensation" }).ClickAsync();
        await page.GetByLabel("Why may this panel begin before?").FillAsync("The first day does not wait. The regional director presides, and the chair is asked before the appointment.");
        await page.Press("Record the dispensation");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("may begin");
        await Assertions.Expect(page.Locator("main tr", new() { HasText = Panel }).GetByRole(AriaRole.Link, new() { Name = "Give a dispensation" })).ToHaveCountAsync(0);
    }

    static async Task ThenTheMemberBegins(IPage page)
    {
        await page.GotoAsync("/assessing");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Panel for NHS.*" + Panel, default, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("This panel cannot start yet");
        await page.Locator("main a[href*='/criteria/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the first answer" }).ClickAsync();
        await page.Locator("input[name=Level][value='3']").CheckAsync();
        await page.GetByLabel("Note").FillAsync("Gives an example of their own.");
        await page.Press("Save and read the next answer");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("is not named yet");
    }

    async Task ThenTheChairIsNamedByTheirOwnCampaign()
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync(Chairs);
        await Assertions.Expect(page.Locator("main tr", new() { HasText = Panel }).First).ToContainTextAsync("Appointed");
    }
}
