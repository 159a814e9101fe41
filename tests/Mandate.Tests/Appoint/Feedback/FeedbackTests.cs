using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Feedback;
using Mandate.Appoint.Releasing;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Feedback;

/// <summary>From the panel's notes to what the candidate reads.</summary>
public sealed class FeedbackTests : WorldTest
{
    const string Strategy = "You led a merger over three years and showed what it changed.", Quality = "You told us about safety, and gave one figure we could check.";

    /// <summary>Two candidates of one post: the first was interviewed and is recommended, the second left out of the shortlist.</summary>
    async Task<(Campaign Campaign, CampaignPost Post, PanelPeople Panel, Sent A, Sent B)> Reported(CampaignTerms? terms = null)
    {
        var (campaign, posts) = await World.Campaign(posts: 1, terms: terms);
        var panel = await World.Panel(campaign, posts);
        var (a, b) = (await World.Submitted(campaign, posts), await World.Submitted(campaign, posts));
        World.Closed(campaign);
        await World.Scored(panel, a);
        await World.Sifted(panel, b, 2);
        await World.Shortlisted(panel, b, through: false);
        await World.Judged(posts[0], a, 1);
        await World.Reported(panel, posts[0], a);
        return (campaign, posts[0], panel, a, b);
    }

    async Task<Browser> Passed(PanelPeople panel, Sent sent)
    {
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(WriteFeedback.Url(panel.Id, sent.Id));
        await chair.Fill("Feedback on Strategy", Strategy).Fill("Feedback on Quality", Quality).Press("Save and read it as the candidate will");
        await chair.Press("Pass it: this is what the candidate should read");
        return chair;
    }

    [Fact]
    public async Task Feedback_begins_with_the_panels_notes_and_must_be_turned_into_facts_for_the_candidate()
    {
        var (_, _, panel, _, b) = await Reported();
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(ListFeedback.Url(panel.Id));
        Assert.Contains("To write", chair.Main);
        await chair.Click($"Write feedback for {b.Reference}");
        Assert.Contains("In your written evidence you were at level 2 of 5.", chair.Main);
        Assert.Contains("Secretnote2", chair.Main);
        await chair.Press("Save and read it as the candidate will");
        Assert.Contains(FeedbackRefusals.TooShort("Strategy").Text, chair.Errors);

        await chair.Fill("Feedback on Strategy", "The candidate led a merger over three years, and you know it.").Fill("Feedback on Quality", Quality).Press("Save and read it as the candidate will");
        Assert.Equal([FeedbackRefusals.NotToTheCandidate("Strategy").Text], chair.Errors);
        await chair.Fill("Feedback on Strategy", Quality).Press("Save and read it as the candidate will");
        Assert.Contains(FeedbackRefusals.Same("Strategy").Text, chair.Errors);
        await chair.Fill("Feedback on Strategy", $"You were clearer than {panel.Member.Name} expected of a merger.").Press("Save and read it as the candidate will");
        Assert.Contains(FeedbackRefusals.NamesMember(panel.Member.Name).Text, chair.Errors);
        await chair.Fill("Feedback on Strategy", "You were less clear than B3XX-3BYY about what the merger changed.").Press("Save and read it as the candidate will");
        Assert.Contains(FeedbackRefusals.NamesCandidate("B3XX-3BYY").Text, chair.Errors);
        await chair.Fill("Feedback on Strategy", Strategy).Fill("What to build on (optional)", "One more example with figures.").Press("Save and read it as the candidate will");
        Assert.Contains("as the candidate will read it", chair.Heading);
        Assert.Contains("One more example with figures.", chair.Main);
        await chair.Press("Pass it: this is what the candidate should read");
        Assert.Contains("Ready", chair.Main);
        await using var db = World.Db();
        Assert.True(await db.Events.AnyAsync(e => e.Kind == "appoint.feedback-written") && await db.Events.AnyAsync(e => e.Kind == "appoint.feedback-passed"));
    }

