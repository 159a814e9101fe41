using System.Net;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Access.Identity;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Access.SignIn;

public sealed class SignInTests : WorldTest
{
    [Fact]
    public async Task Email_and_password_sign_in_and_lead_back_to_the_page_that_was_wanted()
    {
        var user = await World.Account();
        var browser = World.RealBrowser();
        await browser.Open("/account");
        Assert.Equal("Sign in", browser.Heading);
        await browser.Fill("Email address", user.Email.ToUpperInvariant()).Fill("Password", Worlds.World.Password).Press("Sign in");
        Assert.Equal("/account", browser.Url);
        Assert.Equal("Your account", browser.Heading);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_link_sends_nobody_to_another_site(string returnUrl)
    {
        var user = await World.Account();
        var browser = World.RealBrowser();
        await browser.Open($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await browser.Fill("Email address", user.Email).Fill("Password", Worlds.World.Password).Press("Sign in");
        Assert.Equal("/", browser.Url);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var user = await World.Account();
        var known = await Try(user.Email, "not the password");
        var unknown = await Try("nobody@example.org", "not the password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, known.Status);
        Assert.Equal(["The email address or the password is not right"], known.Errors);
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Errors, unknown.Errors);
        Assert.Contains("nobody@example.org", unknown.Text);
        Assert.DoesNotContain("not the password", unknown.Text);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_an_address_for_a_quarter_of_an_hour_whether_or_not_it_has_an_account()
    {
        var user = await World.Account();
        var unknown = $"nobody-{user.Email}";
        foreach (var email in new[] { user.Email, unknown })
        {
            for (var i = 1; i < SignInFailures.Most; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(email, "wrong")).Status);
            var locked = await Try(email, "wrong");
            Assert.Equal(HttpStatusCode.Conflict, locked.Status);
            Assert.Contains("You can try again after 1 September 2021, 9:15am", Assert.Single(locked.Errors));
        }
        Assert.Equal(HttpStatusCode.Conflict, (await Try(user.Email, Worlds.World.Password)).Status);
        Assert.Contains("access.sign-ins-locked", await World.Recorded(user.Id));
        World.Now += SignInFailures.Lock;
        Assert.Equal("/", (await Try(user.Email, Worlds.World.Password)).Url);
    }

    [Fact]
    public async Task A_sign_in_forgets_earlier_wrong_passwords()
    {
        var user = await World.Account();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 1; i < SignInFailures.Most; i++) await Try(user.Email, "wrong");
            Assert.Equal("/", (await Try(user.Email, Worlds.World.Password)).Url);
        }
    }

    [Fact]
    public async Task With_an_authenticator_app_the_password_alone_opens_nothing()
    {
        var user = await World.Account();
        var key = await World.Authenticator(user);
        var browser = await World.SignedIn(user);
        Assert.Equal("Enter the code from your authenticator app", browser.Heading);
        await browser.Open("/account");
        Assert.Equal("Sign in", browser.Heading);
        await browser.Open("/sign-in/code?returnUrl=/account");
        await browser.Fill("Code", AuthenticatorCode.At(key, World.Now)).Press("Continue");
        Assert.Equal("Your account", browser.Heading);
    }

    [Fact]
    public async Task A_code_works_once_and_for_a_minute_around_its_time()
    {
        var user = await World.Account();
        var key = await World.Authenticator(user);
        var old = AuthenticatorCode.At(key, World.Now.AddSeconds(-60));
        var code = AuthenticatorCode.At(key, World.Now.AddSeconds(-30));
        var browser = await World.SignedIn(user);
        await browser.Fill("Code", old).Press("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.Fill("Code", code).Press("Continue");
        Assert.Equal("/", browser.Url);

        var thief = await World.SignedIn(user);
        await thief.Fill("Code", code).Press("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thief.Status);
    }

    [Fact]
    public async Task Wrong_codes_lock_as_wrong_passwords_do()
    {
        var user = await World.Account();
        await World.Authenticator(user);
        var browser = await World.SignedIn(user);
        for (var i = 0; i < SignInFailures.Most; i++) await browser.Fill("Code", "000000").Press("Continue");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Try(user.Email, Worlds.World.Password)).Status);
    }

