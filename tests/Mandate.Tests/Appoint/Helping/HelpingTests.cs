using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Appoint.Helping;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Helping;

public sealed class HelpingTests : WorldTest
{
    async Task<(Writer Writer, User Helper)> Helps(Campaign campaign, string? email = "robin@example.org", string? postal = null)
    {
        var helper = await World.User(Role.AppointmentsTeam);
        var team = World.BrowserOf(helper);
        await team.Open(AssistCandidate.Url(campaign.Slug));
        team.Fill("The candidate’s name", "Robin Example").Fill("Why do they need help?", "They cannot see the screen.").Fill("How and when did they agree that you type and read their application?", "By telephone, today.");
        if (email is not null) team.Fill("Their email address (optional)", email);
        if (postal is not null) team.Fill("Their postal address (optional)", postal);
        await team.Press("Open the application");
        Assert.Contains("You type this application for", team.Main);
        return (new Writer(team, campaign, team.Url), helper);
    }

    [Fact]
    public async Task An_application_is_typed_read_back_and_sent_for_a_candidate_who_finds_it_in_their_account()
    {
        var (campaign, _) = await World.Campaign(posts: 1);
        var candidate = await World.User();
        var (writer, helper) = await Helps(campaign, candidate.Email);
        await writer.Complete(await FirstPost(writer));
        var team = writer.Browser;
        await team.Open($"{writer.Url}/check");
        team.Choose("I typed what the candidate told me and read all of it to them. They confirmed that it is true and complete as far as they know, and that a false statement can end an appointment.");
        await team.Press("Send application");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        team.Fill("When was it read back to the candidate, who confirmed it?", $"{World.Today.AddDays(1):d/M/yyyy}");
        await team.Press("Send application");
        Assert.Contains("The day on which the candidate confirmed it cannot be in the future.", team.Errors);
        team.Fill("When was it read back to the candidate, who confirmed it?", $"{World.Today:d/M/yyyy}");
        await team.Press("Send application");
        Assert.Contains("Application sent", team.Heading);

        await World.DrainOutbox();
        Assert.Contains(await World.Mails(candidate.Email), m => m.Subject.StartsWith("We help you to apply", StringComparison.Ordinal));
        Assert.Contains(await World.Mails(candidate.Email), m => m.Subject.EndsWith("has reached us", StringComparison.Ordinal));
        var own = World.BrowserOf(candidate);
        await own.Open("/applications");
        Assert.Contains(campaign.Title, own.Main);
        await using var db = World.Db();
        var sent = await db.Applications.SingleAsync();
        Assert.Equal(candidate.Id, sent.Candidate);
        Assert.Equal(World.Today, (await db.Assistances.SingleAsync()).ReadBackOn);
        var whats = await db.Events.Where(e => e.Kind == "appoint.application-submitted" || e.Kind == "appoint.application-read-back").Select(e => e.Actor.Text).ToListAsync();
        Assert.Equal(2, whats.Count);
        Assert.All(whats, w => Assert.Contains(helper.Name, w));
        Assert.True(await db.PersonalReads.AnyAsync(r => r.User == helper.Id && r.SubjectId == sent.Id.Value));

        World.Closed(campaign);
        await team.Open($"/appoint/{campaign.Slug}/applications/{sent.Reference}");
        Assert.Contains($"By {helper.Name}, read back and confirmed by the candidate on", team.Main);
    }

    [Fact]
    public async Task Whoever_helped_sits_on_no_panel_and_whoever_sits_helps_nobody()
    {
        var (campaign, posts) = await World.Campaign();
        var panel = await World.Panel(campaign, posts);
        var (_, helper) = await Helps(campaign);
        await World.Saved(new RoleHolding { Id = Id.New<RoleHoldingId>(World.Now), User = helper.Id, Role = Role.Assessor, Body = null, From = World.Today.AddDays(-1) });
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/{campaign.Slug}/panels/{panel.Id}/members/add");
        await team.Fill("Person", helper.Id.ToString()).Choose("Member").Press("Add to the panel");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains("typed an application of this campaign for a candidate", team.Main);

        await World.Saved(new RoleHolding { Id = Id.New<RoleHoldingId>(World.Now), User = panel.Chair.Id, Role = Role.AppointmentsTeam, Body = null, From = World.Today.AddDays(-1) });
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(AssistCandidate.Url(campaign.Slug));
        await chair.Fill("The candidate’s name", "A").Fill("Their email address (optional)", "a@example.org").Fill("Why do they need help?", "B").Fill("How and when did they agree that you type and read their application?", "C").Press("Open the application");
        Assert.Equal(HttpStatusCode.Conflict, chair.Status);
        Assert.Contains("You sit or sat on a panel of this campaign", chair.Main);
    }

    [Fact]
    public async Task What_a_candidate_began_is_theirs_and_they_end_help_when_they_like()
    {
        var (campaign, _) = await World.Campaign();
        var begun = await World.User();
        await new Writer(World.BrowserOf(begun), campaign).Start();
        var other = await World.Browser(Role.AppointmentsTeam);
        await other.Open(AssistCandidate.Url(campaign.Slug));
        await other.Fill("The candidate’s name", "A").Fill("Their email address (optional)", begun.Email).Fill("Why do they need help?", "B").Fill("How and when did they agree that you type and read their application?", "C").Press("Open the application");
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("theirs alone", other.Main);

        var candidate = await World.User();
        var (writer, _) = await Helps(campaign, candidate.Email);
        await other.Open(writer.Url);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        var own = World.BrowserOf(candidate);
        await own.Open(writer.Url);
        Assert.Contains("of the appointments team helps you", own.Main);
        await own.Press("End the help");
        Assert.DoesNotContain("of the appointments team helps you", own.Main);
        await writer.Browser.Open(writer.Url);
        Assert.Equal(HttpStatusCode.NotFound, writer.Browser.Status);
    }

