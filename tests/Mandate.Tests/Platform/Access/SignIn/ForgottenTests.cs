using System.Net;
using Mandate.Platform.Access;
using Mandate.Platform.Access.Identity;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Platform.Access.SignIn;

public sealed class ForgottenTests : WorldTest
{
    const string Better = "four quite other words";

    async Task<Browser> Ask(string email)
    {
        var browser = World.RealBrowser();
        await browser.Open("/sign-in/forgotten-password");
        await browser.Fill("Email address", email).Press("Send the link");
        return browser;
    }

    [Fact]
    public async Task A_link_in_a_letter_sets_a_new_password_once_and_ends_other_sign_ins()
    {
        var user = await World.Account();
        var elsewhere = await World.SignedIn(user);
        var browser = await Ask(user.Email);
        var link = await World.LinkTo(user.Email);
        await browser.Open(link);
        await browser.Fill("New password", Better).Press("Change password");
        Assert.Equal("Your password is changed", browser.Heading);
        await elsewhere.Open("/account");
        Assert.Equal("Sign in", elsewhere.Heading);
        await browser.Open("/sign-in?returnUrl=/account");
        await browser.Fill("Email address", user.Email).Fill("Password", Better).Press("Sign in");
        Assert.Equal("Your account", browser.Heading);

        await browser.Open(link);
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
        Assert.Contains(await World.Letters(user.Email), l => l.Subject == "Your account: a new password was chosen");
    }

    [Fact]
    public async Task The_link_works_for_an_hour_and_the_next_one_replaces_it()
    {
        var user = await World.Account();
        var browser = await Ask(user.Email);
        var first = await World.LinkTo(user.Email);
        World.Now += TimeSpan.FromSeconds(1);
        await Ask(user.Email);
        await browser.Open(first);
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
        var second = await World.LinkTo(user.Email);
        World.Now += TimeSpan.FromMinutes(59);
        await browser.Open(second);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        World.Now += TimeSpan.FromMinutes(1);
        await browser.Fill("New password", Better).Press("Change password");
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Fact]
    public async Task Asking_tells_nobody_which_addresses_have_an_account()
    {
        var user = await World.Account();
        var known = await Ask(user.Email);
        var unknown = await Ask("x" + user.Email);
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Main.Replace(user.Email, "", StringComparison.Ordinal), unknown.Main.Replace("x" + user.Email, "", StringComparison.Ordinal));
        Assert.Empty(await World.Letters("x" + user.Email));
    }

    [Fact]
    public async Task A_new_password_does_not_replace_the_second_factor_and_ends_a_lock()
    {
        var user = await World.Account();
        await World.Authenticator(user);
        var browser = World.RealBrowser();
        for (var i = 0; i < SignInFailures.Most; i++)
        {
            await browser.Open("/sign-in");
            await browser.Fill("Email address", user.Email).Fill("Password", "wrong").Press("Sign in");
        }
        await Ask(user.Email);
        await browser.Open(await World.LinkTo(user.Email));
        await browser.Fill("New password", Better).Press("Change password");
        await browser.Open("/sign-in");
        await browser.Fill("Email address", user.Email).Fill("Password", Better).Press("Sign in");
        Assert.Equal("Enter the code from your authenticator app", browser.Heading);
    }

    [Fact]
    public async Task The_sixth_letter_within_an_hour_is_refused()
    {
        var user = await World.Account();
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await Ask(user.Email)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask(user.Email)).Status);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var user = await World.Account();
        var browser = await World.SignedIn(user);
        await browser.Open("/account/authenticator");
        var key = browser.Page.QuerySelector("strong.mandate-code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await browser.Fill("Code", AuthenticatorCode.At(key, World.Now)).Press("Continue");
        Assert.Equal("Keep your recovery codes", browser.Heading);
        var codes = browser.Page.QuerySelectorAll("main code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());

        var later = await World.SignedIn(user);
        await later.Click("Use a recovery code");
        await later.Fill("Recovery code", codes[0].ToLowerInvariant().Replace('-', ' ')).Press("Continue");
        Assert.Equal("/", later.Url);
        var thief = await World.SignedIn(user);
        await thief.Click("Use a recovery code");
        await thief.Fill("Recovery code", codes[0]).Press("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thief.Status);
        Assert.Contains(await World.Letters(user.Email), l => l.Markdown.Contains("9 are left", StringComparison.Ordinal));
    }

    async Task<(User User, string Letter, string Stop)> Lost()
    {
        var user = await World.Account();
        await World.Authenticator(user);
        var browser = await World.SignedIn(user);
        await browser.Click("I have lost my authenticator app");
        await browser.Press("Send the email");
        await browser.Open(await World.LinkTo(user.Email, "/confirm"));
        await browser.Press("I have lost it");
        Assert.Equal("You can remove the app tomorrow", browser.Heading);
        return (user, await World.LinkTo(user.Email, "/remove"), await World.LinkTo(user.Email, "/stop"));
    }

    [Fact]
    public async Task A_lost_authenticator_can_be_removed_a_day_after_the_mailbox_confirmed_it()
    {
        var (user, remove, _) = await Lost();
        var browser = World.RealBrowser();
        World.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        await browser.Open(remove);
        Assert.Equal("It is too early", browser.Heading);
        World.Now += TimeSpan.FromSeconds(1);
        await browser.Open(remove);
        await browser.Press("Remove the app");
        Assert.Equal("Your authenticator app is removed", browser.Heading);
        Assert.Equal("/", (await World.SignedIn(user)).Url);
        Assert.Contains("access.authenticator-removed", await World.Recorded(user.Id));
    }

    [Fact]
    public async Task The_owner_can_stop_the_removal()
    {
        var (_, remove, stop) = await Lost();
        var browser = World.RealBrowser();
        await browser.Open(stop);
        await browser.Press("Stop the removal");
        World.Now += TimeSpan.FromHours(25);
        await browser.Open(remove);
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Fact]
    public async Task Whoever_uses_the_app_has_not_lost_it()
    {
        var user = await World.Account();
        var key = await World.Authenticator(user);
        var browser = await World.SignedIn(user);
        await browser.Click("I have lost my authenticator app");
        await browser.Press("Send the email");
        await World.SignedIn(user, key);
        await browser.Open(await World.LinkTo(user.Email, "/confirm"));
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Fact]
    public async Task Losing_the_app_can_only_be_reported_with_the_password()
    {
        var browser = World.RealBrowser();
        await browser.Open("/sign-in/lost-authenticator");
        Assert.Equal("Sign in", browser.Heading);
    }
}
