using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Offers;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Offers;

/// <summary>A selection that ends with nobody, and who holds the post meanwhile.</summary>
public sealed class InterimTests : WorldTest
{
    IReadOnlyList<CampaignPost> posts = null!;

    /// <summary>An approved report that recommends nobody, read after the bodies began.</summary>
    async Task<Browser> Nobody()
    {
        (var campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        World.Now = London.At(new(2022, 9, 1), new(9, 0));
        await World.Reported(panel, posts[0]);
        await World.Approved(posts[0]);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(AppointNobody.Url(posts[0].Id));
        return team;
    }

    static Task End(Browser team) => team.Fill("Reason", "Nobody met the standard").Press("End without an appointment");

    async Task<Term> Interim()
    {
        await using var db = World.Db();
        return await db.Terms.AsNoTracking().Include(t => t.Acts).SingleAsync(t => t.Basis == TermBasis.Interim);
    }

    async Task<string> Body()
    {
        await using var db = World.Db();
        return await db.Bodies.Where(b => b.Id == posts[0].Body).Select(b => b.Slug).SingleAsync();
    }

    [Fact]
    public async Task Whoever_covers_the_post_is_in_the_register_as_interim_at_once()
    {
        var team = await Nobody();
        await End(team.Choose("Interim cover is arranged"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Equal(["Enter who covers the post", "Enter the first day"], team.Errors);
        await End(team.Fill("Who covers the post?", "Robin Example").Fill("First day of cover", "1/9/2022").Fill("Last day of cover (optional)", "31/3/2023"));
        Assert.Equal(HttpStatusCode.OK, team.Status);

        var term = await Interim();
        Assert.Equal((posts[0].Post, TermState.Interim, new DateOnly(2023, 3, 31)), (term.Post, term.StateOn(World.Today), term.To));
        Assert.Equal("Interim cover from 1 September 2022 until 31 March 2023", (await World.Again(posts[0])).NoAppointment!.Cover);
        var reader = await World.Browser();
        await reader.Open($"/bodies/{await Body()}");
        Assert.Contains("Robin Example", reader.Main);
        Assert.Contains("interim", reader.Main, StringComparison.OrdinalIgnoreCase);
        await using var db = World.Db();
        Assert.Contains("bodies.term-act-recorded", await db.Events.Select(e => e.Kind).ToListAsync());
    }

    [Fact]
    public async Task A_known_name_asks_who_is_meant_and_other_cover_refuses()
    {
        var team = await Nobody();
        var known = await World.Person("Robin Example");
        await End(team.Choose("Interim cover is arranged").Fill("Who covers the post?", "robin example").Fill("First day of cover", "1/9/2022"));
        Assert.Equal(["The register knows this name. Say who is meant"], team.Errors);
        await End(team.Choose("Who is meant?", "Robin Example"));
        Assert.Equal(known.Id, (await Interim()).Person);
    }

    [Fact]
    public async Task A_post_may_end_with_nobody_and_no_cover()
    {
        var team = await Nobody();
        await End(team.Choose("The post is advertised again"));
        await using var db = World.Db();
        Assert.False(await db.Terms.AnyAsync());
        Assert.Equal(PostStage.NoAppointment, (await World.Again(posts[0])).Stage);
    }

    [Fact]
    public async Task Cover_ends_the_day_before_the_next_holder_takes_over()
    {
        var team = await Nobody();
        await End(team.Choose("Interim cover is arranged").Fill("Who covers the post?", "Robin Example").Fill("First day of cover", "1/9/2022"));
        World.Now = London.At(new(2023, 2, 1), new(9, 0));
        Post post;
        await using (var db = World.Db()) post = await db.Posts.SingleAsync(p => p.Id == posts[0].Post);
        await World.Holder(post, World.Today, "Sam Successor");
        var cover = await Interim();
        Assert.Equal((new DateOnly(2023, 1, 31), TermState.Ended), (cover.To, cover.StateOn(World.Today)));
        var reader = await World.Browser();
        await reader.Open($"/bodies/{await Body()}");
        Assert.Contains("Sam Successor", reader.Main);
        Assert.Contains("The holder took over", (await World.Dump()));
    }
}
