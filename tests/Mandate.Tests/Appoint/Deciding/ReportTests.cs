using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Deciding;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Mail;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Deciding;

public sealed class ReportTests : WorldTest
{
    async Task<(CampaignPost Post, PanelPeople Panel, Sent A)> Ready(bool scored = true)
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var a = await World.Submitted(campaign, posts);
        World.Closed(campaign);
        if (scored) await World.Scored(panel, a);
        return (posts[0], panel, a);
    }

    [Fact]
    public async Task The_chair_agrees_scores_only_with_reasons_where_they_differ_then_judges_and_hands_in_the_report_which_an_approver_approves()
    {
        var (post, panel, a) = await Ready(scored: false);
        await World.NoTies(panel, a);
        await World.Sheet(panel, panel.Chair, a, 2);
        await World.Sheet(panel, panel.Member, a, 3);
        await World.Sheet(panel, panel.Independent, a, 3);
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(AgreeScores.Url(panel.Id, a.Id));
        await chair.Fill("Agreed level for Strategy", "5").Fill("Agreed level for Quality", "4").Press("Record the agreed scores");
        Assert.Contains("Give the reason for “Strategy”: the agreed level is more than 1 away from the middle of the members’ own", chair.Errors);
        await chair.Fill("Reason for Strategy (optional)", "The references settled it").Press("Record the agreed scores");
        Assert.Contains("Agreed score 4.60. By the rule of the criteria: appointable.", chair.Main);

        await chair.Open(WriteReport.Url(panel.Id, post.Id));
        Assert.Contains($"The panel has not decided whether {a.Reference} is on the shortlist.", chair.Main);
        await World.Shortlisted(panel, a);
        await World.Interviewed(panel, a);
        foreach (var user in panel.All) await World.Sheet(panel, user, a, 4, round: Round.Interview);
        await chair.Open(AgreeScores.Url(panel.Id, a.Id, Round.Interview));
        await chair.Fill("Agreed level for Strategy", "4").Fill("Agreed level for Quality", "4").Press("Record the agreed scores");
        await chair.Open(WriteReport.Url(panel.Id, post.Id));
        Assert.Contains($"The panel has not said whether {a.Reference} is appointable.", chair.Main);
        Assert.DoesNotContain(chair.Page.QuerySelectorAll("main button"), b => b.TextContent.Contains("Hand in"));
        await chair.Open(JudgeCandidate.Url(panel.Id, post.Id, a.Id));
        await chair.Choose("Appointable").Fill("Rank", "1").Fill("Reason", "Good").Press("Record judgement");
        Assert.Contains(JudgementRefusals.ReasonTooShort.Text, chair.Errors);
        await chair.Fill("Reason", "Led long change with others and showed results that can be checked.").Press("Record judgement");
        await chair.Click("Go to the panel’s report");
        await chair.Fill("Reasons for the recommendation", "The strongest evidence in every criterion.").Press("Hand in the report");
        Assert.Contains("This report was handed in", chair.Main);
        Assert.DoesNotContain(a.Name, chair.Text);

        var approver = await World.Browser(Role.Approver);
        await approver.Open("/approvals");
        await approver.Click("Chief executive, Body 1");
        Assert.Contains("Led long change with others", approver.Main);
        Assert.Contains("The references settled it", approver.Main);
        Assert.Contains($"The person recommended is {a.Name}", approver.Main);
        await approver.Choose("Approve").Press("Record the decision");
        Assert.Contains("Approved on", approver.Main);
        Assert.Contains("Approved the report", approver.Main);

        var decided = await World.Again(post);
        Assert.Equal(PostStage.Approved, decided.Stage);
        await using var db = World.Db();
        var document = await db.ReportDocuments.SingleAsync();
        Assert.Equal(decided.Report!.Digest, CanonicalJson.Digest(document.Text));
        Assert.Equal(a.Reference, document.Content.Recommended);
        Assert.Contains("appoint.report-approved", await db.Events.Select(e => e.Kind).ToListAsync());
    }

    [Fact]
    public async Task Nothing_a_report_rests_on_changes_while_it_is_with_the_approver()
    {
        var (post, panel, a) = await Ready();
        await World.Judged(post, a, 1);
        await World.Reported(panel, post, a);
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(AgreeScores.Url(panel.Id, a.Id));
        await chair.Press("Record the agreed scores");
        Assert.Equal(HttpStatusCode.Conflict, chair.Status);
        await chair.Open(JudgeCandidate.Url(panel.Id, post.Id, a.Id));
        await chair.Press("Record judgement");
        Assert.Contains(PanelRefusals.ReportIn.Text, chair.Errors[0]);
    }

    [Fact]
    public async Task A_report_that_changed_after_it_was_opened_is_not_approved()
    {
        var (post, panel, a) = await Ready();
        await World.Judged(post, a, 1);
        await World.Reported(panel, post, a);
        var (first, second) = (await World.Browser(Role.Approver), await World.Browser(Role.Approver));
        await first.Open(DecideReport.Url(post.Id));
        await second.Open(DecideReport.Url(post.Id));
        await second.Choose("Return it to the panel").Press("Record the decision");
        Assert.Contains("Enter why you return the report", second.Errors);
        await second.Fill("Reason", "Say more of the reserve").Press("Record the decision");
        World.Now = World.Now.AddHours(1);
        await World.Reported(panel, post, a);

        await first.Choose("Approve").Press("Record the decision");
        Assert.Equal(HttpStatusCode.Conflict, first.Status);
        Assert.Contains(PostRefusal.ReportChanged.Text, first.Errors);
        Assert.Equal(PostStage.AwaitingApproval, (await World.Again(post)).Stage);
        await first.Press("Record the decision");
        Assert.Equal(PostStage.Approved, (await World.Again(post)).Stage);
        await using var db = World.Db();
        Assert.Contains(await db.Outbox.Where(o => o.Kind == typeof(SendMail).FullName).Select(o => o.Payload).ToListAsync(), p => p.Contains("Say more of the reserve") && p.Contains(panel.Chair.Email));
    }

    [Fact]
    public async Task Whoever_sat_on_the_panel_cannot_approve_even_by_a_forged_post()
    {
        var (post, panel, a) = await Ready();
        await World.Judged(post, a, null);
        await World.Reported(panel, post);
        await using (var db = World.Db())
        {
            foreach (var user in new[] { panel.Member, panel.Chair }) db.RoleHoldings.Add(new() { Id = Id.New<RoleHoldingId>(World.Now), User = user.Id, Role = Role.Approver, From = World.Today });
            await db.SaveChangesAsync();
        }
        foreach (var user in new[] { panel.Member, panel.Chair })
        {
            var browser = World.BrowserOf(user);
            await browser.Open(DecideReport.Url(post.Id));
            Assert.Contains(PostRefusal.ApproverSatOnPanel.Text, browser.Main);
            await browser.Open(DeclareTie.Url(panel.Id, a.Id));
            var token = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            await browser.Post(DecideReport.Url(post.Id), new() { ["__RequestVerificationToken"] = token, ["Decision"] = "pass", ["Digest"] = (await World.Again(post)).Report!.Digest });
            Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        }
        Assert.Null((await World.Again(post)).Approval);
    }

    [Fact]
    public async Task An_approver_of_another_body_finds_no_report()
    {
        var (post, panel, a) = await Ready();
        await World.Judged(post, a, null);
        await World.Reported(panel, post);
        var stranger = await World.User();
        var other = await World.Body();
        await using (var db = World.Db())
        {
            db.RoleHoldings.Add(new() { Id = Id.New<RoleHoldingId>(World.Now), User = stranger.Id, Role = Role.Approver, Body = other.Id, From = World.Today });
            await db.SaveChangesAsync();
        }
        var browser = World.BrowserOf(stranger);
        await browser.Open(DecideReport.Url(post.Id));
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.Open("/approvals");
        Assert.Contains("Nothing waits for you", browser.Main);
    }

    [Fact]
    public async Task Conflicts_and_leavers_stand_in_the_report_and_a_score_against_old_criteria_stops_it()
    {
        var (post, panel, a) = await Ready(scored: false);
        await World.Tied(panel, panel.Member, a, Tie.Conflict);
        await World.NoTies(panel, a);
        await World.Sheet(panel, panel.Chair, a);
        await World.Sheet(panel, panel.Independent, a);
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(AgreeScores.Url(panel.Id, a.Id));
        Assert.Contains($"{panel.Member.Name} abstains because of a conflict of interest.", chair.Main);
        await chair.Open(WriteReport.Url(panel.Id, post.Id));
        Assert.Contains("Abstained: did not open or score the application", chair.Main);
        Assert.DoesNotContain($"{panel.Member.Name} has", chair.Main);
        await using (var db = World.Db())
        {
            var member = (await db.Panels.Include(p => p.Members).SingleAsync()).MemberOf(panel.Independent.Id)!.Id;
            var sheet = await db.ScoreSheets.SingleAsync(s => s.Member == member);
            Assert.Null(sheet.StartAgain(new string('0', 64)).Refusal);
            await db.SaveChangesAsync();
        }
        await chair.Open(WriteReport.Url(panel.Id, post.Id));
        Assert.Contains($"has not locked sift scores for {a.Reference}.", chair.Main);
    }
}
