using System.Net;
using AngleSharp.Html.Dom;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Access.SignIn;

public sealed class PasskeyTests : WorldTest
{
    readonly VirtualAuthenticator device = new();

    static string Options(Browser browser) => browser.Page.QuerySelector("[data-module=mandate-passkey]")!.GetAttribute("data-options")!;

    static Task Send(Browser browser, string credential)
    {
        ((IHtmlInputElement)browser.Page.QuerySelector("[name=Credential]")!).Value = credential;
        return browser.Press(browser.Page.QuerySelector("[data-module=mandate-passkey] button")!.TextContent.Trim());
    }

    async Task<Browser> Added(User user)
    {
        var browser = await World.SignedIn(user);
        browser.Always("Origin", "http://localhost");
        await browser.Open("/account/passkeys/add");
        browser.Fill("A name for it (optional)", "My telephone");
        await Send(browser, device.Create(Options(browser)));
        return browser;
    }

    async Task<Browser> SignInWith(Func<string, string> answer)
    {
        var browser = World.RealBrowser();
        browser.Always("Origin", "http://localhost");
        await browser.Open("/sign-in/passkey?returnUrl=/account");
        await Send(browser, answer(Options(browser)));
        return browser;
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_without_password()
    {
        var user = await World.Account();
        var browser = await Added(user);
        Assert.Equal("/account/passkeys", browser.Url);
        Assert.Contains("My telephone", browser.Main);
        var later = await SignInWith(options => device.Get(options));
        Assert.Equal("/account", later.Url);
        await using var db = World.Db();
        Assert.Equal(1, (await db.UserPasskeys.SingleAsync()).SignCount);
    }

    [Fact]
    public async Task A_passkey_counts_as_a_second_factor()
    {
        var user = await World.Account(roles: Role.Administrator);
        var browser = await World.SignedIn(user);
        await browser.Open("/people-and-roles");
        Assert.Equal("Your role needs a second factor", browser.Heading);
        await Added(user);
        var later = await SignInWith(options => device.Get(options));
        await later.Open("/people-and-roles");
        Assert.Equal("People and roles", later.Heading);
    }

    [Fact]
    public async Task A_passkey_for_another_site_a_replay_and_an_unverified_person_are_refused()
    {
        await Added(await World.Account());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInWith(options => device.Get(options, origin: "http://evil.example"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInWith(options => device.Get(options, verified: false))).Status);
        string? used = null;
        Assert.Equal("/account", (await SignInWith(options => used = device.Get(options))).Url);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInWith(_ => used!)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInWith(_ => "")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInWith(_ => "no json")).Status);
    }

    [Fact]
    public async Task A_removed_passkey_no_longer_signs_in_and_a_renamed_one_does()
    {
        var browser = await Added(await World.Account());
        await browser.Click("Rename or remove My telephone");
        await browser.Fill("Name", "Old telephone").Press("Save");
        Assert.Contains("Old telephone", browser.Main);
        Assert.Equal("/account", (await SignInWith(options => device.Get(options))).Url);
        await browser.Click("Rename or remove Old telephone");
        await browser.Press("Remove this passkey");
        Assert.Contains("You have none yet", browser.Main);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInWith(options => device.Get(options))).Status);
    }

    [Fact]
    public async Task Another_persons_passkey_is_not_found()
    {
        await Added(await World.Account());
        await using var db = World.Db();
        var id = (await db.UserPasskeys.SingleAsync()).Id;
        var stranger = await World.SignedIn(await World.Account());
        await stranger.Open($"/account/passkeys/{id}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task A_lock_does_not_stop_a_passkey()
    {
        var user = await World.Account();
        await Added(user);
        var browser = World.RealBrowser();
        for (var i = 0; i < SignInFailures.Most; i++)
        {
            await browser.Open("/sign-in");
            await browser.Fill("Email address", user.Email).Fill("Password", "wrong").Press("Sign in");
        }
        Assert.Equal("/account", (await SignInWith(options => device.Get(options))).Url);
    }

    [Fact]
    public async Task A_passkey_proves_again_who_somebody_is()
    {
        var user = await World.Account();
        var browser = await Added(user);
        World.Now += TimeSpan.FromMinutes(11);
        await browser.Open("/account/email");
        Assert.Equal("Show that it is still you", browser.Heading);
        await Send(browser, device.Get(Options(browser)));
        Assert.Equal("Change your email address", browser.Heading);
    }
}
