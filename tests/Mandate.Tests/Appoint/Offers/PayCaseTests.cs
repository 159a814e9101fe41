using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Offers;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Offers;

public sealed class PayCaseTests : WorldTest
{
    static readonly CampaignTerms paid = new() { Salary = [new() { MaximumPence = 197_500_00, Confirmed = true }] };

    async Task<(Campaign Campaign, CampaignPost Post)> Accepted()
    {
        var (campaign, posts) = await World.Campaign(posts: 1, terms: paid);
        var panel = await World.Panel(campaign, posts);
        var sent = await World.Submitted(campaign, posts);
        World.Closed(campaign);
        await World.Reported(panel, posts[0], sent);
        await World.Approved(posts[0]);
        await World.Offered(posts[0]);
        await using var db = World.Db();
        Assert.False((await db.CampaignPosts.SingleAsync(p => p.Id == posts[0].Id)).Answer(OfferAnswer.Accepted, World.Now).Refused);
        await db.SaveChangesAsync();
        return (campaign, await World.Again(posts[0]));
    }

    [Fact]
    public async Task Pay_above_the_range_needs_a_case_and_nothing_is_announced_until_it_is_decided()
    {
        var (campaign, post) = await Accepted();
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ProposePay.Url(post.Id));
        Assert.Contains("Up to £197,500 a year", team.Main);
        await team.Fill("Pay for a year", "240,000").Press("Save");
        Assert.Contains("This is above the range, which ends at £197,500. Write the case for it", team.Errors);
        await team.Fill("Pay case (optional)", "Four trusts in special measures.").Press("Save");
        Assert.Contains("above the range: a pay case is open", team.Main);

        await team.Open(Announce.Url(campaign.Slug));
        Assert.Contains("nothing is announced until it is decided", team.Main);
        Assert.Contains("Nothing is ready to announce", team.Main);
        Assert.Equal(PayCaseRefusals.CaseOpen, (await World.Again(post)).Announce(World.Today).Refusal);

        await team.Open(DecidePayCase.Url(post.Id));
        await team.Press("Record the decision");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Choose("Approved").Fill("Who decided?", "the Secretary of State").Fill("On which day?", $"{World.Today:d/M/yyyy}").Fill("Where does it stand in writing?", "Letter of today").Press("Record the decision");
        Assert.Contains("approved by the Secretary of State", team.Main);
        Assert.Null((await World.Again(post)).PayObstacle);
        await team.Open(Announce.Url(campaign.Slug));
        Assert.DoesNotContain("Nothing is ready to announce", team.Main);
    }

    [Fact]
    public async Task A_rejected_case_stays_in_the_way_until_pay_within_the_range_is_proposed()
    {
        var (_, post) = await Accepted();
        var now = World.Now;
        Assert.Equal(PayCaseRefusals.NeedsCase, post.ProposePay(new() { YearlyPence = 200, CeilingPence = 100, At = now }).Refusal);
        Assert.False(post.ProposePay(new() { YearlyPence = 200, CeilingPence = 100, Case = "Large", At = now }).Refused);
        Assert.Equal(PayCaseRefusals.DecidedBeforeAsked, post.DecidePay(PayDecision.Rejected, "the Department", World.Today.AddDays(-1), "Letter").Refusal);
        Assert.False(post.DecidePay(PayDecision.Rejected, "the Department", World.Today, "Letter").Refused);
        Assert.Equal(PayCaseRefusals.CaseRejected, post.PayObstacle);
        Assert.Equal(PayCaseRefusals.NoCase, post.DecidePay(PayDecision.Approved, "the Department", World.Today, "Letter").Refusal);
        Assert.False(post.ProposePay(new() { YearlyPence = 100, CeilingPence = 100, At = now }).Refused);
        Assert.Null(post.PayObstacle);
        Assert.Equal(PayDecision.Rejected, Assert.Single(post.EarlierPay).Decision);
    }

    [Fact]
    public async Task Others_do_not_find_the_pay()
    {
        var (_, post) = await Accepted();
        var approver = await World.Browser(Role.Approver);
        await approver.Open(ProposePay.Url(post.Id));
        Assert.Equal(HttpStatusCode.Forbidden, approver.Status);
    }
}
