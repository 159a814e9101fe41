using System.Net;
using System.Text.Json;
using Mandate.Appoint;
using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint.Panels;

public sealed class StageMatrixTests : WorldTest
{
    static readonly CampaignTerms Planned = new()
    {
        PreferencesAllowed = 3,
        Timetable = [new() { Key = "shortlist", Title = "Shortlist", From = new(2021, 10, 1), Fixed = true }, new() { Key = "announcement", Title = "Announcement", From = new(2021, 11, 2), Fixed = true }],
    };

    [Fact]
    public async Task The_team_sees_days_in_each_stage_what_is_late_and_with_whom_and_how_many_candidates_are_where()
    {
        var (campaign, posts) = await World.Campaign(posts: 3, terms: Planned);
        var panel = await World.Panel(campaign, posts.Take(2));
        var a = await World.Submitted(campaign, posts[0]);
        await World.Submitted(campaign, posts[1]);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(SelectionBoard.Url(campaign.Slug));
        await team.Click("Days in each stage, and what is late");
        Assert.Contains("The campaign is open", team.Main);

        World.Closed(campaign);
        await World.Scored(panel, a);
        await World.Judged(posts[0], a, 1);
        World.Now = World.Now.AddDays(2);
        await World.Reported(panel, posts[0], a);
        World.Now = London.At(new DateOnly(2021, 10, 11), new TimeOnly(9, 0));
        await team.Open(StageMatrix.Url(campaign.Slug));
        Assert.Contains("2 posts are late", team.Main);
        Assert.Contains("With the panel: 1 late post, up to 10 days", team.Main);
        Assert.Contains("With the appointments team: 1 late post, up to 10 days", team.Main);
        Assert.Contains("10 days late due 1 October 2021", team.Main);
        Assert.Matches(@"Sent an application\s*2", team.Main);
        Assert.Matches(@"Interviewed\s*1", team.Main);
        await team.Click("2 posts are late");
        Assert.Equal(2, team.Page.QuerySelectorAll("#table tbody tr").Length);
        await team.Open($"{StageMatrix.Url(campaign.Slug)}?stage=Approval&format=json");
        var row = Assert.Single(JsonDocument.Parse(team.Text).RootElement.EnumerateArray());
        Assert.Equal((14, 0), (row.GetProperty("days_total").GetInt32(), row.GetProperty("days_late").GetInt32()));
    }

    [Fact]
    public async Task It_takes_five_queries_whatever_the_number_of_posts_and_strangers_see_nothing()
    {
        var (campaign, posts) = await World.Campaign(posts: 12);
        await World.Panel(campaign, posts);
        World.Closed(campaign);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(StageMatrix.Url(campaign.Slug));
        using (var queries = new Queries(World.Connection))
        {
            await team.Open(StageMatrix.Url(campaign.Slug));
            Assert.True(queries.Commands.Count is > 0 and <= 5, string.Join("\n\n", queries.Commands));
        }
        var stranger = await World.Browser(Role.Assessor);
        await stranger.Open(StageMatrix.Url(campaign.Slug));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
    }
}
