using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Mail;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Panels;

public sealed class PanelTests : WorldTest
{
    [Fact]
    public async Task The_team_forms_one_panel_for_two_posts_and_puts_people_on_it_who_are_told_by_mail()
    {
        var (campaign, posts) = await World.Campaign(posts: 2);
        var chair = await World.User(Role.Assessor);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(FormPanel.Url(campaign.Slug));
        await team.Choose("Chief executive, Body 1").Choose("Chief executive, Body 2").Choose("One panel for all the posts chosen").Fill("Name of the panel", "South").Press("Form panel");
        Assert.Equal("Chief executives South", team.Heading);
        Assert.Contains("The panel needs a chair.", team.Main);

        await team.Click("Add a member");
        await team.Fill("Person", chair.Id.ToString()).Choose("Chair").Press("Add to the panel");
        Assert.Contains($"{chair.Name}Chair", team.Main);
        Assert.DoesNotContain("The panel needs a chair.", team.Main);
        Assert.Contains("Put Person 1 on the panel as chair", team.Main);

        await using var db = World.Db();
        Assert.Equal(2, await db.CampaignPosts.CountAsync(p => p.Panel != null));
        var mail = await db.Outbox.SingleAsync(o => o.Kind == typeof(SendMail).FullName);
        Assert.Contains(chair.Email, mail.Payload);
    }

    [Fact]
    public async Task One_panel_for_each_region_is_formed_in_one_step()
    {
        var (campaign, posts) = await World.Campaign(posts: 3);
        await using (var db = World.Db())
        {
            foreach (var (i, post) in (await db.CampaignPosts.ToListAsync()).Index()) post.Describe(post.Advert with { Region = i == 0 ? "London" : "South West" });
            await db.SaveChangesAsync();
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(FormPanel.Url(campaign.Slug));
        foreach (var n in new[] { 1, 2, 3 }) team.Choose($"Chief executive, Body {n}");
        await team.Choose("One panel for each region").Press("Form panel");
        Assert.Equal(ListPanels.Url(campaign.Slug), team.Url);
        Assert.Contains("London", team.Main);
        Assert.Contains("South West", team.Main);
        await using var after = World.Db();
        Assert.Equal(2, await after.Panels.CountAsync());
    }

    [Fact]
    public async Task Somebody_who_applied_cannot_be_put_on_a_panel()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var sent = await World.Submitted(campaign, posts);
        await using (var db = World.Db())
        {
            db.RoleHoldings.Add(new() { Id = Id.New<RoleHoldingId>(World.Now), User = sent.Candidate.Id, Role = Role.Assessor, From = World.Today });
            await db.SaveChangesAsync();
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(AddMember.Url(campaign.Slug, panel.Id));
        await team.Fill("Person", sent.Candidate.Id.ToString()).Choose("Member").Press("Add to the panel");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains("Somebody who applied in this campaign cannot sit on one of its panels.", team.Errors);
    }

    [Fact]
    public async Task An_approver_of_the_campaign_is_refused_a_seat_on_its_panel_even_when_another_approver_is_left()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var both = await World.User(Role.Assessor, Role.Approver);
        await World.User(Role.Approver);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(AddMember.Url(campaign.Slug, panel.Id));
        await team.Fill("Person", both.Id.ToString()).Choose("Member").Press("Add to the panel");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains(PanelRefusals.Approves.Text, team.Errors);
        await using var db = World.Db();
        Assert.False((await db.Panels.Include(p => p.Members).SingleAsync()).HasSat(both.Id));
    }

    [Fact]
    public async Task A_member_taken_off_is_kept_and_marked_and_can_open_nothing()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ShowPanel.Url(campaign.Slug, panel.Id));
        await using (var db = World.Db())
            await team.Open(RemoveMember.Url(campaign.Slug, panel.Id, (await db.Panels.Include(p => p.Members).SingleAsync()).MemberOf(panel.Member.Id)!.Id));
        await team.Press("Take off the panel");
        Assert.Contains("Enter the reason", team.Errors);
        await team.Fill("Reason", "Moved abroad").Choose("Yes").Press("Take off the panel");
        Assert.Contains("Moved abroad. Scores are kept and count.", team.Main);
        Assert.Contains("A panel has at least three people.", team.Main);

        var leaver = World.BrowserOf(panel.Member);
        await leaver.Open($"/assessing/{panel.Id}");
        Assert.Equal(HttpStatusCode.NotFound, leaver.Status);
    }

    [Fact]
    public async Task A_post_being_filled_and_a_panel_at_work_are_told_to_whoever_would_end_the_post_or_the_person()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        await using var db = World.Db();
        var stands = new CampaignsStandOn(db);
        Assert.True((await stands.StandsOn(Subject.Of(posts[0].Post), World.Today, default)).Single().Blocks);
        Assert.Contains("Chief executives", (await stands.StandsOn(Subject.Of(posts[0].Body), World.Today, default)).Single().Text);
        Assert.Empty(await stands.StandsOn(Subject.Of(panel.Chair.Id), World.Today, default));
        Assert.Contains("Chair of the panel “Panel” of Chief executives", (await new PanelsStandOn(db).StandsOn(panel.Chair.Id, default)).Single());
    }

    [Fact]
    public async Task The_team_of_another_body_finds_no_such_campaign()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var stranger = await World.User();
        var other = await World.Body();
        await using (var db = World.Db())
        {
            db.RoleHoldings.Add(new() { Id = Id.New<RoleHoldingId>(World.Now), User = stranger.Id, Role = Role.AppointmentsTeam, Body = other.Id, From = World.Today });
            await db.SaveChangesAsync();
        }
        var browser = World.BrowserOf(stranger);
        foreach (var url in new[] { ListPanels.Url(campaign.Slug), FormPanel.Url(campaign.Slug), ShowPanel.Url(campaign.Slug, panel.Id), AddMember.Url(campaign.Slug, panel.Id), GivePosts.Url(campaign.Slug, panel.Id), SelectionBoard.Url(campaign.Slug), $"/appoint/{campaign.Slug}/announce" })
        {
            await browser.Open(url);
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        var assessor = await World.Browser(Role.Assessor);
        await assessor.Open(ShowPanel.Url(campaign.Slug, panel.Id));
        Assert.Equal(HttpStatusCode.Forbidden, assessor.Status);
    }
}
