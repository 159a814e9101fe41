using AngleSharp.Dom;
using System.Net;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Campaigns;

public sealed class RunningCampaignTests : WorldTest
{
    [Fact]
    public async Task A_post_is_withdrawn_before_closing_with_a_reason_that_the_public_reads()
    {
        var (campaign, posts) = await World.Campaign();
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open($"/appoint/campaigns/{campaign.Slug}/posts/{posts[0].Slug}/withdraw");
        await browser.Press("Withdraw post");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.Fill("Reason", "The two boards will share one.").Press("Withdraw post");
        Assert.Contains("The two boards will share one.", browser.Main);
        var reader = await World.Browser();
        await reader.Open($"/appoint/{campaign.Slug}/posts/{posts[0].Slug}");
        Assert.Contains("This post was withdrawn", reader.Main);
        Assert.Contains("The two boards will share one.", reader.Main);
        await reader.Open($"/appoint/{campaign.Slug}/progress");
        Assert.Contains("0 of 1 appointed, 0 expected", reader.Main);

        World.Now = campaign.ClosesAt;
        await browser.Open($"/appoint/campaigns/{campaign.Slug}/posts/{posts[1].Slug}/withdraw");
        await browser.Fill("Reason", "Too late").Press("Withdraw post");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
    }

    [Fact]
    public async Task Whoever_chose_a_withdrawn_post_gets_a_letter_with_the_reason_and_what_is_left()
    {
        World.Demonstration = true;
        var (campaign, posts) = await World.Campaign(posts: 3);
        var (one, several, other, gone) = (await World.Submitted(campaign, posts[0]), await World.Submitted(campaign, posts[1], posts[0], posts[2]), await World.Submitted(campaign, posts[1]), await World.Submitted(campaign, posts[0]));
        await using (var db = World.Db())
        {
            Assert.False((await db.Applications.SingleAsync(a => a.Id == gone.Id)).Withdraw(World.Now).Refused);
            await db.SaveChangesAsync();
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/posts/{posts[0].Slug}/withdraw");
        await team.Fill("Reason", "The two boards will share one.").Press("Withdraw post");

        Assert.Equal(new[] { one.Candidate.Email, several.Candidate.Email }.Order(), (await World.Mails()).Select(m => m.To).Order());
        var letter = Assert.Single(await World.Mails(one.Candidate.Email));
        Assert.Contains("The two boards will share one.", letter.Markdown);
        Assert.Contains("You chose no other post", letter.Markdown);
        Assert.Contains("26 September 2021, 11:59pm", letter.Markdown);
        Assert.Contains($"/applications/{one.Id}/status", letter.Markdown);
        Assert.Contains("the 2 other posts you chose", Assert.Single(await World.Mails(several.Candidate.Email)).Markdown);
        Assert.Empty(await World.Mails(other.Candidate.Email));
        await World.DrainOutbox();
        var visitor = await World.Browser();
        await visitor.Open($"/demonstration/mailbox?to={one.Candidate.Email}");
        Assert.Contains("A post you chose was withdrawn", visitor.Main);
    }

    [Fact]
    public async Task The_team_tells_the_public_what_is_expected_and_takes_it_back()
    {
        var (campaign, posts) = await World.Campaign();
        World.Now = London.At(new(2021, 11, 1), new(9, 0));
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open($"/appoint/campaigns/{campaign.Slug}/expected");
        browser.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>($"input[value='{posts[0].Id}']")!.IsChecked = true;
        await browser.Press("Tell the public");
        Assert.Contains("told the public that 1 appointment is expected", browser.Main, StringComparison.OrdinalIgnoreCase);
        var reader = await World.Browser();
        await reader.Open($"/appoint/{campaign.Slug}/progress");
        Assert.Contains("0 of 2 appointed, 1 expected", reader.Main);
        await reader.Open($"/appoint/{campaign.Slug}/progress?on=2021-10-31");
        Assert.Contains("0 of 2 appointed, 0 expected", reader.Main);

        await browser.Open($"/appoint/campaigns/{campaign.Slug}/expected");
        await browser.Choose("None is expected").Press("Tell the public");
        Assert.Equal(["Select the posts or “None is expected”, not both"], browser.Errors);
        browser.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>($"input[value='{posts[0].Id}']")!.IsChecked = false;
        browser.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[value='none']")!.IsChecked = false;
        await browser.Press("Tell the public");
        Assert.Equal(["Select the posts, or “None is expected”"], browser.Errors);
        await browser.Choose("None is expected").Press("Tell the public");
        await reader.Open($"/appoint/{campaign.Slug}/progress");
        Assert.Contains("0 of 2 appointed, 0 expected", reader.Main);
    }

    [Fact]
    public async Task A_campaign_asks_nothing_about_eligibility_only_when_somebody_says_so()
    {
        var rule = new EligibilityRule { Key = "bankrupt", Question = "Are you bankrupt?", ExcludesWhen = "yes", Citation = "Schedule 1" };
        var (campaign, _) = await World.Campaign(published: false, terms: new CampaignTerms { Eligibility = [rule] });
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/eligibility");
        team.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[value='bankrupt']")!.IsChecked = false;
        await team.Press("Save and continue");
        Assert.Equal(["Select the rules that apply, or “No rule applies”"], team.Errors);
        await team.Choose("Are you bankrupt?").Choose("No rule applies").Press("Save and continue");
        Assert.Equal(["Select the rules that apply or “No rule applies”, not both"], team.Errors);
        await using (var db = World.Db()) Assert.Single((await db.Campaigns.SingleAsync(c => c.Id == campaign.Id)).Terms.Eligibility);
        team.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[value='bankrupt']")!.IsChecked = false;
        await team.Press("Save and continue");
        await using (var db = World.Db()) Assert.Empty((await db.Campaigns.SingleAsync(c => c.Id == campaign.Id)).Terms.Eligibility);
    }

    [Fact]
    public async Task Posts_that_ended_with_nobody_are_advertised_again_against_the_same_criteria()
    {
        var (campaign, posts) = await World.Campaign();
        await World.Decided(posts[0], campaign, nobody: true);
        World.Now = London.At(new(2021, 11, 20), new(9, 0));
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open($"/appoint/campaigns/{campaign.Slug}/rerun");
        Assert.Contains("No post of this campaign was announced", browser.Main);

        await World.Announced(posts[0], World.Today);
        await browser.Open($"/appoint/campaigns/{campaign.Slug}/rerun");
        await browser.Fill("Day it opens", "1/12/2021").Fill("Time it opens", "9am").Fill("Day it closes", "31/12/2021").Fill("Last minute in which applications are taken", "11:59pm").Press("Plan the new round");
        Assert.Equal($"/appoint/campaigns/{campaign.Slug}-round-2/prepare", browser.Url);
        await using var db = World.Db();
        var next = await db.Campaigns.SingleAsync(c => c.RerunOf == campaign.Id);
        Assert.Equal(campaign.Criteria, next.Criteria);
        Assert.Equal(posts[0].Post, (await db.CampaignPosts.SingleAsync(p => p.Campaign == next.Id)).Post);
        await browser.Open($"/appoint/campaigns/{campaign.Slug}/rerun");
        Assert.Contains("No post of this campaign was announced", browser.Main);
    }

    [Fact]
    public async Task List_pages_ask_the_database_at_most_five_times()
    {
        var (campaign, _) = await World.Campaign(posts: 30);
        var browser = await World.Browser(Role.AppointmentsTeam);
        foreach (var url in new[] { "/appoint", "/appoint/campaigns", "/appoint/criteria", $"/appoint/{campaign.Slug}", $"/appoint/{campaign.Slug}/progress", $"/appoint/{campaign.Slug}?format=json" })
        {
            var reader = url.StartsWith("/appoint/c", StringComparison.Ordinal) && !url.Contains(campaign.Slug, StringComparison.Ordinal) ? browser : await World.Browser();
            reader.TakesNoCopies();
            await reader.Open(url);
            var tally = World.CountQueries();
            await reader.Open(url);
            Assert.Equal(HttpStatusCode.OK, reader.Status);
            Assert.True(tally.Count is > 0 and <= 5, $"{url}: {tally}");
        }
    }

    [Fact]
    public async Task The_home_page_can_ask_what_is_open()
    {
        var (campaign, _) = await World.Campaign();
        await World.Campaign(published: false);
        await using var db = World.Db();
        Assert.Equal([campaign.Slug], (await AppointApi.OpenCampaigns(db, World.Now)).Select(c => c.Slug));
        Assert.Empty(await AppointApi.OpenCampaigns(db, campaign.ClosesAt));
    }
}
