using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Panels;
using Mandate.Appoint.Releasing;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint.Releasing;

public sealed class ReleaseResultsTests : WorldTest
{
    [Fact]
    public async Task Candidates_not_taken_further_are_told_together_after_the_letters_were_read_and_only_once()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var (post, panel) = (posts[0], await World.Panel(campaign, posts));
        var (a, b) = (await World.Submitted(campaign, posts), await World.Submitted(campaign, posts));
        World.Closed(campaign);
        await World.Sifted(panel, a, 4);
        await World.Sifted(panel, b, 2);
        await World.Shortlisted(panel, a);
        await World.Shortlisted(panel, b, through: false);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ReleaseResults.Url(campaign.Slug));
        Assert.Contains($"Dear {b.Name},", team.Main);
        Assert.DoesNotContain(a.Reference, team.Main);
        await team.Press("Send the letters");
        Assert.Contains("Nobody waits to be told", team.Main);
        Assert.Single(await World.Mails(b.Candidate.Email));
        Assert.Empty(await World.Mails(a.Candidate.Email));
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(DecideStage.Url(panel.Id, post.Id, SelectionStep.Shortlist));
        Assert.DoesNotContain($"Is {b.Reference} taken further?", chair.Main);
        await team.Open(ShowCandidates.Url(campaign.Slug, panel.Id));
        Assert.Contains("Released", team.Main);
        Assert.Contains("On the shortlist", team.Main);
        var assessor = await World.Browser(Role.Assessor);
        await assessor.Open(ReleaseResults.Url(campaign.Slug));
        Assert.Equal(HttpStatusCode.Forbidden, assessor.Status);
    }

    [Fact]
    public async Task Letters_are_read_and_sent_a_post_at_a_time_and_a_candidate_of_two_posts_still_gets_one()
    {
        var (campaign, posts) = await World.Campaign(posts: 2);
        var panel = await World.Panel(campaign, posts);
        var (one, both) = (await World.Submitted(campaign, posts[0]), await World.Submitted(campaign, posts));
        World.Closed(campaign);
        foreach (var sent in (Sent[])[one, both])
        {
            await World.Sifted(panel, sent, 2);
            await World.Shortlisted(panel, sent, through: false);
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"{ReleaseResults.Url(campaign.Slug)}?post={posts[1].Id}");
        Assert.Contains("Posts with candidates to be told", team.Main);
        Assert.Contains($"Dear {both.Name},", team.Main);
        Assert.DoesNotContain($"Dear {one.Name},", team.Main);
        await team.Press("Send the letters");
        Assert.Single(await World.Mails(both.Candidate.Email));
        Assert.Empty(await World.Mails(one.Candidate.Email));
        Assert.Contains($"Dear {one.Name},", team.Main);
        Assert.DoesNotContain($"Dear {both.Name},", team.Main);
    }
}
