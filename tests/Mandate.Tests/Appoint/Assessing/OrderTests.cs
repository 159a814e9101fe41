using System.Net;
using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Assessing;

public sealed class OrderTests : WorldTest
{
    static readonly OrderRule ChairFirst = new() { PostKind = "chair", Title = "Chair", Source = "Invented order" };

    sealed record Scene(Campaign Campaign, CampaignPost Post, Post Chair, PanelPeople Panel, Sent Sent);

    /// <summary>A closed campaign in which the chair comes first, with a complete panel that has declared its ties.</summary>
    async Task<Scene> Waiting()
    {
        var (campaign, posts) = await World.Campaign(1, terms: new CampaignTerms { Order = ChairFirst });
        await using var db = World.Db();
        var chair = await World.Post(await db.Bodies.SingleAsync(b => b.Id == posts[0].Body), "chair", title: "Chair");
        var panel = await World.Panel(campaign, posts);
        var sent = await World.Submitted(campaign, posts);
        World.Closed(campaign);
        await World.NoTies(panel, sent);
        return new(campaign, posts[0], chair, panel, sent);
    }

    async Task Named(Post chair, bool announced = true)
    {
        await using var db = World.Db();
        var today = London.Day(World.Now);
        var named = await BodiesApi.Designate(db, Actor.Service, World.Now, new DesignateFacts(chair.Id, new PersonNamed(Name: "Ada Ashdown"), new ActFacts(today, "the appointing body"),
            AcceptedOn: today, From: chair.From > today ? chair.From : today, NeedsApproval: false, Unannounced: !announced), CancellationToken.None);
        Assert.Null(named.Refusal);
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_panel_cannot_begin_before_the_chair_of_the_same_body_is_named_and_every_page_says_which()
    {
        var s = await Waiting();
        var member = World.BrowserOf(s.Panel.Member);
        await member.Open($"/assessing/{s.Panel.Id}");
        Assert.Contains("The chair of", member.Main);
        Assert.Contains("is not named yet", member.Main);
        await member.Open($"/assessing/{s.Panel.Id}/sift/{s.Sent.Id}");
        Assert.Equal(HttpStatusCode.Conflict, member.Status);
        Assert.Contains("records a dispensation under Approvals", member.Main);

        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/{s.Campaign.Slug}/panels/{s.Panel.Id}");
        Assert.Contains("Waits", team.Main);
        Assert.Contains("The panel for a post begins its work only when the chair of the same body is named. Source: Invented order.", team.Main);
        await team.Open($"/appoint/{s.Campaign.Slug}/selection");
        Assert.Contains("is not named yet", team.Main);

        await Named(s.Chair);
        await member.Open($"/assessing/{s.Panel.Id}/sift/{s.Sent.Id}");
        Assert.Equal(HttpStatusCode.OK, member.Status);
        await team.Open($"/appoint/{s.Campaign.Slug}/panels/{s.Panel.Id}");
        Assert.Contains("is named: Ada Ashdown", team.Main);
    }

    [Fact]
    public async Task A_chair_who_is_not_announced_yet_is_not_named_and_shows_nowhere()
    {
        var s = await Waiting();
        await Named(s.Chair, announced: false);
        var member = World.BrowserOf(s.Panel.Member);
        await member.Open($"/assessing/{s.Panel.Id}");
        Assert.Contains("is not named yet", member.Main);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/{s.Campaign.Slug}/panels/{s.Panel.Id}");
        Assert.DoesNotContain("Ada Ashdown", team.Main);
        var reader = await World.Browser();
        await reader.Open($"/appoint/{s.Campaign.Slug}/posts/{s.Post.Slug}/pack");
        Assert.DoesNotContain("Ada Ashdown", reader.Main);
        Assert.Contains("is not named yet", reader.Main);
    }

    [Fact]
    public async Task Whoever_decides_last_lets_a_panel_begin_with_a_reason_that_is_recorded()
    {
        var s = await Waiting();
        var approver = await World.Browser(Role.Approver);
        await approver.Open("/approvals");
        await approver.Click("Give a dispensation Chief executive, Body 1");
        await approver.Press("Record the dispensation");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, approver.Status);
        Assert.Contains("Enter why this panel may begin before", approver.Errors);
        await approver.Fill("Why may this panel begin before?", "The regional director presides.").Press("Record the dispensation");
        Assert.Equal("/approvals", approver.Url);

        var member = World.BrowserOf(s.Panel.Member);
        await member.Open($"/assessing/{s.Panel.Id}/sift/{s.Sent.Id}");
        Assert.Equal(HttpStatusCode.OK, member.Status);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/{s.Campaign.Slug}/panels/{s.Panel.Id}");
        Assert.Contains("The regional director presides.", team.Main);
        Assert.Contains("ave leave for the panel", team.Main);
        await approver.Open($"/approvals/{s.Post.Id}/order");
        Assert.DoesNotContain("Record the dispensation", approver.Main);
    }

    [Fact]
    public async Task Nobody_who_sits_on_the_panel_or_decides_for_another_body_gives_a_dispensation()
    {
        var s = await Waiting();
        var stranger = await World.BrowserFor(Role.Approver, (await World.Body()).Id);
        await stranger.Open($"/approvals/{s.Post.Id}/order");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        var assessor = World.BrowserOf(s.Panel.Member);
        await assessor.Open($"/approvals/{s.Post.Id}/order");
        Assert.Equal(HttpStatusCode.Forbidden, assessor.Status);

        var line = new OrderLine(s.Post.Id, "Chief executive", "chair", null, null, false);
        var leave = new Dispensation { Reason = "Because", At = World.Now };
        Assert.Equal(OrderRefusals.SitsOnPanel, s.Post.Dispense(leave, line, satOnPanel: true).Refusal);
        Assert.Equal(OrderRefusals.NoRule, s.Post.Dispense(leave, null, false).Refusal);
        Assert.Equal(OrderRefusals.NamedAlready, s.Post.Dispense(leave, line with { Named = "Ada" }, false).Refusal);
        Assert.Equal(OrderRefusals.NoReason, s.Post.Dispense(leave with { Reason = " " }, line, false).Refusal);
        Assert.False(s.Post.Dispense(leave, line, false).Refused);
        Assert.Equal(OrderRefusals.GivenAlready, s.Post.Dispense(leave, line, false).Refusal);
    }

    [Fact]
    public async Task A_panel_that_has_begun_is_not_stopped()
    {
        var s = await Waiting();
        await World.Sheet(s.Panel, s.Panel.Chair, s.Sent);
        var member = World.BrowserOf(s.Panel.Member);
        await member.Open($"/assessing/{s.Panel.Id}/sift/{s.Sent.Id}");
        Assert.Equal(HttpStatusCode.OK, member.Status);
    }

    [Fact]
    public async Task The_team_sets_the_order_while_the_campaign_is_a_draft()
    {
        var (campaign, posts) = await World.Campaign(1, published: false);
        await using (var db = World.Db()) await World.Post(await db.Bodies.SingleAsync(b => b.Id == posts[0].Body), "chair", title: "Chair");
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/order");
        await team.Fill("Which post of the same body is named first?", "chief-executive").Press("Save and continue");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains("cannot be named before itself", team.Main);
        await team.Fill("Which post of the same body is named first?", "chair").Press("Save and continue");
        Assert.Contains("The chair of the same body is named first", team.Main);
        var stranger = await World.BrowserFor(Role.AppointmentsTeam, (await World.Body()).Id);
        await stranger.Open($"/appoint/campaigns/{campaign.Slug}/order");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }
}
