using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>The story says on each day what the public record said on it.</summary>
public sealed class DemonstrationTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("2021-11-02", "3 of 42 appointed, 0 expected")]
    [InlineData("2021-11-04", "21 of 42 appointed, 0 expected")]
    [InlineData("2021-11-15", "24 of 42 appointed, 0 expected")]
    [InlineData("2021-11-29", "28 of 42 appointed, 8 expected")]
    public async Task The_campaign_stands_where_it_stood(string on, string sentence)
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync("/appoint/icb-chief-executives-2021/progress?on=" + on);
        await Assertions.Expect(page.GetByText(sentence).First).ToBeVisibleAsync();
    }

    /// <summary>Chairs and chief executives together: of 42 chairs 25, 29, 40 and 41; of 42 chief executives none, none, 24 and 28.</summary>
    [Fact]
    public async Task All_84_leaders_are_named_as_they_were()
    {
        var page = await site.Stranger(scripts: false);
        foreach (var (on, leaders, chairs) in new[]
        {
            ("2021-09-20", "25 of 84 leaders named: 25 bodies have one, 17 neither", "0 of 17 appointed"),
            ("2021-10-31", "29 of 84 leaders named: 29 bodies have one, 13 neither", "4 of 17 appointed"),
            ("2021-11-15", "64 of 84 leaders named: 24 bodies have both, 16 one, 2 neither", "15 of 17 appointed"),
            ("2021-11-29", "69 of 84 leaders named: 28 bodies have both, 13 one, 1 neither", "16 of 17 appointed"),
        })
        {
            await page.GotoAsync("/appoint/icb-chief-executives-2021/progress?on=" + on);
            await Assertions.Expect(page.Locator("#leaders")).ToContainTextAsync(leaders);
            await page.GotoAsync("/appoint/icb-chairs-2021/progress?on=" + on);
            await Assertions.Expect(page.GetByText(chairs).First).ToBeVisibleAsync();
        }
    }
}
