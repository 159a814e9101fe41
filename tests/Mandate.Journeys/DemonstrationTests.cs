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
}