    [Fact]
    public async Task Equality_answers_are_not_for_whoever_helps()
    {
        var (campaign, _) = await World.Campaign(terms: new CampaignTerms { Monitoring = new() { Questions = [new() { Key = "age", Question = "How old are you?", Options = [new() { Code = "a", Text = "Young" }] }] } });
        var (writer, _) = await Helps(campaign);
        Assert.DoesNotContain("Equality monitoring", writer.Browser.Main);
        await writer.Browser.Open(writer.Url + "/equality");
        Assert.Equal(HttpStatusCode.NotFound, writer.Browser.Status);
    }

    [Fact]
    public async Task Letters_to_a_candidate_without_an_address_are_printed_and_posted()
    {
        var (campaign, _) = await World.Campaign(posts: 1);
        var (writer, _) = await Helps(campaign, email: null, postal: "1 High Street\nSomewhere");
        await World.DrainOutbox();
        await World.DrainOutbox();
        var team = writer.Browser;
        await team.Open("/");
        await team.Click("Post 1 letter");
        await team.Click($"We help you to apply: {campaign.Title}");
        Assert.Contains("1 High Street", team.Main);
        Assert.Contains("Every letter about it comes to you by post.", team.Main);
        await team.Press("I have posted it");
        Assert.Contains("Posted on", team.Main);
        await using var db = World.Db();
        Assert.Empty(await db.SentMails.ToListAsync());
        var user = (await db.Assistances.SingleAsync()).Candidate;
        await World.Forget(Subject.Of(user));
        await using var after = World.Db();
        Assert.Empty(await after.LettersToPost.ToListAsync());
        Assert.Null((await after.Assistances.SingleAsync()).PostalAddress);
    }

    [Fact]
    public async Task A_format_is_asked_for_without_an_account_waits_for_the_team_and_is_closed_with_what_was_sent()
    {
        var (campaign, _) = await World.Campaign();
        var visitor = await World.Browser();
        await visitor.Open($"/appoint/{campaign.Slug}");
        await visitor.Click("ask for it here");
        await visitor.Press("Send request");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Select what you need", visitor.Errors);
        await visitor.Choose("Large print").Fill("Your name", "Robin Example").Fill("How can we reach you?", "1 High Street").Press("Send request");
        Assert.Contains("We have your request", visitor.Page.Body!.TextContent);

        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open("/");
        await team.Click("Answer 1 request for formats or help");
        await team.Click("Robin Example");
        Assert.Contains("1 High Street", team.Main);
        await team.Press("Close the request");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Fill("What was sent or done?", "18 point, posted today.").Press("Close the request");
        Assert.Contains("Answered", team.Main);
        await team.Open("/");
        Assert.DoesNotContain("for formats or help", team.Main);

        World.Now = campaign.ClosesAt.AddDays(31);
        await World.DrainOutbox();
        await using var db = World.Db();
        var kept = await db.FormatRequests.SingleAsync();
        Assert.Equal(("", "", "18 point, posted today."), (kept.Name, kept.Contact, kept.Sent));
        var texts = (await db.Events.ToListAsync()).SelectMany(e => e.Texts()).Select(t => t.Text.Text).ToList();
        Assert.DoesNotContain(texts, t => t?.Contains("High Street", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Nothing_of_it_is_there_for_strangers()
    {
        var (campaign, _) = await World.Campaign();
        var (draft, _) = await World.Campaign(published: false);
        var visitor = await World.Browser();
        await visitor.Open(AskForFormat.Url(draft.Slug));
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.Open(AskForFormat.Url(campaign.Slug));
        await visitor.Choose("Braille").Fill("Your name", "R").Fill("How can we reach you?", "R").Press("Send request");
        await using var db = World.Db();
        var request = CloseRequest.Url(campaign.Slug, (await db.FormatRequests.SingleAsync()).Id);
        var elsewhere = await World.User();
        await World.Saved(new RoleHolding { Id = Id.New<RoleHoldingId>(World.Now), User = elsewhere.Id, Role = Role.AppointmentsTeam, Body = (await World.Body("Elsewhere")).Id, From = World.Today.AddDays(-1) });
        var stranger = World.BrowserOf(elsewhere);
        var assessor = await World.Browser(Role.Assessor);
        foreach (var url in new[] { HelpDesk.Url(campaign.Slug), AssistCandidate.Url(campaign.Slug), request, PostLetter.Url(campaign.Slug, Guid.Empty) })
        {
            await stranger.Open(url);
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
            await assessor.Open(url);
            Assert.Equal(HttpStatusCode.Forbidden, assessor.Status);
        }
    }

    static async Task<string> FirstPost(Writer writer)
    {
        await writer.Browser.Open(writer.Url + "/posts");
        return writer.Browser.Page.QuerySelectorAll("select option").Select(o => o.TextContent.Trim()).First(t => t.Contains(':', StringComparison.Ordinal));
    }
}