    [Fact]
    public async Task A_sign_in_ends_after_an_idle_hour_and_lives_on_while_used()
    {
        var browser = await World.SignedIn(await World.Account());
        for (var i = 0; i < 3; i++)
        {
            World.Now += TimeSpan.FromMinutes(50);
            await browser.Open("/account");
            Assert.Equal("Your account", browser.Heading);
        }
        World.Now += TimeSpan.FromMinutes(61);
        await browser.Open("/account");
        Assert.Equal("Sign in", browser.Heading);
    }

    [Fact]
    public async Task A_sign_in_ends_after_twelve_hours_however_busy()
    {
        var browser = await World.SignedIn(await World.Account());
        for (var minutes = 0; minutes < 12 * 60; minutes += 40)
        {
            await browser.Open("/account");
            Assert.Equal("Your account", browser.Heading);
            World.Now += TimeSpan.FromMinutes(40);
        }
        World.Now += TimeSpan.FromMinutes(1);
        await browser.Open("/account");
        Assert.Equal("Sign in", browser.Heading);
    }

    [Fact]
    public async Task Signing_out_ends_the_sign_in()
    {
        var browser = await World.SignedIn(await World.Account());
        await browser.Open("/account");
        await browser.Post("/sign-out", new() { ["__RequestVerificationToken"] = browser.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")! });
        Assert.Equal("You have signed out", browser.Heading);
        await browser.Open("/account");
        Assert.Equal("Sign in", browser.Heading);
    }

    [Fact]
    public async Task A_leaver_cannot_sign_in_and_an_open_sign_in_ends_at_the_next_request()
    {
        var user = await World.Account();
        var browser = await World.SignedIn(user);
        await using (var db = World.Db()) await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.LeftAt, World.Now));
        await browser.Open("/account");
        Assert.Equal("Sign in", browser.Heading);
        Assert.Equal(["The email address or the password is not right"], (await Try(user.Email, Worlds.World.Password)).Errors);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_bound_to_the_host_on_https()
    {
        var user = await World.Account();
        var browser = World.RealBrowser();
        browser.Https();
        await browser.Open("/sign-in");
        await browser.Fill("Email address", user.Email).Fill("Password", Worlds.World.Password).Press("Sign in");
        var cookie = Assert.Single(browser.SetCookies, c => c.StartsWith("__Host-mandate=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task When_a_person_was_last_seen_is_kept_to_the_hour()
    {
        var user = await World.Account();
        var browser = await World.SignedIn(user);
        World.Now += TimeSpan.FromMinutes(40);
        await browser.Open("/account");
        await using (var db = World.Db()) Assert.Equal(World.Now.AddMinutes(-40), (await db.Users.SingleAsync(u => u.Id == user.Id)).LastSeenAt);
        World.Now += TimeSpan.FromMinutes(21);
        await browser.Open("/account");
        await using (var db = World.Db()) Assert.Equal(World.Now, (await db.Users.SingleAsync(u => u.Id == user.Id)).LastSeenAt);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_by_account_before_address()
    {
        var user = await World.Account();
        Browser last = null!;
        for (var i = 0; i < 31; i++)
        {
            last = await Try(user.Email, Worlds.World.Password);
            if (last.Status == HttpStatusCode.TooManyRequests) break;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.NotNull(last.Response.Headers.RetryAfter);
        Assert.Equal("/", (await Try((await World.Account()).Email, Worlds.World.Password)).Url);
    }

    async Task<Browser> Try(string email, string password)
    {
        var browser = World.RealBrowser();
        await browser.Open("/sign-in");
        await browser.Fill("Email address", email).Fill("Password", password).Press("Sign in");
        return browser;
    }
}
