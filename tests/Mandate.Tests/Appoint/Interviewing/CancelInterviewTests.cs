using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Interviewing;
using Mandate.Platform;
using Mandate.Platform.Mail;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Interviewing;

/// <summary>An interview is cancelled with a reason, everybody hears of it, and another can be fixed.</summary>
public sealed class CancelInterviewTests : WorldTest
{
    const string Why = "The chair is ill.";

    async Task<(Campaign Campaign, PanelPeople Panel, Sent A, Sent B)> Fixed()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var (a, b) = (await World.Submitted(campaign, posts), await World.Submitted(campaign, posts));
        World.Closed(campaign);
        foreach (var who in new[] { a, b }) { await World.Sifted(panel, who); await World.Shortlisted(panel, who); }
        var team = await World.Browser(Role.AppointmentsTeam);
        await Fix(team, campaign, panel, a);
        return (campaign, panel, a, b);
    }

    static async Task Fix(Browser team, Campaign campaign, PanelPeople panel, Sent who)
    {
        await team.Open(FixInterview.Url(campaign.Slug, panel.Id, who.Id));
        await team.Fill("Day", "4/10/2021").Fill("Time", "10:30am").Fill("Where, or the link to join", "Room 7").Press("Fix and invite");
    }

    async Task<List<string>> Cancellations(string email)
    {
        await using var db = World.Db();
        return [.. (await db.Outbox.Where(o => o.Kind == typeof(SendMail).FullName).Select(o => o.Payload).ToListAsync()).Where(p => p.Contains(email) && p.Contains("does not take place"))];
    }

    async Task<string> Status(Sent sent)
    {
        var own = World.BrowserOf(sent.Candidate);
        await own.Open(ApplicationStatus.Url(sent.Id));
        return own.Main;
    }

    [Fact]
    public async Task Everybody_who_was_invited_is_told_why_the_time_is_free_and_another_interview_can_be_fixed()
    {
        var (campaign, panel, a, b) = await Fixed();
        Assert.Contains("Invited to interview", await Status(a));
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(FixInterview.Url(campaign.Slug, panel.Id, a.Id));
        await team.Click("Cancel this interview");
        await team.Press("Cancel the interview");
        Assert.Contains("Enter why it is cancelled, as the candidate and the panel will read it", team.Errors);
        await team.Fill("Why is it cancelled?", Why).Press("Cancel the interview");
        Assert.Contains($"Cancelled on {Mandate.Design.Dates.Day(World.Today)}: {Why}", team.Main);
        Assert.DoesNotContain("Room 7", team.Main);
        foreach (var person in panel.All.Append(a.Candidate)) Assert.Contains("chair is ill", Assert.Single(await Cancellations(person.Email)));
        Assert.Empty(await Cancellations(b.Candidate.Email));
        Assert.Contains("Interview cancelled", await Status(a));
        Assert.Contains("You are still on the shortlist", await Status(a));
        var member = World.BrowserOf(panel.Member);
        await member.Open(PanelWork.Url(panel.Id));
        Assert.DoesNotContain("Room 7", member.Main);
        await using (var db = World.Db()) Assert.Contains("ill", await db.Events.Where(e => e.Kind == "appoint.interview-cancelled").Select(e => e.Reason.Text).SingleAsync());

        await Fix(team, campaign, panel, b);
        Assert.Contains("is fixed", team.Main);
        await team.Open(FixInterview.Url(campaign.Slug, panel.Id, a.Id));
        Assert.Contains($"was cancelled on {Mandate.Design.Dates.Day(World.Today)}: {Why}", team.Main);
        await team.Fill("Day", "5/10/2021").Fill("Time", "10:30am").Fill("Where, or the link to join", "Room 8").Press("Fix and invite");
        Assert.Contains("Room 8", team.Main);
        Assert.DoesNotContain(Why, team.Main);
        Assert.Contains("Invited to interview", await Status(a));
    }

    [Fact]
    public async Task An_interview_that_took_place_cannot_be_cancelled_and_one_that_was_never_fixed_has_no_page()
    {
        var (campaign, panel, a, b) = await Fixed();
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(CancelInterview.Url(campaign.Slug, panel.Id, b.Id));
        Assert.Equal(HttpStatusCode.NotFound, team.Status);
        await team.Open(CancelInterview.Url(campaign.Slug, panel.Id, a.Id));
        World.Now = London.At(new(2021, 10, 4), new(10, 30));
        await team.Fill("Why is it cancelled?", Why).Press("Cancel the interview");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains(InterviewRefusals.TookPlace.Text, team.Errors[0]);
        Assert.Empty(await Cancellations(a.Candidate.Email));
        await team.Open(FixInterview.Url(campaign.Slug, panel.Id, a.Id));
        Assert.DoesNotContain("Cancel this interview", team.Main);
    }

    [Fact]
    public async Task What_is_cancelled_already_is_not_cancelled_twice_and_a_stranger_finds_nothing()
    {
        var (campaign, panel, a, _) = await Fixed();
        await using (var db = World.Db())
        {
            var interview = await db.Interviews.SingleAsync();
            Assert.False(interview.Cancel(Why, World.Now).Refused);
            Assert.Equal(InterviewRefusals.Cancelled, interview.Cancel(Why, World.Now).Refusal);
            await db.SaveChangesAsync();
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(CancelInterview.Url(campaign.Slug, panel.Id, a.Id));
        Assert.Equal(HttpStatusCode.NotFound, team.Status);
        var member = World.BrowserOf(panel.Member);
        await member.Open(CancelInterview.Url(campaign.Slug, panel.Id, a.Id));
        Assert.Equal(HttpStatusCode.Forbidden, member.Status);
        await World.Forget(Subject.Of(a.Candidate.Id));
        Assert.DoesNotContain(Why, await World.Dump());
    }

    [Fact]
    public async Task The_time_of_a_candidate_who_withdrew_is_free_for_another()
    {
        var (campaign, panel, a, b) = await Fixed();
        await using (var db = World.Db())
        {
            Assert.False((await db.Applications.SingleAsync(x => x.Id == a.Id)).Withdraw(World.Now).Refused);
            await db.SaveChangesAsync();
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await Fix(team, campaign, panel, b);
        Assert.Contains("is fixed", team.Main);
    }
}
