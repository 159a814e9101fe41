using System.Net;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Campaigns;

public sealed class PlanAndPublishTests : WorldTest
{
    async Task<Browser> Published(string pack, DateOnly day, string title, string slug)
    {
        World.Now = London.At(day, new TimeOnly(9, 0));
        Assert.Null((await World.Pack(pack)).Refusal);
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open("/appoint/campaigns/plan");
        await browser.Choose(title).Press("Continue");
        Assert.Equal($"/appoint/campaigns/{slug}/prepare", browser.Url);
        await browser.Click("Posts");
        await browser.Choose(browser.Page.QuerySelector("label[for=Which]")!.TextContent.Trim()).Press("Save and continue");
        await browser.Click("Check and publish");
        Assert.Empty(browser.Page.QuerySelectorAll(".nhsuk-card--warning"));
        await browser.Press("Freeze the criteria and publish");
        Assert.Equal($"/appoint/campaigns/{slug}", browser.Url);
        return browser;
    }

    [Theory]
    [InlineData("nhs-icb-2022", 2021, 9, 1, "Chief executives of the 42 integrated care boards (designate)", "icb-chief-executives-2021", 42, "1 to 5")]
    [InlineData("new-council", 2027, 9, 6, "Head of paid service of Westmere Council (designate)", "westmere-statutory-officers-2027", 1, "1 to 4")]
    public async Task A_pack_goes_from_template_to_public_pages(string pack, int year, int month, int day, string title, string slug, int posts, string levels)
    {
        var browser = await Published(pack, new(year, month, day), title, slug);
        Assert.Contains($"published the campaign with {(posts == 1 ? "1 post" : $"{posts} posts")}", browser.Main, StringComparison.OrdinalIgnoreCase);

        var reader = await World.Browser();
        await reader.Open("/appoint");
        Assert.Contains(title, reader.Main);
        await reader.Open($"/appoint/{slug}");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.Contains($"on levels {levels.Replace(" to ", " to ", StringComparison.Ordinal)}", reader.Main);
        Assert.Contains("Why all the posts are advertised", reader.Main);
        Assert.Contains("If you lead a body now", reader.Main);
        Assert.Contains("exactly one of the posts", reader.Main);
        Assert.Contains("Not yet law.", reader.Main);
        await using var db = World.Db();
        var all = await db.CampaignPosts.ToListAsync();
        Assert.Equal(posts, all.Count);
        Assert.All(all, p => Assert.NotNull(p.Advert.Population));
        foreach (var post in all.Take(3))
        {
            await reader.Open($"/appoint/{slug}/posts/{post.Slug}");
            Assert.Equal(HttpStatusCode.OK, reader.Status);
            Assert.Contains("\"@type\":\"JobPosting\"", reader.Page.QuerySelector("script[type='application/ld+json']")!.TextContent);
            await reader.Open($"/appoint/{slug}/posts/{post.Slug}/pack");
            foreach (var heading in new[] { "The opportunity", "About ", "The role", "The criteria", "Person specification", "Who may not be appointed", "Terms of appointment", "How you will be assessed", "Key dates", "What is not yet law", "Your personal data", "Complaints" })
                Assert.Contains(reader.Page.QuerySelectorAll("h2").Select(h => h.TextContent.Trim()), h => h.StartsWith(heading, StringComparison.Ordinal));
            Assert.Contains("Source:", reader.Main);
        }
        foreach (var address in new[] { "progress", "criteria", "criteria.json", "feed.atom", "calendar.ics" })
        {
            await reader.Open($"/appoint/{slug}/{address}");
            Assert.Equal(HttpStatusCode.OK, reader.Status);
        }
        await reader.Open($"/appoint/{slug}?format=csv");
        Assert.Equal(posts + 1, reader.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Posts_are_picked_by_region_and_a_post_that_somebody_holds_is_not_offered()
    {
        Assert.Null((await World.Pack("nhs-icb-2022")).Refusal);
        await World.Holder(await World.PackPost("dorset", "chief-executive"), World.Today, "Robin Example", conditional: true);
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open("/appoint/campaigns/plan");
        await browser.Choose("Chief executives of the 42 integrated care boards (designate)").Press("Continue");
        await browser.Click("Posts");
        Assert.Contains("All 41 vacant posts", browser.Main);
        Assert.Contains("Robin Example", browser.Main);
        await browser.Choose("All vacant posts of some regions").Choose("London").Press("Save and continue");
        await using var db = World.Db();
        Assert.Equal(5, await db.CampaignPosts.CountAsync());
        Assert.All(await db.CampaignPosts.ToListAsync(), p => Assert.Equal("London", p.Advert.Region));
    }

    [Fact]
    public async Task A_campaign_from_nothing_says_what_is_missing_and_is_seen_by_its_team_alone()
    {
        var body = await World.Body("Appointer");
        await World.Post(await World.Body("Somewhere"), "Chief executive");
        await World.Criteria();
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open("/appoint/campaigns/plan/new");
        await browser.Fill("Title of the campaign", "Our campaign").Fill("Body that appoints", $"{body.Id}").Fill("Body that approves", $"{body.Id}").Fill("Kind of post", "Chief executive")
            .Choose("Chief executives, version 1").Fill("Day it opens", "1/9/2022").Fill("Time it opens", "9am").Fill("Day it closes", "26/9/2022").Fill("Last minute in which applications are taken", "11:59pm").Press("Plan campaign");
        Assert.Equal("/appoint/campaigns/our-campaign/prepare", browser.Url);
        Assert.Contains("To do", browser.Main);
        await browser.Click("Check and publish");
        Assert.Contains("Choose at least one vacant post.", browser.Main);
        Assert.Contains("Say what the posts pay.", browser.Main);
        await browser.Open("/appoint/campaigns/our-campaign/pay/new");
        await browser.Fill("Least number of people served", "0").Fill("Most pay a year", "185,000").Choose("Yes").Press("Save band");
        Assert.Contains("Up to £185,000 a year", browser.Main);
        await browser.Open("/appoint/campaigns/our-campaign/texts/opportunity");
        await browser.Fill("Text", "Come.").Press("Save text");
        Assert.Contains("changed the text “The opportunity”", (await Opened(browser, "/appoint/campaigns/our-campaign/prepare")).Main, StringComparison.OrdinalIgnoreCase);
        await browser.Open("/appoint/campaigns/our-campaign/timetable/new");
        await browser.Choose("Interviews").Fill("Day, or first day", "1/9/2022").Choose("Fixed").Press("Save step");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("“Interviews” (1 September 2022) cannot be before the campaign closes (26 September 2022)", browser.Errors[0]);

        var reader = await World.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await Opened(reader, "/appoint/our-campaign")).Status);
        var elsewhere = await World.User();
        await using (var db = World.Db())
        {
            db.RoleHoldings.Add(new() { Id = Id.New<Mandate.Platform.Access.RoleHoldingId>(World.Now), User = elsewhere.Id, Role = Role.AppointmentsTeam, Body = (await World.Body("Elsewhere")).Id, From = World.Today.AddDays(-1) });
            await db.SaveChangesAsync();
        }
        Assert.Equal(HttpStatusCode.NotFound, (await Opened(World.BrowserOf(elsewhere), "/appoint/campaigns/our-campaign/prepare")).Status);
    }

