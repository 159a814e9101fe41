using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Interviewing;
using Mandate.Appoint.Panels;
using Mandate.Appoint.Redacting;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint;

/// <summary>Ten thousand candidates on one post: every page of the team and of the panel still answers, a page at a time, and asks the database as often as for one.</summary>
public sealed class TenThousandTests : WorldTest
{
    const int Many = 10_000;

    async Task<(Campaign, CampaignPost, PanelPeople, Sent)> Ready(bool sifted)
    {
        await World.Kind();
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var sent = await World.Submitted(campaign, [.. posts]);
        World.Closed(campaign);
        if (sifted) await World.Sifted(panel, sent);
        return (campaign, posts[0], panel, sent);
    }

    [Fact]
    public async Task The_team_s_pages_answer_and_ask_as_often_as_for_one_candidate()
    {
        var (campaign, _, panel, sent) = await Ready(sifted: false);
        string[] pages = [ShowCampaign.Url(campaign.Slug), ListCampaigns.Url, SelectionBoard.Url(campaign.Slug), ListApplications.Url(campaign.Slug), ListRedaction.Url(campaign.Slug),
            ListPanels.Url(campaign.Slug), ShowPanel.Url(campaign.Slug, panel.Id), ShowCandidates.Url(campaign.Slug, panel.Id), ListInterviews.Url(campaign.Slug, panel.Id)];
        var team = await World.User(Role.AppointmentsTeam);
        await Same(team, pages, () => World.Crowd(sent, panel, Many));

        var browser = World.BrowserOf(team);
        await browser.Open(ListApplications.Url(campaign.Slug) + "?page=400");
        Assert.Contains("Showing 9,976 to 10,000 of 10,001 applications", browser.Main);
        await browser.Open(ShowCandidates.Url(campaign.Slug, panel.Id) + "?page=401");
        Assert.Contains(sent.Reference, browser.Main + await First(browser, campaign, panel));
    }

    static async Task<string> First(Browser browser, Campaign campaign, PanelPeople panel)
    {
        await browser.Open(ShowCandidates.Url(campaign.Slug, panel.Id));
        return browser.Main;
    }

    [Fact]
    public async Task A_panel_member_s_pages_answer_and_ask_as_often_as_for_one_candidate()
    {
        var (_, _, panel, sent) = await Ready(sifted: false);
        await World.NoTies(panel, sent);
        string[] pages = [MyPanels.Url, PanelWork.Url(panel.Id), SiftCriterion.Url(panel.Id, "D1"), SiftAnswer.Url(panel.Id, "D1", sent.Id), DeclareTies.Url(panel.Id), LockRound.Url(panel.Id, Round.Sift)];
        await Same(panel.Member, pages, () => World.Crowd(sent, panel, Many));
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(SiftCriterion.Url(panel.Id, "D1") + "?page=2");
        Assert.Contains("0 of 10,001 answers scored", browser.Main);
        Assert.Equal(25, browser.Page.QuerySelectorAll(".nhsuk-task-list__item").Length);
    }

    [Fact]
    public async Task The_chair_s_pages_of_the_post_answer_and_ask_as_often_as_for_one_candidate()
    {
        var (_, post, panel, sent) = await Ready(sifted: true);
        string[] pages = [PanelWork.Url(panel.Id), SiftCriterion.Url(panel.Id, "D1"), LockRound.Url(panel.Id, Round.Sift), JudgePost.Url(panel.Id, post.Id), DecideStage.Url(panel.Id, post.Id, SelectionStep.Shortlist)];
        await Same(panel.Chair, pages, () => World.Crowd(sent, panel, Many));
    }

    [Fact]
    public async Task Ties_to_many_are_declared_a_hundred_at_a_time()
    {
        var (_, _, panel, sent) = await Ready(sifted: false);
        await World.Crowd(sent, panel, 150);
        var browser = World.BrowserOf(panel.Member);
        foreach (var (page, left) in new[] { (100, "51 more applicants"), (51, null) })
        {
            await browser.Open(DeclareTies.Url(panel.Id));
            var groups = browser.Page.QuerySelectorAll("fieldset legend").Select(l => l.TextContent.Trim()).ToList();
            Assert.Equal(page, groups.Count);
            if (left is not null) Assert.Contains(left, browser.Main);
            foreach (var group in groups) browser.Choose(group, "No tie");
            await browser.Press("Record my ties");
        }
        Assert.Equal(PanelWork.Url(panel.Id), browser.Url);
        await browser.Open(SiftCriterion.Url(panel.Id, "D1"));
        Assert.Contains("0 of 151 answers scored", browser.Main);
    }

    [Fact]
    public async Task A_long_shortlist_is_decided_page_by_page_and_settled_with_the_last()
    {
        var (_, post, panel, sent) = await Ready(sifted: true);
        await World.Crowd(sent, panel, 29);
        var browser = World.BrowserOf(panel.Chair);
        foreach (var (page, settled) in new[] { (25, false), (5, true) })
        {
            await browser.Open(DecideStage.Url(panel.Id, post.Id, SelectionStep.Shortlist));
            var undecided = browser.Page.QuerySelectorAll("textarea").Where(t => t.TextContent.Length == 0).ToList();
            Assert.Equal(page, undecided.Count);
            foreach (var area in undecided)
            {
                var reference = browser.Page.QuerySelector($"label[for='{area.Id}']")!.TextContent.Trim()["Reason for ".Length..];
                browser.Choose($"Is {reference} taken further?", "No").Fill($"Reason for {reference}", "The evidence was read with care.");
            }
            await browser.Press("Record the shortlist");
            Assert.Equal(settled, (await World.Again(post)).Settled == SelectionStep.Shortlist);
        }
    }

    async Task Same(User who, string[] pages, Func<Task> crowd)
    {
        var browser = World.BrowserOf(who);
        var before = await Counts(browser, pages);
        await crowd();
        var after = await Counts(browser, pages);
        Assert.Equal(before, after);
    }

    async Task<IReadOnlyList<string>> Counts(Browser browser, string[] pages)
    {
        var counts = new List<string>();
        foreach (var page in pages)
        {
            await browser.Open(page); // a first visit may note that somebody was there
            using var queries = new Queries(World.Connection);
            await browser.Open(page);
            Assert.True(browser.Status == HttpStatusCode.OK, $"{page} answers {browser.Status}");
            Assert.True(browser.Text.Length < 400_000, $"{page} is {browser.Text.Length} characters long");
            counts.Add($"{page}: {queries.Commands.Count}");
        }
        return counts;
    }
}
