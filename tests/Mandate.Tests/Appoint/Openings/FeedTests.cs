using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Mandate.Appoint;
using Mandate.Appoint.Openings;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint.Openings;

public sealed class FeedTests : WorldTest
{
    static readonly CampaignTerms terms = new()
    {
        Timetable = [new() { Key = "interviews", Title = "Interviews; panels, and meetings – a step with a very long name that must be folded, być może", From = new(2021, 10, 11), To = new(2021, 10, 29) }],
        Salary = [new() { PopulationFrom = 0, MinimumPence = 16500000, MaximumPence = 18500000, Confirmed = true }],
        Texts = [new() { Key = "opportunity", Title = "", Text = "</script><script>alert(1)</script>" }],
    };

    [Fact]
    public async Task The_calendar_keeps_to_the_rules_of_its_format()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var reader = await World.Browser();
        await reader.Open($"/appoint/{campaign.Slug}/calendar.ics");
        Assert.Equal("text/calendar", reader.Response.Content.Headers.ContentType!.MediaType);
        var lines = reader.Text.Split("\r\n");
        Assert.DoesNotContain(lines, l => l.Contains('\n', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(l) > 75);
        var unfolded = reader.Text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("DTSTART:20210926T225900Z\r\n", unfolded);
        Assert.Contains("DTSTART;VALUE=DATE:20211011\r\nDTEND;VALUE=DATE:20211030\r\n", unfolded);
        Assert.Contains("SUMMARY:Interviews\\; panels\\, and meetings", unfolded);
        Assert.Contains("być może (estimated)", unfolded);
        Assert.Contains("STATUS:TENTATIVE", unfolded);
        Assert.Equal(3, unfolded.Split("\r\nUID:").Length - 1);
        Assert.Equal(3, unfolded.Split("\r\nSEQUENCE:").Length - 1);
        Assert.Equal(3, unfolded.Split("\r\nDTSTAMP:").Length - 1);
    }

    [Fact]
    public void A_letter_is_never_cut_in_two_by_folding()
    {
        var text = new ICalendarText().Text("SUMMARY", string.Concat(Enumerable.Repeat("é🦉", 60)) + "\\,;\nx").ToString();
        Assert.All(text.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75));
        Assert.EndsWith("\\\\\\,\\;\\nx\r\n", text.Replace("\r\n ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_is_a_JobPosting_that_no_text_can_break_out_of()
    {
        var (campaign, posts) = await World.Campaign(terms: terms);
        var reader = await World.Browser();
        await reader.Open($"/appoint/{campaign.Slug}/posts/{posts[0].Slug}");
        var block = Assert.Single(reader.Page.QuerySelectorAll("main script, head script:not([src]), body > script:not([src])"));
        using var inPage = JsonDocument.Parse(block.TextContent);
        Assert.Equal("</script><script>alert(1)</script>", inPage.RootElement.GetProperty("description").GetString());
        Assert.Equal("2021-09-26T23:59:59+01:00", inPage.RootElement.GetProperty("validThrough").GetString());
        Assert.Equal(185000m, inPage.RootElement.GetProperty("baseSalary").GetProperty("value").GetProperty("maxValue").GetDecimal());
        await reader.Open($"/appoint/{campaign.Slug}/posts/{posts[0].Slug}.jsonld");
        Assert.Equal("application/ld+json", reader.Response.Content.Headers.ContentType!.MediaType);
        using var alone = JsonDocument.Parse(reader.Text);
        Assert.Equal("JobPosting", alone.RootElement.GetProperty("@type").GetString());
    }

    [Fact]
    public async Task Feeds_tell_what_was_published_and_announced()
    {
        var (campaign, posts) = await World.Campaign();
        await World.Decided(posts[0], campaign, nobody: false);
        World.Now = World.Now.AddDays(70);
        await World.Announced(posts[0], World.Today);
        var reader = await World.Browser();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        await reader.Open("/appoint/feed.atom");
        Assert.Equal(campaign.Title, Assert.Single(XDocument.Parse(reader.Text).Root!.Elements(atom + "entry")).Element(atom + "title")!.Value);
        await reader.Open($"/appoint/{campaign.Slug}/feed.atom");
        var titles = XDocument.Parse(reader.Text).Root!.Elements(atom + "entry").Select(e => e.Element(atom + "title")!.Value).ToList();
        Assert.StartsWith("Appointed: ", titles[0], StringComparison.Ordinal);
        Assert.Contains(titles, t => t.StartsWith("Closed: ", StringComparison.Ordinal));
        Assert.Equal(4, titles.Count);
    }
}
