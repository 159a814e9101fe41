using System.Net;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Campaigns;

public sealed class NoticeTests : WorldTest
{
    static readonly NoticeRule Opening = new() { From = NoticeRules.Opens, To = NoticeRules.Closes, Days = 14, Refuses = true, Source = "Invented order 3" };
    static readonly NoticeRule Sift = new() { From = NoticeRules.Closes, To = "sift", Days = 2, Source = "Custom" };

    [Fact]
    public void A_rule_names_both_dates_its_days_and_its_source()
    {
        var fault = Assert.Single(NoticeRules.Faults([Opening, Sift], [], new(2021, 9, 1), new(2021, 9, 10)));
        Assert.Equal("From “Opening” (1 September 2021) to “Closing” (10 September 2021) are 9 days. The rule is at least 14 days", fault.Refusal.Text);
        Assert.Equal("Invented order 3", fault.Refusal.Citation);
        Assert.Empty(NoticeRules.Faults([Opening], [], new(2021, 9, 1), new(2021, 9, 15)));
        Assert.Single(NoticeRules.Faults([Sift], [new() { Key = "sift", Title = "Sift", From = new(2021, 9, 11) }], new(2021, 9, 1), new(2021, 9, 10)));
    }

    [Theory]
    [InlineData("closes", "opens")]
    [InlineData("sift", "sift")]
    [InlineData("interviews", "invitation")]
    [InlineData("opens", "nowhere")]
    public void A_rule_goes_from_an_earlier_step_to_a_later(string from, string to) =>
        Assert.True(NoticeRules.Check([new NoticeRule { From = from, To = to, Days = 1, Source = "x" }]).Refused);

    [Fact]
    public async Task A_window_that_is_too_short_is_refused_beside_its_field_with_both_dates()
    {
        var (campaign, _) = await World.Campaign(1, published: false, terms: new CampaignTerms { Notice = [Opening] });
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/window");
        await team.Fill("Day it closes", "9/9/2021").Press("Save and continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains(team.Errors, e => e.Contains("(1 September 2021)") && e.Contains("(9 September 2021)") && e.Contains("Invented order 3"));
        await team.Fill("Day it closes", "15/9/2021").Press("Save and continue");
        Assert.Equal(HttpStatusCode.OK, team.Status);
    }

    [Fact]
    public async Task Reversed_dates_are_refused_beside_the_field_and_a_warning_stands_on_the_timetable()
    {
        var (campaign, _) = await World.Campaign(1, published: false, terms: new CampaignTerms { Notice = [Sift, new() { From = "sift", To = "interviews", Days = 7, Refuses = true, Source = "Protocol 9" }] });
        var team = await World.Browser(Role.AppointmentsTeam);
        await Step("sift", "20/9/2021");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains(team.Errors, e => e.Contains("(20 September 2021)") && e.Contains("(26 September 2021)"));
        await Step("sift", "27/9/2021");
        Assert.Contains("A short time", team.Main);
        Assert.Contains("is 1 day. The rule is at least 2 days", team.Main);
        await Step("interviews", "30/9/2021");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains(team.Errors, e => e.Contains("are 3 days") && e.Contains("Protocol 9"));
        await Step("interviews", "4/10/2021");
        Assert.Equal(HttpStatusCode.OK, team.Status);

        async Task Step(string kind, string day)
        {
            await team.Open($"/appoint/campaigns/{campaign.Slug}/timetable/new");
            await team.Choose(Timetables.TitleOf(kind)!).Fill("Day, or first day", day).Choose("Estimated").Press("Save step");
        }
    }

    [Fact]
    public async Task The_team_keeps_the_rules_and_publishing_waits_for_those_that_refuse()
    {
        var (campaign, _) = await World.Campaign(1, published: false);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/notice");
        await team.Press("Add rule");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains("Enter what the rule rests on", team.Errors);
        await team.Fill("From", "closes").Fill("To", "opens").Fill("Least number of days", "60").Choose("Refuse").Fill("Law, policy or custom it rests on", "Custom").Press("Add rule");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        await team.Fill("From", "opens").Fill("To", "closes").Press("Add rule");
        Assert.Contains("are 25 days", team.Main);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/prepare");
        Assert.Contains("The rule is at least 60 days", team.Main);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/notice");
        await team.Press("Take out At least 60 days from “Opening” to “Closing”");
        Assert.DoesNotContain("are 25 days", team.Main);

        var stranger = await World.BrowserFor(Role.AppointmentsTeam, (await World.Body()).Id);
        await stranger.Open($"/appoint/campaigns/{campaign.Slug}/notice");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public void An_invitation_to_an_interview_has_its_own_notice()
    {
        var terms = new CampaignTerms { Notice = [new() { From = NoticeRules.Invitation, To = NoticeRules.Interviews, Days = 5, Refuses = true, Source = "Protocol" }] };
        Assert.NotNull(terms.InvitationFault(new(2021, 10, 1), new(2021, 10, 4)));
        Assert.Null(terms.InvitationFault(new(2021, 10, 1), new(2021, 10, 6)));
        Assert.Null(new CampaignTerms().InvitationFault(new(2021, 10, 1), new(2021, 10, 1)));
    }
}
