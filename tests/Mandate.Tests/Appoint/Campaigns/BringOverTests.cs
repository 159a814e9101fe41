using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Appoint.Campaigns;

/// <summary>A new round takes over candidates who agreed to it, and nobody else.</summary>
public sealed class BringOverTests : WorldTest
{
    /// <summary>One post announced as not appointed; a candidate who agreed to be brought over and one who did not.</summary>
    async Task<(Campaign Campaign, CampaignPost Post, Sent Willing, Sent Other)> Ended()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var (willing, other) = (await World.Submitted(campaign, posts), await World.Submitted(campaign, posts));
        await World.Decided(posts[0], campaign, nobody: true);
        World.Now = London.At(new(2021, 11, 20), new(9, 0));
        await World.Announced(posts[0], World.Today);
        return (campaign, posts[0], willing, other);
    }

    static async Task Agree(Browser candidate, Sent sent, string answer)
    {
        await candidate.Open(ApplicationStatus.Url(sent.Id));
        await candidate.Open(AskAgain.Url(sent.Id));
        await candidate.Choose("May your application be brought over?", answer).Press("Save");
    }

    async Task<Campaign> NextRound(Campaign campaign)
    {
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(Rerun.Url(campaign.Slug));
        Assert.Contains("1 candidate of these posts agreed", team.Main);
        await team.Fill("Day it opens", "1/12/2021").Fill("Time it opens", "9am").Fill("Day it closes", "31/12/2021").Fill("Last minute in which applications are taken", "11:59pm").Press("Plan the new round");
        await using var db = World.Db();
        var round = await db.Campaigns.SingleAsync(c => c.RerunOf == campaign.Id);
        Assert.False(round.Publish(await db.CriteriaSets.SingleAsync(c => c.Id == round.Criteria), 1, World.Now).Refused);
        await db.SaveChangesAsync();
        return round;
    }

    async Task Open(Campaign round)
    {
        await using var scope = Site.Shared.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Mandate.Platform.Jobs.IHandle<RoundOpened>>().Handle(new(round.Id, "https://mandate.example.org/"), default);
    }

    [Fact]
    public async Task Who_agreed_finds_their_words_as_a_draft_with_the_declarations_to_answer_anew_and_nothing_is_sent_for_them()
    {
        var (campaign, _, willing, other) = await Ended();
        var candidate = World.BrowserOf(willing.Candidate);
        await Agree(candidate, willing, "Yes");
        Assert.Contains("brought over as a draft", candidate.Main);
        var round = await NextRound(campaign);
        await Open(round);
        Assert.Empty(await World.Mails(willing.Candidate.Email)); // not open yet
        World.Now = round.OpensAt;
        await Open(round);
        await Open(round); // delivered twice
        var letter = Assert.Single(await World.Mails(willing.Candidate.Email));
        Assert.Contains($"https://mandate.example.org{Apply.Url(round.Slug)}", letter.Markdown);
        Assert.Empty(await World.Mails(other.Candidate.Email));

        await candidate.Open(MyApplications.Url);
        await candidate.Click($"Continue ({round.Title})");
        Assert.Contains("Your application", candidate.Heading);
        await using var db = World.Db();
        Assert.Empty(await db.Applications.Where(a => a.Campaign == round.Id).ToListAsync());
        var draft = await db.Drafts.SingleAsync(d => d.Owner == willing.Candidate.Id);
        await candidate.Open($"/applications/{draft.Id}/check");
        Assert.Contains("Evidence on Strategy by hand.", candidate.Main);
        Assert.Contains("Some tasks are not complete", candidate.Main);
    }

    [Fact]
    public async Task Whoever_changes_their_mind_or_begins_anew_or_withdraws_is_left_alone()
    {
        var (campaign, _, willing, other) = await Ended();
        await Agree(World.BrowserOf(willing.Candidate), willing, "Yes");
        await Agree(World.BrowserOf(other.Candidate), other, "Yes");
        await Agree(World.BrowserOf(other.Candidate), other, "No");
        var round = await NextRound(campaign);
        World.Now = round.OpensAt;
        var candidate = World.BrowserOf(willing.Candidate);
        await candidate.Open(Apply.Url(round.Slug));
        await candidate.Press("Start now");
        await Open(round);
        await using var db = World.Db();
        Assert.Single(await db.Drafts.Where(d => d.AboutId == round.Id.Value).ToListAsync());
        Assert.Empty(await World.Mails(other.Candidate.Email));
        var stranger = World.BrowserOf(other.Candidate);
        await stranger.Open(AskAgain.Url(willing.Id));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, stranger.Status);
    }
}