    [Fact]
    public async Task It_is_given_once_the_result_is_known_and_not_before_the_day_in_the_timetable()
    {
        var (campaign, post, panel, a, b) = await Reported(new() { PreferencesAllowed = 3, Timetable = [new() { Key = "feedback-from", Title = "Feedback", From = new(2021, 10, 20), Fixed = true }] });
        await Passed(panel, b);
        var candidate = World.BrowserOf(b.Candidate);
        await candidate.Open(ReadFeedback.Url(b.Id));
        Assert.Contains("No feedback yet", candidate.Main);
        Assert.Contains("20 October 2021", candidate.Main);

        World.Now = London.At(new DateOnly(2021, 10, 21), new TimeOnly(9, 0));
        await World.DrainOutbox();
        await candidate.Open(ReadFeedback.Url(b.Id));
        Assert.Contains("No feedback yet", candidate.Main); // nobody has told them the result
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ReleaseResults.Url(campaign.Slug));
        await team.Press("Send the letters");
        await World.DrainOutbox();
        await candidate.Open(ApplicationStatus.Url(b.Id));
        await candidate.Click("Feedback from the panel");
        Assert.Contains(Strategy, candidate.Main);
        Assert.Contains("In your written evidence you were at level 2 of 5.", candidate.Main);
        Assert.DoesNotContain("Secretnote", candidate.Text);
        var letter = Assert.Single(await World.Mails(b.Candidate.Email), m => m.Subject.StartsWith("Your feedback is ready", StringComparison.Ordinal));
        Assert.Contains($"http://localhost{ReadFeedback.Url(b.Id)}", letter.Markdown);

        var chair = await Passed(panel, a);
        await World.DrainOutbox();
        await chair.Open(ListFeedback.Url(panel.Id));
        Assert.Contains("Given", chair.Main);
        await chair.Open(WriteFeedback.Url(panel.Id, b.Id));
        Assert.Contains(FeedbackRefusals.GivenAlready.Text, chair.Main);
        Assert.Null((await World.Again(post)).AnnouncedOn);
        await using var db = World.Db();
        Assert.Null((await db.CandidateFeedback.SingleAsync(f => f.Application == a.Id)).GivenAt);
    }

    [Fact]
    public async Task There_is_no_feedback_to_write_before_the_panel_has_finished_with_a_candidate()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var a = await World.Submitted(campaign, posts);
        World.Closed(campaign);
        await World.Scored(panel, a);
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(ListFeedback.Url(panel.Id));
        Assert.Contains("Selection not finished", chair.Main);
        await chair.Open(WriteFeedback.Url(panel.Id, a.Id));
        Assert.Equal(HttpStatusCode.NotFound, chair.Status);
    }

    [Fact]
    public async Task Only_whoever_presides_writes_it_and_nobody_reads_another_candidates()
    {
        var (_, _, panel, a, b) = await Reported();
        await Passed(panel, b);
        var member = World.BrowserOf(panel.Member);
        await member.Open(WriteFeedback.Url(panel.Id, b.Id));
        Assert.Equal(HttpStatusCode.NotFound, member.Status);
        await member.Open(PreviewFeedback.Url(panel.Id, b.Id));
        Assert.Contains(Strategy, member.Main);
        Assert.DoesNotContain("Change it", member.Main);
        foreach (var stranger in (Browser[])[await World.Browser(Role.Assessor), await World.Browser(Role.AppointmentsTeam), World.BrowserOf(a.Candidate)])
        {
            await stranger.Open(PreviewFeedback.Url(panel.Id, b.Id));
            Assert.NotEqual(HttpStatusCode.OK, stranger.Status);
            await stranger.Open(ReadFeedback.Url(b.Id));
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
    }

    [Fact]
    public async Task What_was_read_is_what_is_passed()
    {
        var (_, _, panel, _, b) = await Reported();
        var (one, two) = (World.BrowserOf(panel.Chair), World.BrowserOf(panel.Chair));
        await one.Open(WriteFeedback.Url(panel.Id, b.Id));
        await one.Fill("Feedback on Strategy", Strategy).Fill("Feedback on Quality", Quality).Press("Save and read it as the candidate will");
        await two.Open(WriteFeedback.Url(panel.Id, b.Id));
        await two.Fill("Feedback on Quality", "You told us about safety, and gave no figure that we could check.").Press("Save and read it as the candidate will");
        await one.Press("Pass it: this is what the candidate should read");
        Assert.Contains(FeedbackRefusals.Changed.Text, one.Errors);
        Assert.Contains("gave no figure", one.Main);
    }
}