    static async Task<Browser> Opened(Browser browser, string url)
    {
        await browser.Open(url);
        return browser;
    }

    [Fact]
    public async Task The_hour_skipped_in_March_is_refused_and_the_hour_repeated_in_October_must_be_said()
    {
        await World.Campaign(published: false);
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open("/appoint/campaigns/campaign-1/window");
        await browser.Fill("Day it closes", "27/3/2022").Fill("Last minute in which applications are taken", "1:30am").Press("Save and continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("does not come that day", browser.Errors[0]);
        await browser.Fill("Day it closes", "30/10/2022").Press("Save and continue");
        Assert.Contains("comes twice", browser.Errors[0]);
        await browser.Choose("The first time, before the clocks go back").Press("Save and continue");
        Assert.Equal("/appoint/campaigns/campaign-1/prepare", browser.Url);
        await using var db = World.Db();
        Assert.Equal(new DateTimeOffset(2022, 10, 30, 0, 31, 0, TimeSpan.Zero), (await db.Campaigns.SingleAsync()).ClosesAt);
        await browser.Open("/appoint/campaigns/campaign-1/window");
        Assert.Contains("comes twice", browser.Main);
    }

    [Fact]
    public async Task Two_people_cannot_change_past_each_other()
    {
        await World.Campaign(published: false);
        var (one, two) = (await World.Browser(Role.AppointmentsTeam), await World.Browser(Role.AppointmentsTeam));
        await one.Open("/appoint/campaigns/campaign-1/texts/terms");
        await two.Open("/appoint/campaigns/campaign-1/texts/terms");
        await one.Fill("Text", "First").Press("Save text");
        await two.Fill("Text", "Second").Press("Save text");
        Assert.Equal(HttpStatusCode.Conflict, two.Status);
        Assert.Equal("Both versions are safe", two.Page.QuerySelector("main .nhsuk-warning-callout__label, main h2, main h3")!.TextContent.Replace("Important: ", "").Trim());
        Assert.Contains("Person 1 saved this on", two.Main);
        Assert.Contains("TextSecondFirst", two.Main);
        await two.Press("Keep mine");
        Assert.Equal("/appoint/campaigns/campaign-1/texts", two.Url);
        await using var db = World.Db();
        Assert.Equal("Second", (await db.Campaigns.SingleAsync()).Terms.Text("terms"));
    }

    /// <summary>Every page of the task list: what one person typed and what another saved meanwhile stand side by side.</summary>
    [Theory]
    [InlineData("details", "Title of the campaign", "Mine", "TitleMineChief executives")]
    [InlineData("timetable/new", "Day, or first day", "1/10/2021", "Stepsadds")]
    [InlineData("pay/new", "Most pay a year", "150000", "Bandsadds")]
    [InlineData("window", "Day it closes", "27/9/2021", "Closes27 September 2021, 11:59pm (British Summer Time)26 September 2021, 11:59pm (British Summer Time)")]
    public async Task Each_part_shows_both_versions_when_somebody_else_saved_in_between(string part, string field, string typed, string shown)
    {
        await World.Campaign(published: false);
        var (one, two) = (await World.Browser(Role.AppointmentsTeam), await World.Browser(Role.AppointmentsTeam));
        await two.Open($"/appoint/campaigns/campaign-1/{part}");
        await one.Open("/appoint/campaigns/campaign-1/texts/terms");
        await one.Fill("Text", "Saved meanwhile").Press("Save text");
        two.Fill(field, typed);
        await two.Submit((AngleSharp.Html.Dom.IHtmlFormElement)two.Page.QuerySelector("main form")!);
        Assert.Equal(HttpStatusCode.Conflict, two.Status);
        Assert.Contains(shown, two.Main);
        Assert.Contains("Keep mine", two.Main);
    }
}
