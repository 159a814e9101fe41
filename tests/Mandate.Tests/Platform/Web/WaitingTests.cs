using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Platform.Web;

/// <summary>What the home page lists for each who can act on it, and for nobody else.</summary>
public sealed class WaitingTests : WorldTest
{
    static async Task<string> Home(Browser browser)
    {
        await browser.Open("/");
        return browser.Main;
    }

    [Fact]
    public async Task A_role_waits_for_the_second_administrator_and_not_for_whoever_asked()
    {
        var (asked, second, receiver) = (await World.User(Role.Administrator), await World.User(Role.Administrator), await World.User());
        var request = RoleRequest.Ask(new Actor(asked.Id, asked.Name, [new(Role.Administrator, null)]), new RoleGrant(receiver.Id, Role.AppointmentsTeam, null, new Period(World.Today, null), null, "New in the team"), World.Now).Value!;
        await World.Saved(request);
        Assert.Contains("Confirm or refuse a role: Appointments team", await Home(World.BrowserOf(second)), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Confirm or refuse a role", await Home(World.BrowserOf(asked)));
        Assert.DoesNotContain("Confirm or refuse a role", await Home(World.BrowserOf(receiver)));
    }

    [Fact]
    public async Task A_planned_campaign_an_offer_to_make_and_an_outcome_to_announce_wait_for_the_team()
    {
        await World.Campaign(published: false);
        var (campaign, posts) = await World.Campaign(posts: 2);
        var panel = await World.Panel(campaign, posts);
        var a = await World.Submitted(campaign, posts);
        World.Closed(campaign);
        await World.Judged(posts[0], a, 1);
        await World.Reported(panel, posts[0], a);
        await World.Approved(posts[0]);
        await World.Decided(posts[1], campaign, nobody: true);
        var team = await Home(await World.Browser(Role.AppointmentsTeam));
        Assert.Contains("Finish and publish a campaign", team);
        Assert.Contains("Make an offer, or end without an appointment: 1 post", team);
        Assert.Contains("Announce 1 outcome", team);
        var appointer = await Home(await World.Browser(Role.Appointer));
        Assert.Contains("Make an offer", appointer);
        Assert.DoesNotContain("Announce 1", appointer);
        Assert.DoesNotContain("Make an offer", await Home(await World.Browser(Role.Assessor)));
    }

    [Fact]
    public async Task A_legal_event_whose_day_has_passed_waits_for_the_keeper()
    {
        var e = await World.LegalEvent();
        var keeper = await World.Browser(Role.RegisterKeeper);
        World.Now = London.At(e.ExpectedAsKnownOn(World.Today)!.Value, new(9, 0));
        Assert.DoesNotContain("Say whether it has happened", await Home(keeper));
        World.Now = World.Now.AddDays(1);
        Assert.Contains("Say whether it has happened", await Home(keeper));
    }
}
