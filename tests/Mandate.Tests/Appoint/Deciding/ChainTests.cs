using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Deciding;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Deciding;

public sealed class ChainTests : WorldTest
{
    async Task<(CampaignPost Post, Sent A, Sent B, User Appointer, User Approver)> Reported()
    {
        var (campaign, posts) = await World.Campaign(posts: 1, published: false);
        var minister = await World.Body("Department", "department");
        await using (var db = World.Db())
        {
            var kept = await db.Campaigns.SingleAsync(c => c.Id == campaign.Id);
            List<ApprovalStep> chain = [new() { Act = ApprovalAct.Appoint, Body = campaign.AppointingBody, Citation = "paragraph 5" }, new() { Act = ApprovalAct.Approve, Body = minister.Id }];
            Assert.False(kept.Change(kept.Facts() with { Terms = kept.Terms with { Chain = chain } }).Refused);
            Assert.False(kept.Publish(await db.CriteriaSets.SingleAsync(s => s.Id == kept.Criteria), 1, World.Now).Refused);
            await db.SaveChangesAsync();
            campaign = kept;
        }
        var panel = await World.Panel(campaign, posts);
        var (a, b) = (await World.Submitted(campaign, posts), await World.Submitted(campaign, posts));
        World.Closed(campaign);
        await World.Scored(panel, a);
        await World.Scored(panel, b);
        await World.Reported(panel, posts[0], a, b);
        return (posts[0], a, b, await Approver(campaign.AppointingBody), await Approver(minister.Id));
    }

    async Task<User> Approver(BodyId body)
    {
        var user = await World.User();
        await World.Saved(new RoleHolding { Id = Id.New<RoleHoldingId>(World.Now), User = user.Id, Role = Role.Approver, Body = body, From = World.Today.AddDays(-1) });
        return user;
    }

    [Fact]
    public async Task A_report_goes_through_every_step_and_only_the_last_lets_an_offer_be_made()
    {
        var (post, a, _, appointer, approver) = await Reported();
        var (first, second) = (World.BrowserOf(appointer), World.BrowserOf(approver));
        await second.Open("/approvals");
        Assert.Contains("With somebody else in the chain", second.Main);
        await second.Open(DecideReport.Url(post.Id));
        Assert.Contains("This waits for NHS Appointing body 1 Integrated Care Board, which appoints.", second.Main);

        await first.Open(DecideReport.Url(post.Id));
        await first.Choose("Appoint").Press("Record the decision");
        Assert.Contains("The report goes on to the next in the chain", first.Main);
        Assert.Null((await World.Again(post)).Approval);
        Assert.Equal(PostStage.AwaitingApproval, (await World.Again(post)).Stage);
        var told = Assert.Single(await World.Mails(approver.Email));
        Assert.Contains("http", told.Markdown);

        await second.Open("/approvals");
        await second.Click("Chief executive, Body 1");
        Assert.Contains(a.Name, second.Main);
        await second.Choose("Approve").Press("Record the decision");
        var decided = await World.Again(post);
        Assert.Equal(PostStage.Approved, decided.Stage);
        Assert.Equal([ApprovalAct.Appoint, ApprovalAct.Approve], decided.Passed.Select(p => p.Act));
        Assert.Contains("Approved the report", second.Main);
        Assert.Contains("Appointed on the report", second.Main);
    }

    [Fact]
    public async Task Returned_at_a_later_step_the_chain_starts_anew()
    {
        var (post, _, _, appointer, approver) = await Reported();
        await Decide(appointer, post, "Appoint");
        var browser = World.BrowserOf(approver);
        await browser.Open(DecideReport.Url(post.Id));
        await browser.Choose("Return it to the panel").Press("Record the decision");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.Fill("Reason", "Say more of the second candidate.").Press("Record the decision");
        Assert.Equal(PostStage.Returned, (await World.Again(post)).Stage);
    }

    [Fact]
    public async Task Another_appointable_candidate_is_preferred_only_with_a_recorded_reason_and_is_first_in_line()
    {
        var (post, a, b, appointer, approver) = await Reported();
        var browser = World.BrowserOf(appointer);
        await browser.Open(DecideReport.Url(post.Id));
        await browser.Choose("Prefer another whom the panel found appointable").Fill("Whom do you prefer?", b.Reference).Press("Record the decision");
        Assert.Contains("Enter why you prefer another than the panel recommends", browser.Errors);
        await browser.Fill("Reason", "Knows the region, on equal marks.").Press("Record the decision");
        Assert.Contains($"preferring {b.Reference} to whom the panel recommends", browser.Main);
        Assert.Contains($"The person preferred is {b.Name}", browser.Main);
        await Decide(approver, post, "Approve");
        Assert.Equal([b.Id, a.Id], (await World.Again(post)).InLine());
    }

    [Fact]
    public async Task Nobody_decides_at_two_steps()
    {
        var (post, _, _, appointer, _) = await Reported();
        await using (var db = World.Db())
        {
            db.RoleHoldings.Add(new() { Id = Id.New<RoleHoldingId>(World.Now), User = appointer.Id, Role = Role.Approver, From = World.Today.AddDays(-1) });
            await db.SaveChangesAsync();
        }
        await Decide(appointer, post, "Appoint");
        var browser = World.BrowserOf(appointer);
        await browser.Open(DecideReport.Url(post.Id));
        Assert.Contains("You decided at an earlier step", browser.Main);
        await browser.Open("/approvals");
        Assert.Contains("Nothing waits for you", browser.Main);
    }

    [Fact]
    public async Task The_chain_is_made_on_a_page_and_ends_with_an_act_that_decides()
    {
        var (campaign, _) = await World.Campaign(published: false);
        await World.Body("The Department", "department");
        var team = await World.Browser(Role.AppointmentsTeam);
        await Add("Recommends", "NHS The Department Integrated Care Board");
        Assert.Contains("The last step must appoint or approve", team.Main);
        await Add("Approves", "NHS The Department Integrated Care Board");
        Assert.DoesNotContain("The last step must appoint or approve", team.Main);
        await Add("Approves", "NHS The Department Integrated Care Board");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/chain");
        await team.Press("Take out NHS The Department Integrated Care Board recommends");
        await using var db = World.Db();
        Assert.Equal([ApprovalAct.Approve], (await db.Campaigns.SingleAsync(c => c.Id == campaign.Id)).Chain().Select(s => s.Act));

        async Task Add(string act, string body)
        {
            await team.Open($"/appoint/campaigns/{campaign.Slug}/chain");
            await team.Choose(act).Fill("Which body?", body).Press("Add step");
        }
    }

    async Task Decide(User user, CampaignPost post, string decision)
    {
        var browser = World.BrowserOf(user);
        await browser.Open(DecideReport.Url(post.Id));
        await browser.Choose(decision).Press("Record the decision");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }
}
