using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Helping;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Helping;

/// <summary>Help goes over to a colleague, or the candidate goes on alone; both hear of it.</summary>
public sealed class HandOverTests : WorldTest
{
    async Task<(Campaign Campaign, IReadOnlyList<CampaignPost> Posts, User Candidate, User Helper, Writer Writer)> Helped(string? postal = null)
    {
        var (campaign, posts) = await World.Campaign();
        var (candidate, helper) = (await World.User(), await World.User(Role.AppointmentsTeam));
        var team = World.BrowserOf(helper);
        await team.Open(AssistCandidate.Url(campaign.Slug));
        team.Fill("The candidate’s name", "Robin Example").Fill("Why do they need help?", "They cannot see the screen.").Fill("How and when did they agree that you type and read their application?", "By telephone, today.");
        await (postal is null ? team.Fill("Their email address (optional)", candidate.Email) : team.Fill("Their postal address (optional)", postal)).Press("Open the application");
        return (campaign, posts, candidate, helper, new Writer(team, campaign, team.Url));
    }

    async Task<ApplicationId> Application()
    {
        await using var db = World.Db();
        return (await db.Assistances.SingleAsync()).Application;
    }

    [Fact]
    public async Task A_colleague_takes_over_and_whoever_typed_before_opens_nothing_and_sits_on_no_panel()
    {
        var (campaign, posts, candidate, helper, writer) = await Helped();
        var next = await World.User(Role.AppointmentsTeam);
        await writer.Browser.Open(writer.Url);
        await writer.Browser.Click($"Hand it over to a colleague or to {candidate.Name}");
        await writer.Browser.Press("Hand it over");
        Assert.Contains("Select who goes on with the application", writer.Browser.Errors);
        await writer.Browser.Choose(next.Name).Fill("Why, and what does the next person need to know?", "I am away from Monday.\nCall after ten.").Press("Hand it over");
        Assert.Contains($"{next.Name} types the application from now on", writer.Browser.Main);

        await writer.Browser.Open(writer.Url);
        Assert.Equal(HttpStatusCode.NotFound, writer.Browser.Status);
        var own = World.BrowserOf(next);
        await own.Open(writer.Url);
        Assert.Contains("You type this application for", own.Main);
        Assert.Contains("Call after ten", Assert.Single(await World.Letters(next.Email)).Markdown);
        Assert.Contains(await World.Letters(candidate.Email), l => l.Markdown.Contains($"{next.Name} of the appointments team now types your application"));
        Assert.DoesNotContain(await World.Letters(candidate.Email), l => l.Markdown.Contains("Monday"));

        var panel = await World.Panel(campaign, posts);
        await World.Saved(new RoleHolding { Id = Id.New<RoleHoldingId>(World.Now), User = helper.Id, Role = Role.Assessor, Body = null, From = World.Today.AddDays(-1) });
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/{campaign.Slug}/panels/{panel.Id}/members/add");
        await team.Fill("Person", helper.Id.ToString()).Choose("Member").Press("Add to the panel");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        await using var db = World.Db();
        Assert.True(await db.Events.AnyAsync(e => e.Kind == "appoint.assistance-handed-over"));
    }

    [Fact]
    public async Task Somebody_of_the_team_gives_it_back_to_the_candidate_for_a_helper_who_is_away()
    {
        var (campaign, _, candidate, helper, writer) = await Helped();
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(HelpDesk.Url(campaign.Slug));
        await team.Click($"Hand over {candidate.Name}");
        await team.Choose($"{candidate.Name}, alone").Fill("Why, and what does the next person need to know?", "They bought a screen reader.").Press("Hand it over");
        Assert.Contains($"The help has ended, and {candidate.Name} is told", team.Main);
        Assert.Contains(await World.Letters(candidate.Email), l => l.Subject.StartsWith("You go on with your application alone", StringComparison.Ordinal));
        Assert.Contains(await World.Letters(helper.Email), l => l.Subject.StartsWith("You no longer help", StringComparison.Ordinal));
        await writer.Browser.Open(writer.Url);
        Assert.Equal(HttpStatusCode.NotFound, writer.Browser.Status);
        await team.Open(HandOver.Url(campaign.Slug, await Application()));
        Assert.Equal(HttpStatusCode.NotFound, team.Status);
    }

    [Fact]
    public async Task Nobody_who_sits_on_a_panel_or_applied_takes_over_and_a_candidate_without_an_address_does_not_go_on_alone()
    {
        var (campaign, posts, _, helper, _) = await Helped("1 High Street\nSomewhere");
        var (sits, applied) = (await World.User(Role.AppointmentsTeam), await World.User(Role.AppointmentsTeam));
        await World.Application(campaign, posts, applied);
        var panel = Panel.Form(campaign.Id, "Panel", World.Now);
        Assert.False(panel.Add(sits.Id, PanelRole.Member, World.Now).Refused);
        await World.Saved(panel);
        var team = World.BrowserOf(helper);
        var url = HandOver.Url(campaign.Slug, await Application());
        await team.Open(url);
        Assert.Contains("has no email address and cannot go on alone", team.Main);
        Assert.Contains("Nobody else may type it", team.Main);
        var stranger = await World.Browser(Role.Assessor);
        await stranger.Open(url);
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        await using var db = World.Db();
        var help = await db.Assistances.SingleAsync();
        Assert.Equal(AssistanceRefusals.CannotTakeOver, help.HandTo(sits.Id, new(true, false, true), World.Now).Refusal);
        Assert.Equal(AssistanceRefusals.CannotTakeOver, help.HandTo(applied.Id, new(false, true, true), World.Now).Refusal);
        Assert.Equal(AssistanceRefusals.SameHelper, help.HandTo(helper.Id, new(false, false, true), World.Now).Refusal);
        help.End(World.Now);
        Assert.Equal(AssistanceRefusals.Ended, help.HandTo(sits.Id, new(false, false, true), World.Now).Refusal);
    }

    [Fact]
    public async Task Whoever_did_not_end_the_help_is_told()
    {
        var (_, _, candidate, helper, writer) = await Helped();
        var own = World.BrowserOf(candidate);
        await own.Open(writer.Url);
        await own.Press("End the help");
        Assert.Contains(await World.Letters(helper.Email), l => l.Subject.StartsWith("You no longer help", StringComparison.Ordinal));
    }
}
