using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>What was sent is sealed, two officers open the box together, and a receipt is found in the published list. Without scripts.</summary>
public sealed partial class SealingJourney(Site site) : IClassFixture<Site>
{
    const string Campaign = "/appoint/icb-chief-executives-2021", Candidate = "Candidate who has applied";

    [Fact]
    public async Task The_box_is_opened_by_two_officers_and_a_receipt_is_checked()
    {
        await site.ItIs("One minute before closing");
        var (passphrases, code) = await WhatTheDemonstrationTells();
        var receipt = await WhenTheCandidateReadsTheirOwnAndKeepsTheReceipt(code);
        await site.ItIs(new(2021, 9, 27), "12:30am");
        await ThenTheReceiptIsInTheList(receipt);
        await AndTheTeamReadsNothingYet();
        await WhenAnOfficerMistypes(passphrases[0]);
        await WhenAnOfficerTurnsTheirKey("Approver: decides on panel reports for NHS England", passphrases[0], "Your key is turned");
        await WhenAnOfficerTurnsTheirKey("Auditor", passphrases[1], "Opening the sealed box");
        await ThenTheTeamReadsThemAll();
    }

    async Task<(IReadOnlyList<string> Passphrases, string Code)> WhatTheDemonstrationTells()
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync("/demonstration");
        var all = Phrase().Matches(await page.Locator("main").InnerTextAsync()).Select(m => m.Value).ToList();
        return (all[..3], all[3]);
    }

    async Task<string> WhenTheCandidateReadsTheirOwnAndKeepsTheReceipt(string code)
    {
        var page = await site.As(Candidate, scripts: false);
        await page.GotoAsync("/applications");
        await page.Locator("main a[href^='/applications/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Your application is sealed");
        await page.GetByRole(AriaRole.Link, new() { Name = "Read or change what you sent" }).ClickAsync();
        await page.GetByLabel("Your code").FillAsync("0000-0000-0000-0000-0000");
        await Refused(page, "Read it", "This is not the code");
        await page.GetByLabel("Your code").FillAsync(code.ToLowerInvariant());
        await page.Press("Read it");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("What you sent");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("About you");
        await page.GotoAsync(new Uri(page.Url).AbsolutePath.Replace("/sealed", "/receipt", StringComparison.Ordinal));
        var address = await page.GetByRole(AriaRole.Link, new() { Name = "Download the file of your receipt" }).GetAttributeAsync("href");
        return await (await page.APIRequest.GetAsync(address!)).TextAsync();
    }

    async Task ThenTheReceiptIsInTheList(string receipt)
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync(Campaign);
        await page.GetByRole(AriaRole.Link, new() { Name = "How it works, and the list to check a receipt against" }).ClickAsync();
        await page.GetByLabel("Receipt").FillAsync(receipt);
        await page.Press("Check");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The receipt is included");
        await page.GetByLabel("Receipt").FillAsync(receipt.Replace("\"digest\": \"", "\"digest\": \"00", StringComparison.Ordinal));
        await Refused(page, "Check", "This is not a receipt");
    }

    async Task AndTheTeamReadsNothingYet()
    {
        var page = await site.As("Appointments team", scripts: false);
        await page.GotoAsync(Campaign + "/applications");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nobody reads them before two officers have opened the box");
    }

    async Task WhenAnOfficerMistypes(string passphrase)
    {
        var page = await site.As("Auditor", scripts: false);
        await page.GotoAsync(Campaign + "/box");
        await page.GetByLabel("Your passphrase").FillAsync(passphrase); // another's
        await Refused(page, "Turn my key", "That is not the passphrase");
    }

    async Task WhenAnOfficerTurnsTheirKey(string who, string passphrase, string then)
    {
        var page = await site.As(who, scripts: false);
        await page.GotoAsync(Campaign + "/box");
        await page.GetByLabel("Your passphrase").FillAsync(passphrase);
        await page.Press("Turn my key");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync(then);
    }

    async Task ThenTheTeamReadsThemAll()
    {
        var page = await site.As("Appointments team", scripts: false);
        for (var tries = 0; tries < 60; tries++)
        {
            await page.GotoAsync(Campaign + "/box");
            if ((await page.Locator("main").InnerTextAsync()).Contains("Applications were taken out", StringComparison.Ordinal)) break;
            await page.WaitForTimeoutAsync(500);
        }
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The panels can begin");
        await page.GotoAsync(Campaign + "/applications?q=camron");
        await Assertions.Expect(page.Locator("main table")).ToContainTextAsync("Camron Feil");
    }

    static async Task Refused(IPage page, string button, string why)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Assertions.Expect(page.Locator(".nhsuk-error-summary")).ToContainTextAsync(why);
    }

    [GeneratedRegex("[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phrase();
}
