using System.Net;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Applications;

public sealed class ApplyTests : WorldTest
{
    [Fact]
    public async Task The_start_page_says_what_is_asked_and_when_it_closes_and_how_to_sign_in()
    {
        var (campaign, _) = await World.Campaign();
        var browser = await World.Browser();
        await browser.Open($"/appoint/{campaign.Slug}/apply");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("26 September 2021, 11:59pm (London time)", browser.Main);
        Assert.Contains("evidence for 2 criteria, up to 600 words in all", browser.Main);
        Assert.DoesNotContain("Start now", browser.Main);
        Assert.Equal("/sign-in?returnUrl=%2Fappoint%2Fcampaign-1%2Fapply", browser.Page.QuerySelector("main a[role=button], main a.nhsuk-button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Starting_again_opens_the_same_draft()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var first = await World.Writer(campaign, candidate);
        Assert.StartsWith("Your application", first.Browser.Heading.Replace("Chief executives ", "", StringComparison.Ordinal));

        var again = World.BrowserOf(candidate);
        await again.Open($"/appoint/{campaign.Slug}/apply");
        await again.Click("Go on with your application");
        Assert.Equal(first.Url, again.Url);

        await using var db = World.Db();
        Assert.Equal(1, await db.Drafts.CountAsync());
    }

    [Fact]
    public async Task Nobody_can_start_before_opening_or_after_closing()
    {
        var (campaign, _) = await World.Campaign();
        var browser = await World.Browser(Role.Reviewer);
        await browser.Open($"/appoint/{campaign.Slug}/apply");
        World.Now = campaign.ClosesAt;
        await browser.Press("Start now");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("This campaign has closed.", browser.Errors);

        World.Now = campaign.OpensAt.AddMinutes(-1);
        await browser.Open($"/appoint/{campaign.Slug}/apply");
        Assert.Contains("Applications open on 1 September 2021, midnight", browser.Main);
    }

    [Fact]
    public async Task A_campaign_that_is_not_published_is_not_found()
    {
        var (campaign, _) = await World.Campaign(published: false);
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open($"/appoint/{campaign.Slug}/apply");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task A_draft_waits_on_the_home_page_until_it_is_sent()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Browser.Open("/");
        await writer.Browser.Click("Finish and send your application");
        Assert.Equal(writer.Url, writer.Browser.Url);
        await writer.Complete("Body 1: Chief executive");
        await writer.Send();
        await writer.Browser.Open("/");
        Assert.DoesNotContain("Finish and send your application", writer.Browser.Main);
    }
}
