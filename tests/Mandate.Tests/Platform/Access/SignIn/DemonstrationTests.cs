using System.Net;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Platform.Access.SignIn;

public sealed class DemonstrationTests : WorldTest
{
    async Task<(Browser Browser, User Person)> Demo()
    {
        World.Demonstration = true;
        var person = await World.Account(demo: "Appointments team", roles: Role.AppointmentsTeam);
        await World.Account();
        return (World.RealBrowser(), person);
    }

    [Fact]
    public async Task One_click_signs_in_an_invented_person_whose_roles_work_at_once()
    {
        var (browser, person) = await Demo();
        await browser.Open("/sign-in?returnUrl=/account");
        Assert.DoesNotContain("Account 2", browser.Main);
        await browser.Press($"{person.Name}: Appointments team");
        Assert.Equal("/account", browser.Url);
        Assert.Contains("Appointments team, All bodies", browser.Main);
        Assert.DoesNotContain("Waits for a second factor", browser.Main);
    }

    [Fact]
    public async Task Nobody_else_can_be_signed_in_with_one_click()
    {
        var (browser, _) = await Demo();
        var real = await World.Account();
        await browser.Open("/sign-in");
        await Post(browser, real);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public Task Refused_when_this_is_no_demonstration() => Refused(browser => World.Demonstration = false);

    [Fact]
    public Task Refused_from_another_machine() => Refused(browser => World.Address = IPAddress.Parse("192.168.1.20"));

    [Fact]
    public Task Refused_when_the_address_is_not_known() => Refused(browser => World.Address = IPAddress.None);

    [Theory]
    [InlineData("demo.example.org")]
    [InlineData("localhost.example.org")]
    [InlineData("10.0.0.1")]
    public Task Refused_under_another_host_name(string host) => Refused(browser => browser.Always("Host", host));

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Original-For", "127.0.0.1:1")]
    public Task Refused_behind_a_proxy(string header, string value) => Refused(browser => browser.Always(header, value));

    [Theory]
    [InlineData("127.0.0.1:5080")]
    [InlineData("[::1]:5080")]
    [InlineData("localhost:5080")]
    public async Task Offered_under_every_loopback_name(string host)
    {
        var (browser, person) = await Demo();
        browser.Always("Host", host);
        await browser.Open("/sign-in");
        Assert.Contains(person.Name, browser.Main);
    }

    async Task Refused(Action<Browser> makeOdd)
    {
        var (browser, person) = await Demo();
        await browser.Open("/sign-in");
        Assert.Contains(person.Name, browser.Main);
        makeOdd(browser);
        await Post(browser, person);
        Assert.True(browser.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{browser.Status}"); // 400: a host name that is not ours
        await browser.Open("/sign-in");
        Assert.DoesNotContain(person.Name, browser.Main);
        await using var db = World.Db();
        Assert.Null((await db.Users.FindAsync(person.Id))!.LastSignInAt);
    }

    static Task Post(Browser browser, User user) => browser.Post("/sign-in/demonstration", new()
    {
        ["User"] = user.Id.ToString(), ["__RequestVerificationToken"] = browser.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!,
    });
}
