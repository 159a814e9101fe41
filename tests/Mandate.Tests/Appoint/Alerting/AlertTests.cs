using System.Net;
using AngleSharp.Dom;
using Mandate.Appoint;
using Mandate.Appoint.Alerting;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Alerting;

public sealed class AlertTests : WorldTest
{
    const string Reminder = "Remind me three days before a campaign closes in which I have started and not sent an application";

    async Task<User> Chooses(params string[] labels)
    {
        var user = await World.User();
        var browser = World.BrowserOf(user);
        await browser.Open(ChooseAlerts.Url);
        foreach (var label in labels) browser.Choose(label);
        await browser.Press("Save alerts");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return user;
    }

    async Task Asked(ClosingComesNear message, DateTimeOffset? due = null)
    {
        await using var db = World.Db();
        db.Enqueue(message, World.Now, due);
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_reminder_comes_three_days_before_closing_once_to_those_who_asked_and_have_not_sent()
    {
        var (campaign, posts) = await World.Campaign();
        var writing = await Chooses(Reminder);
        await new Writer(World.BrowserOf(writing), campaign).Start();
        var idle = await Chooses(Reminder);
        await new Writer(World.BrowserOf(await World.User()), campaign).Start();
        var sent = await World.Submitted(campaign, posts[0]);
        await Asked(new ClosingComesNear(campaign.Id, "https://site.example"), campaign.ClosesAt - Alert.BeforeClosing);

        World.Now = campaign.ClosesAt.AddDays(-3).AddSeconds(-1);
        await World.DrainOutbox();
        Assert.Empty(await World.Mails(writing.Email));
        World.Now = campaign.ClosesAt.AddDays(-3);
        await World.DrainOutbox();
        await Asked(new ClosingComesNear(campaign.Id, "https://site.example"));
        await World.DrainOutbox();
        var letter = Assert.Single(await World.Mails(writing.Email));
        Assert.Equal($"Closes soon: {campaign.Title}", letter.Subject);
        Assert.Contains("26 September 2021, 11:59pm (British Summer Time)", letter.Markdown);
        Assert.StartsWith("https://site.example/alerts/stop/", letter.Stop);
        Assert.Empty(await World.Mails(idle.Email));
        Assert.Single(await World.Mails(), m => m.Subject.StartsWith("Closes soon", StringComparison.Ordinal));
        Assert.Empty(await World.Mails(sent.Candidate.Email));
    }

    [Fact]
    public async Task When_the_closing_moves_the_reminder_moves_and_is_told_again_before_the_new_one()
    {
        var (campaign, _) = await World.Campaign();
        var writing = await Chooses(Reminder);
        await new Writer(World.BrowserOf(writing), campaign).Start();
        await Asked(new ClosingComesNear(campaign.Id, "https://site.example"), campaign.ClosesAt - Alert.BeforeClosing);
        World.Now = campaign.ClosesAt.AddDays(-2);
        await World.DrainOutbox();
        Assert.Single(await World.Mails(writing.Email));
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/window");
        await team.Fill("Day", "30").Fill("Why is this changed?", "The service was down.").Press("Amend and tell everyone");
        await World.DrainOutbox();
        Assert.Single(await World.Mails(writing.Email), m => m.Subject.StartsWith("Closes soon", StringComparison.Ordinal));
        World.Now = campaign.ClosesAt.AddDays(1);
        await World.DrainOutbox();
        Assert.Equal(2, (await World.Mails(writing.Email)).Count(m => m.Subject.StartsWith("Closes soon", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_follower_hears_of_changes_and_answers_and_whoever_started_gets_one_letter_only()
    {
        var (campaign, posts) = await World.Campaign();
        var follower = await World.User();
        var browser = World.BrowserOf(follower);
        await browser.Open($"/appoint/{campaign.Slug}");
        await browser.Click("Get an email when something changes");
        await browser.Press("Save alerts");
        var both = await Chooses(campaign.Title);
        await new Writer(World.BrowserOf(both), campaign).Start();
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/window");
        await team.Fill("Day", "28").Fill("Why is this changed?", "The service was down.").Press("Amend and tell everyone");
        await World.DrainOutbox();
        await World.DrainOutbox();
        var letter = Assert.Single(await World.Mails(follower.Email));
        Assert.Contains("The service was down.", letter.Markdown);
        Assert.Equal("You follow this campaign.", letter.Why);
        Assert.Equal("You started an application in this campaign.", Assert.Single(await World.Mails(both.Email)).Why);
        Assert.NotEmpty(posts);
    }

    [Fact]
    public async Task A_new_campaign_is_told_once_to_those_who_asked_for_its_kind_of_post()
    {
        World.Now = London.At(new(2027, 9, 6), new TimeOnly(9, 0));
        Assert.Null((await World.Pack("new-council")).Refusal);
        var (any, other, kind) = (await Chooses("Any post"), await World.User(), await Chooses("Any post", "Chief executive (head of paid service)"));
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open("/appoint/campaigns/plan");
        await team.Choose("Head of paid service of Westmere Council (designate)").Press("Continue");
        await team.Click("Posts");
        await team.Choose(team.Page.QuerySelector("label[for=Which]")!.TextContent.Trim()).Press("Save and continue");
        await team.Click("Check and publish");
        await team.Press("Freeze the criteria and publish");
        await World.DrainOutbox();
        foreach (var told in new[] { any, kind }) Assert.StartsWith("New: Head of paid service", Assert.Single(await World.Mails(told.Email)).Subject, StringComparison.Ordinal);
        Assert.Empty(await World.Mails(other.Email));
        await using var db = World.Db();
        Assert.True(await db.Outbox.AnyAsync(o => o.Kind == typeof(ClosingComesNear).FullName && o.DoneAt == null));
    }

    [Fact]
    public async Task The_link_of_a_letter_stops_its_kind_without_signing_in_and_opening_it_alone_stops_nothing()
    {
        var user = await Chooses(Reminder);
        string key;
        await using (var db = World.Db()) key = (await db.Alerts.SingleAsync()).StopKey;
        var anybody = await World.Browser();
        await anybody.Open(StopAlert.Url(key));
        await using (var db = World.Db()) Assert.Equal(user.Id, (await db.Alerts.SingleAsync()).User);
        await anybody.Press("Stop them");
        Assert.Contains("You get no more of these letters", anybody.Heading);
        await using (var db = World.Db()) Assert.Empty(await db.Alerts.ToListAsync());
        await anybody.Open(StopAlert.Url("nothing"));
        Assert.Contains("You get no more of these letters", anybody.Heading);
    }

    [Fact]
    public async Task A_mail_program_stops_a_kind_by_one_post_without_a_cookie_or_a_token_and_is_not_sent_elsewhere()
    {
        await Chooses(Reminder);
        string key;
        await using (var db = World.Db()) key = (await db.Alerts.SingleAsync()).StopKey;
        var program = await World.Browser();
        for (var press = 0; press < 2; press++)
        {
            await program.Post(StopAlert.Url(key), new() { ["List-Unsubscribe"] = "One-Click" });
            Assert.Equal(HttpStatusCode.OK, program.Status);
            Assert.EndsWith(StopAlert.Url(key), program.Url);
        }
        await using var after = World.Db();
        Assert.Empty(await after.Alerts.ToListAsync());
        Assert.Equal(1, await after.Events.CountAsync(e => e.Kind == "alerting.alert-stopped"));
    }

    [Fact]
    public async Task Alerts_are_changed_refused_when_they_are_not_in_the_list_and_forgotten_with_their_owner()
    {
        var user = await Chooses(Reminder, "Any post");
        var browser = World.BrowserOf(user);
        await browser.Open(ChooseAlerts.Url);
        browser.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[value=any]")!.Value = "made-up";
        await browser.Press("Save alerts");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.Open(ChooseAlerts.Url);
        browser.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("input[value=any]")!.IsChecked = false;
        await browser.Press("Save alerts");
        await using (var db = World.Db()) Assert.Equal(AlertKind.ClosingSoon, (await db.Alerts.SingleAsync()).Kind);
        await World.Forget(Subject.Of(user.Id));
        await using (var db = World.Db()) Assert.Empty(await db.Alerts.ToListAsync());
        var visitor = await World.Browser();
        await visitor.Open(ChooseAlerts.Url);
        Assert.StartsWith("/sign-in", visitor.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_programs_are_told_where_such_letters_are_stopped()
    {
        var settings = new MailSettings("Mandate", "https://site.example", new("mandate@site.example"), null, "mail");
        Assert.Equal("https://site.example/alerts/stop/a", RenderedMail.Of(new SendMail("a@example.org", "S", "M") { Stop = "https://site.example/alerts/stop/a" }, settings).Stop);
        Assert.Null(RenderedMail.Of(new SendMail("a@example.org", "S", "M") { Stop = "javascript:alert(1)" }, settings).Stop);
        Assert.Null(RenderedMail.Of(new SendMail("a@example.org", "S", "M"), settings).Stop);
    }
}
