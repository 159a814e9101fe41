using System.Net;
using Mandate.Platform;
using Mandate.Platform.Access.Identity;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Access.Account;

public sealed class AccountTests : WorldTest
{
    string email => $"new-{World.Address}@example.org";

    async Task<Browser> Ask(string address, string returnUrl = "/account")
    {
        var browser = World.RealBrowser();
        await browser.Open($"/create-account?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await browser.Fill("Email address", address).Press("Send the link");
        return browser;
    }

    [Fact]
    public async Task An_account_opens_through_a_link_to_its_mailbox_and_leads_back()
    {
        var browser = await Ask(email, "/account/name");
        Assert.Equal("Check your email", browser.Heading);
        var link = await World.LinkTo(email);
        await using (var db = World.Db()) Assert.False(await db.Users.AnyAsync());

        var elsewhere = World.RealBrowser();
        await elsewhere.Open(link);
        await elsewhere.Fill("Full name", "Ada Example").Fill("Password", Worlds.World.Password).Press("Create account");
        Assert.Equal("/account/name", elsewhere.Url);
        await using (var db = World.Db())
        {
            var user = await db.Users.SingleAsync();
            Assert.Equal(World.Now, user.EmailVerifiedAt);
            Assert.Equal(["access.account-opened"], await World.Recorded(user.Id));
        }
        await browser.Open(link);
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Fact]
    public async Task The_link_works_for_24_hours()
    {
        var browser = await Ask(email);
        var link = await World.LinkTo(email);
        World.Now += TimeSpan.FromHours(24);
        await browser.Open(link);
        Assert.Equal(HttpStatusCode.Gone, browser.Status);
    }

    [Theory]
    [InlineData("short", "Password must be 12 characters or more")]
    [InlineData("aaaaaaaaaaaaaaaa", "Password must not repeat the same few characters")]
    [InlineData("Password123456!", "Password is too common. Try three random words")]
    [InlineData("Ada Example 12", "Password must not be your name or email address")]
    public async Task Weak_passwords_are_refused_and_the_name_is_kept(string password, string error)
    {
        await Ask(email);
        var browser = World.RealBrowser();
        await browser.Open(await World.LinkTo(email));
        await browser.Fill("Full name", "Ada Example").Fill("Password", password).Press("Create account");
        Assert.Equal([error], browser.Errors);
        Assert.Contains("Ada Example", browser.Text);
        Assert.DoesNotContain(password == "Ada Example 12" ? "Example 12" : password, browser.Text);
    }

    [Fact]
    public async Task An_address_with_an_account_gets_a_letter_that_says_so_and_the_page_says_the_same()
    {
        var user = await World.Account();
        var known = await Ask(user.Email);
        var unknown = await Ask(email);
        Assert.Equal(known.Main.Replace(user.Email, "", StringComparison.Ordinal), unknown.Main.Replace(email, "", StringComparison.Ordinal));
        Assert.Equal("You already have an account", Assert.Single(await World.Letters(user.Email)).Subject);
    }

    [Fact]
    public async Task The_email_address_changes_when_both_mailboxes_have_confirmed()
    {
        var user = await World.Account();
        var browser = await World.SignedIn(user);
        await browser.Open("/account/email");
        await browser.Fill("New email address", email).Press("Send the links");
        var (old, @new) = (await World.LinkTo(user.Email), await World.LinkTo(email));
        await browser.Open(old);
        await browser.Press("Confirm");
        Assert.Equal("One confirmation to go", browser.Heading);
        await using (var db = World.Db()) Assert.Equal(user.Email, (await db.Users.SingleAsync()).Email);
        var elsewhere = World.RealBrowser();
        await elsewhere.Open(@new);
        await elsewhere.Press("Confirm");
        Assert.Equal("Your email address is changed", elsewhere.Heading);
        await using (var db = World.Db()) Assert.Equal(email, (await db.Users.SingleAsync()).Email);
        Assert.Contains(await World.Letters(user.Email), l => l.Subject == $"Your account: the email address was changed to {email}");
    }

    [Fact]
    public async Task A_change_of_password_asks_for_the_old_one_and_ends_other_sign_ins()
    {
        var user = await World.Account();
        var (browser, elsewhere) = (await World.SignedIn(user), await World.SignedIn(user));
        await browser.Open("/account/password");
        await browser.Fill("Present password", "wrong").Fill("New password", "four quite other words").Press("Change password");
        Assert.Equal(["The present password is not right"], browser.Errors);
        await browser.Fill("Present password", Worlds.World.Password).Fill("New password", "four quite other words").Press("Change password");
        Assert.Equal("Your account", browser.Heading);
        await elsewhere.Open("/account");
        Assert.Equal("Sign in", elsewhere.Heading);
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_all_sign_ins_but_this_one()
    {
        var user = await World.Account();
        var (browser, elsewhere) = (await World.SignedIn(user), await World.SignedIn(user));
        await browser.Open("/account");
        await browser.Press("Sign out everywhere else");
        Assert.Equal("Your account", browser.Heading);
        await elsewhere.Open("/account");
        Assert.Equal("Sign in", elsewhere.Heading);
        await browser.Open("/account");
        Assert.Contains("Ended every sign-in", browser.Main);
    }

    [Fact]
    public async Task The_name_changes_and_the_history_says_so()
    {
        var browser = await World.SignedIn(await World.Account());
        await browser.Open("/account/name");
        await browser.Fill("Full name", " ").Press("Save");
        Assert.Equal(["Enter your full name"], browser.Errors);
        await browser.Fill("Full name", "Ada Example").Press("Save");
        Assert.Contains("Changed the name from Account 1 to Ada Example", browser.Main);
    }

    [Fact]
    public async Task A_role_that_sees_candidates_waits_for_a_second_factor_and_what_was_wanted_follows()
    {
        var user = await World.Account(roles: [Role.Administrator, Role.RegisterKeeper]);
        var browser = await World.SignedIn(user);
        await browser.Open("/bodies/add");
        Assert.Equal("Add a body", browser.Heading);
        await browser.Open("/people-and-roles?q=x");
        Assert.Equal("Your role needs a second factor", browser.Heading);
        await browser.Click("Set up an authenticator app");
        await browser.Fill("Code", "000000").Press("Continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        var key = browser.Page.QuerySelector("strong.mandate-code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await browser.Fill("Code", AuthenticatorCode.At(key, World.Now)).Press("Continue");
        await browser.Click("I have kept them: continue");
        Assert.Equal("/people-and-roles?q=x", browser.Url);
        Assert.Equal("People and roles", browser.Heading);

        await using var db = World.Db();
        var stored = (await db.Users.SingleAsync()).ProtectedAuthenticatorKey!;
        Assert.DoesNotContain(key, stored);
        Assert.All(await db.RecoveryCodes.ToListAsync(), c => Assert.Equal(64, c.Hash.Length));
    }

    [Fact]
    public async Task Removing_the_app_takes_the_role_away_again()
    {
        var user = await World.Account(roles: Role.Administrator);
        var browser = await World.SignedIn(user, await World.Authenticator(user));
        await browser.Open("/account/authenticator/remove");
        await browser.Press("Remove the app");
        await browser.Open("/people-and-roles");
        Assert.Equal("Your role needs a second factor", browser.Heading);
    }
}
