using System.Net;
using AngleSharp.Dom;
using Mandate.Appoint;
using Mandate.Appoint.Offers;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Offers;

/// <summary>Between the day being set and the day itself.</summary>
public sealed class EmbargoTests : WorldTest
{
    /// <summary>Nobody is appointed to the first post, and the announcement is set for a week from now.</summary>
    async Task<(Campaign Campaign, IReadOnlyList<CampaignPost> Posts, Browser Team)> UnderEmbargo()
    {
        var (campaign, posts) = await World.Campaign(posts: 2);
        await World.Decided(posts[0], campaign, nobody: true);
        World.Now = London.At(new(2021, 11, 1), new(9, 0));
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(Announce.Url(campaign.Slug));
        team.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>($"input[value='{posts[0].Id}']")!.IsChecked = true;
        await team.Fill("Day of the announcement", "8/11/2021").Press("Announce");
        return (campaign, posts, team);
    }

    async Task<Browser> Tell(Campaign campaign, IReadOnlyList<CampaignPost> posts, Browser team)
    {
        await team.Open(ShowEmbargo.Url(campaign.Slug));
        team.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>($"input[value='{posts[0].Id}']")!.IsChecked = true;
        await team.Fill("Who is told", "Pat Press").Fill("Organisation", "The board's office").Fill("Email address", "pat@example.org").Fill("Why they must know before the announcement", "Writes the notice").Press("Tell them");
        return team;
    }

    [Fact]
    public async Task An_outcome_set_for_a_later_day_is_under_embargo_and_whoever_is_told_is_recorded()
    {
        var (campaign, posts, team) = await UnderEmbargo();
        Assert.EndsWith("Under embargo", team.Heading, StringComparison.Ordinal);
        Assert.Contains("8 November 2021", team.Main);
        await team.Press("Tell them");
        Assert.Contains("Choose at least one outcome", team.Errors);
        Assert.Contains("Enter why they must know before the announcement", team.Errors);
        await Tell(campaign, posts, team);
        Assert.Contains("Pat Press, The board's office", team.Main);
        var letter = Assert.Single(await World.Mails("pat@example.org"));
        Assert.Contains("embargo until 8 November 2021", letter.Markdown);
        Assert.Contains("No appointment", letter.Markdown);
        await using var db = World.Db();
        Assert.True(await db.Events.AnyAsync(e => e.Kind == "appoint.told-under-embargo"));
        Assert.True(await db.PersonalReads.AnyAsync());

        World.Now = London.At(new(2021, 11, 8), new(0, 1));
        await team.Open(ShowEmbargo.Url(campaign.Slug));
        Assert.Contains("Nothing is under embargo", team.Main);
    }

    [Fact]
    public async Task The_day_moves_with_a_reason_until_it_has_come_and_everybody_told_hears_of_it()
    {
        var (campaign, posts, team) = await UnderEmbargo();
        await Tell(campaign, posts, team);
        await team.Open(MoveAnnouncement.Url(posts[0].Id));
        await team.Fill("New day of the announcement", "1/10/2021").Press("Move the day");
        Assert.NotEmpty(team.Errors);
        await team.Fill("New day of the announcement", "15/11/2021").Fill("Why the day moves", "The ministers' diary").Press("Move the day");
        Assert.Contains("15 November 2021", team.Main);
        Assert.Contains(await World.Mails("pat@example.org"), m => m.Markdown.Contains("**15 November 2021**", StringComparison.Ordinal));

        World.Now = London.At(new(2021, 11, 9), new(9, 0));
        var reader = await World.Browser();
        await reader.Open($"/appoint/{campaign.Slug}/progress");
        Assert.DoesNotContain("not appointed", reader.Main, StringComparison.OrdinalIgnoreCase);
        await using (var db = World.Db()) Assert.Equal(London.Midnight(new(2021, 11, 15)), (await db.Outbox.Where(o => o.Kind == typeof(AnnouncementDue).FullName).OrderBy(o => o.DueAt).LastAsync()).DueAt);

        World.Now = London.At(new(2021, 11, 15), new(9, 0));
        await team.Open(MoveAnnouncement.Url(posts[0].Id));
        await team.Fill("New day of the announcement", "20/11/2021").Fill("Why the day moves", "Too late").Press("Move the day");
        Assert.Contains(EmbargoRefusals.Public.Text, team.Errors);
    }

    [Fact]
    public async Task Nobody_outside_the_team_of_the_appointing_body_reads_it()
    {
        var (campaign, posts, _) = await UnderEmbargo();
        foreach (var role in (Role[])[Role.Assessor, Role.Approver])
        {
            var stranger = await World.Browser(role);
            await stranger.Open(ShowEmbargo.Url(campaign.Slug));
            Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
            await stranger.Open(MoveAnnouncement.Url(posts[0].Id));
            Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        }
    }
}
