using System.Net;
using Mandate.Platform;
using Mandate.Platform.Access.FirstRun;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Access.FirstRun;

public sealed class FirstRunTests : WorldTest
{
    Browser Waiting()
    {
        World.FirstRun = FirstRunCode.Make();
        return World.RealBrowser();
    }

    Task Become(Browser browser, string code) => browser.Fill("Code from the console", code).Fill("Full name", "Ada Example").Fill("Email address", "ada@example.org")
        .Fill("Password", Worlds.World.Password).Press("Become the first administrator");

    [Fact]
    public async Task Every_page_leads_to_the_first_run_and_the_code_makes_one_administrator()
    {
        var browser = Waiting();
        var code = World.FirstRun!;
        Assert.Equal(20, code.Count(char.IsAsciiLetterOrDigit)); // 5 bits each: 100 bits
        await browser.Open("/bodies/add");
        Assert.Equal("Set up Mandate", browser.Heading);
        await Become(browser, code.ToLowerInvariant().Replace('-', ' '));
        Assert.Equal("You are an administrator: what to do first", browser.Heading);
        await browser.Click("Set up a second factor");
        Assert.Contains("Administrator", browser.Main);

        await using var db = World.Db();
        var user = await db.Users.SingleAsync();
        Assert.NotNull(user.EmailVerifiedAt);
        Assert.Equal(Role.Administrator, (await db.RoleHoldings.SingleAsync()).Role);
        Assert.Contains("access.first-administrator-made", await World.Recorded(user.Id));
        await browser.Open("/first-run");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task A_wrong_code_is_refused_and_tried_ten_times_at_most()
    {
        var browser = Waiting();
        await browser.Open("/first-run");
        for (var i = 0; i < 10; i++)
        {
            await Become(browser, FirstRunCode.Make());
            Assert.Equal(["Enter the code that the program printed on the console when it started"], browser.Errors);
        }
        await Become(browser, World.FirstRun!);
        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        await using var db = World.Db();
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task A_wrong_form_does_not_use_the_code_up()
    {
        var browser = Waiting();
        await browser.Open("/first-run");
        await browser.Fill("Code from the console", World.FirstRun!).Press("Become the first administrator");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await Become(browser, World.FirstRun!);
        Assert.Equal("You are an administrator: what to do first", browser.Heading);
    }

    [Fact]
    public async Task Once_somebody_has_an_account_the_code_is_worth_nothing()
    {
        var browser = Waiting();
        await browser.Open("/first-run");
        await World.Account();
        await Become(browser, World.FirstRun!);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.Open("/sign-in");
        Assert.Equal("Sign in", browser.Heading);
    }

    [Fact]
    public async Task Without_a_code_there_is_no_first_run()
    {
        var browser = World.RealBrowser();
        await browser.Open("/first-run");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task The_code_is_printed_only_while_nobody_has_an_account()
    {
        var code = new FirstRunCode();
        await using var db = World.Db();
        await using var console = new StringWriter();
        await code.Begin(db, console, "http://localhost:5080");
        Assert.True(code.Waiting);
        Assert.Contains("http://localhost:5080/first-run", console.ToString());
        var printed = console.ToString().Split('\n').Select(l => l.Trim()).Single(l => l.Count(c => c == '-') == 4);
        Assert.True(code.Matches(printed));
        Assert.True(code.Use());
        Assert.False(code.Use());
        await World.Account();
        var silent = new FirstRunCode();
        await silent.Begin(db, console, "");
        Assert.False(silent.Waiting);
    }
}
