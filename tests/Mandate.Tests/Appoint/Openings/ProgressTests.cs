using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint.Openings;

public sealed class ProgressTests : WorldTest
{
    [Fact]
    public async Task Only_announced_facts_are_counted_on_any_day_and_nothing_else_shows_anywhere()
    {
        var (campaign, posts) = await World.Campaign(posts: 4);
        var reader = await World.Browser();
        var addresses = new[] { "/appoint", "/appoint?format=csv", $"/appoint/{campaign.Slug}", $"/appoint/{campaign.Slug}?format=json", $"/appoint/{campaign.Slug}/progress", $"/appoint/{campaign.Slug}/progress?format=csv",
            $"/appoint/{campaign.Slug}/progress?on=2021-12-25", $"/appoint/{campaign.Slug}/feed.atom", $"/appoint/{campaign.Slug}/posts/{posts[0].Slug}", $"/appoint/{campaign.Slug}/posts/{posts[0].Slug}.jsonld", $"/appoint/{campaign.Slug}/posts/{posts[0].Slug}/pack" };
        World.Now = new(2021, 11, 5, 9, 0, 0, TimeSpan.Zero);
        var before = await Texts();
        await World.Decided(posts[0], campaign, nobody: false);
        await World.Decided(posts[1], campaign, nobody: true);
        await World.Announced(posts[0], new DateOnly(2021, 11, 8));
        Assert.Equal(before, await Texts());

        World.Now = new(2021, 11, 8, 9, 0, 0, TimeSpan.Zero);
        await World.Announced(posts[1], new DateOnly(2021, 11, 8));
        await reader.Open($"/appoint/{campaign.Slug}/progress");
        Assert.Contains("1 of 4 appointed, 0 expected", reader.Main);
        Assert.Contains("for 1 it was announced that nobody was appointed", reader.Main);
        await reader.Open($"/appoint/{campaign.Slug}/progress?on=2021-11-07");
        Assert.Contains("0 of 4 appointed, 0 expected", reader.Main);
        await reader.Open($"/appoint/{campaign.Slug}/progress?on=2021-11-30");
        Assert.Contains("That day has not come yet", reader.Main);
        await reader.Open($"/appoint/{campaign.Slug}/progress?on=tomorrow");
        Assert.Contains("That is not a date", reader.Main);
        await reader.Open($"/appoint/{campaign.Slug}/progress?format=csv");
        Assert.Contains("Appointed,2021-11-08", reader.Text);

        async Task<string> Texts()
        {
            var all = new List<string>();
            foreach (var address in addresses)
            {
                await reader.Open(address);
                all.Add(reader.Page.QuerySelector("main")?.InnerHtml ?? reader.Text);
            }
            return string.Join("\n=====\n", all);
        }
    }
}
