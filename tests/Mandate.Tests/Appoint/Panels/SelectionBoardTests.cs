using Mandate.Appoint;
using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Panels;

public sealed class SelectionBoardTests : WorldTest
{
    [Fact]
    public async Task Each_post_shows_its_stage_since_when_and_who_has_it_and_can_be_filtered_and_downloaded()
    {
        var (campaign, posts) = await World.Campaign(posts: 3);
        var panel = await World.Panel(campaign, posts.Take(2));
        var a = await World.Submitted(campaign, posts[0]);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(SelectionBoard.Url(campaign.Slug));
        Assert.Contains("Sealed", team.Main);
        World.Closed(campaign);
        World.Now = World.Now.AddDays(2);
        await World.Judged(posts[0], a, 1);
        await World.Reported(panel, posts[0], a);
        World.Now = World.Now.AddDays(4);
        await team.Open(SelectionBoard.Url(campaign.Slug));
        Assert.Contains("Awaiting approval", team.Main);
        Assert.Contains("(4 days)", team.Main);
        Assert.Contains("With the panel", team.Main);
        await team.Open(SelectionBoard.Url(campaign.Slug) + "?stage=AwaitingApproval");
        Assert.Single(team.Page.QuerySelectorAll("tbody tr"));
        await team.Open(SelectionBoard.Url(campaign.Slug) + "?who=Panel&format=csv");
        Assert.StartsWith("body,post,region,panel,applicants,stage,since,days,who_has_it,announced_on", team.Text);
        Assert.Equal(2, team.Text.Trim().Split('\n').Length);
        await team.Open(SelectionBoard.Url(campaign.Slug) + "?format=json");
        Assert.Equal(3, System.Text.Json.JsonDocument.Parse(team.Text).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task The_board_takes_five_queries_whatever_the_number_of_posts()
    {
        var (campaign, posts) = await World.Campaign(posts: 12);
        await World.Panel(campaign, posts);
        World.Closed(campaign);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(SelectionBoard.Url(campaign.Slug));
        using var queries = new Queries(World.Connection);
        await team.Open(SelectionBoard.Url(campaign.Slug));
        Assert.True(queries.Commands.Count is > 0 and <= 5, string.Join("\n\n", queries.Commands));
    }
}
