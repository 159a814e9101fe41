using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>What the panel does.</summary>
public sealed partial class CampaignJourney
{
    async Task WhenTheMemberSiftsCriterionByCriterion(string member)
    {
        var page = await AtTheirPanel(member);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Declare ties") }).ClickAsync();
        await page.GetByLabel("No tie").CheckAsync();
        await page.Press("Record my ties");
        await page.Locator("main a[href*='/criteria/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the first answer" }).ClickAsync();
        await Expect(page, "the measure held for [redacted]");
        while (page.Url.Contains("/criteria/", StringComparison.Ordinal))
        {
            await page.Locator("input[name=Level][value='4']").CheckAsync();
            await page.GetByLabel("Note").FillAsync("Led it, and measured it.");
            await page.Press("Save and read the next answer");
        }
        await page.Press("Lock 1 application");
        await Expect(page, "Locked");
    }

    async Task WhenTheChairAgreesTheScores(string round)
    {
        var page = await AtTheirPanel(Chair);
        await page.Locator($"main a[href*='/{round}/']:not([href$='/lock'])").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the panel’s scores side by side" }).ClickAsync();
        foreach (var name in await page.Names("Level[")) await page.Locator($"select[name='{name}']").SelectOptionAsync("4");
        await page.Press("Record the agreed scores");
    }

    async Task WhenTheChairSettlesTheLists()
    {
        var page = await AtTheirPanel(Chair);
        await page.Locator("main a[href*='/posts/']").First.ClickAsync();
        foreach (var list in new[] { "longlist", "shortlist" })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = $"Settle the {list}" }).ClickAsync();
            await page.GetByRole(AriaRole.Radio, new() { Name = "Yes" }).CheckAsync();
            await page.Locator("textarea[name^='Reason[']").FillAsync("Strong written evidence on every criterion.");
            await page.Press($"Record the {list}");
        }
        await Expect(page, "On the shortlist");
    }

    async Task WhenTheMemberScoresTheInterview(string member)
    {
        var page = await AtTheirPanel(member);
        await page.Locator("main a[href*='/interview/']").First.ClickAsync();
        foreach (var name in await page.Names("Level[")) await page.Locator($"input[name='{name}'][value='4']").CheckAsync();
        foreach (var name in await page.Names("Note[")) await page.Locator($"textarea[name='{name}']").FillAsync("Spoke of it clearly.");
        await page.Press("Save and go on to lock");
        await page.Press("Lock my scores");
    }

    async Task WhenTheChairJudges()
    {
        var page = await AtTheirPost();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Judge") }).ClickAsync();
        await page.GetByLabel("Appointable", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Rank").FillAsync("1");
        await page.GetByLabel("Reason").FillAsync("Met the standard in every criterion, with evidence that can be checked.");
        await page.Press("Record judgement");
    }

    async Task WhenTheChairHandsInTheReport(string reasons)
    {
        var page = await AtTheirPost();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the panel’s report" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByLabel("How the panel assessed the candidates").FillAsync("A sift of written evidence and a structured interview.");
        await page.GetByLabel("Reasons for the recommendation").FillAsync(reasons);
        await page.Press("Hand in the report");
        await Expect(page, "was handed in");
    }

    async Task ThenTheChairReadsWhy(string why) => await Expect(await AtTheirPost(), why);

    async Task WhenTheChairGivesFeedback()
    {
        var page = await AtTheirPanel(Chair);
        await page.GetByRole(AriaRole.Link, new() { Name = "Feedback to candidates" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Write") }).ClickAsync();
        foreach (var (n, name) in (await page.Names("Words[")).Index()) await page.Locator($"textarea[name='{name}']").FillAsync($"In part {n + 1} you gave an example of your own, with a result that could be checked.");
        await page.Press("Save and read it as the candidate will");
        await page.Press("Pass it: this is what the candidate should read");
        await Expect(page, "is ready");
    }

    async Task<IPage> AtTheirPost()
    {
        var page = await AtTheirPanel(Chair);
        await page.Locator("main a[href*='/posts/']").First.ClickAsync();
        return page;
    }

    async Task<IPage> AtTheirPanel(string member)
    {
        var page = await As(member);
        await page.GotoAsync("/assessing");
        await page.GetByRole(AriaRole.Link, new() { Name = "Panel for Kestrel Coast" }).ClickAsync();
        return page;
    }
}
