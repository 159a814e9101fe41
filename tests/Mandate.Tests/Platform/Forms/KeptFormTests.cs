using System.Net;
using Mandate.Platform;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Forms;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Forms;

public sealed class KeptFormTests : WorldTest
{
    async Task<(Mandate.Platform.Access.User User, Browser Browser)> Writing()
    {
        await World.Kind();
        var user = await World.Account(roles: Role.RegisterKeeper);
        var browser = await World.SignedIn(user);
        await browser.Open("/bodies/add");
        browser.Fill("Kind", "Integrated care board").Fill("Legal name", "NHS <b>Somewhere</b> & Elsewhere").Fill("Short name", "Somewhere").Fill("First day", "1/7/2022");
        return (user, browser);
    }

    static Task SignIn(Browser browser, Mandate.Platform.Access.User user) =>
        browser.Fill("Email address", user.Email).Fill("Password", Worlds.World.Password).Press("Sign in");

    [Fact]
    public async Task What_was_typed_survives_a_sign_in_that_ended_while_writing()
    {
        var (user, browser) = await Writing();
        World.Now += TimeSpan.FromMinutes(61);
        await browser.Press("Add body");
        Assert.Equal("Sign in", browser.Heading);
        await SignIn(browser, user);
        Assert.Equal("We kept what you typed", browser.Heading);
        Assert.Contains("NHS <b>Somewhere</b> & Elsewhere", browser.Main);
        await browser.Press("Send it now");
        Assert.Equal("/bodies/somewhere", browser.Url);
        Assert.EndsWith("NHS <b>Somewhere</b> & Elsewhere", browser.Heading);
    }

    [Fact]
    public async Task It_is_encrypted_in_the_database_and_gone_after_an_hour()
    {
        var (user, browser) = await Writing();
        World.Now += TimeSpan.FromMinutes(61);
        await browser.Press("Add body");
        await using (var db = World.Db())
        {
            var kept = await db.KeptForms.SingleAsync();
            Assert.DoesNotContain("Somewhere", System.Text.Encoding.UTF8.GetString(kept.Encrypted));
        }
        World.Now += KeptForm.Lasts;
        await SignIn(browser, user);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Another_person_in_the_same_browser_does_not_see_it()
    {
        var (_, browser) = await Writing();
        var other = await World.Account(roles: Role.RegisterKeeper);
        World.Now += TimeSpan.FromMinutes(61);
        await browser.Press("Add body");
        await SignIn(browser, other);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.DoesNotContain("Elsewhere", browser.Text);
    }

    [Fact]
    public async Task The_same_person_in_another_browser_does_not_see_it()
    {
        var (user, browser) = await Writing();
        World.Now += TimeSpan.FromMinutes(61);
        await browser.Press("Add body");
        string id;
        await using (var db = World.Db()) id = (await db.KeptForms.SingleAsync()).Id.ToString();
        var elsewhere = await World.SignedIn(user);
        await elsewhere.Open($"/kept-forms/{id}");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.Status);
    }

    [Fact]
    public async Task Strangers_cannot_fill_the_database()
    {
        var browser = World.RealBrowser();
        await browser.Post("/bodies/add", new() { ["LegalName"] = "Noise" });
        Assert.Equal("Sign in", browser.Heading);
        await using var db = World.Db();
        Assert.False(await db.KeptForms.AnyAsync());
    }

    [Fact]
    public async Task More_than_a_megabyte_is_not_kept_and_passwords_never_are()
    {
        var (_, browser) = await Writing();
        World.Now += TimeSpan.FromMinutes(61);
        await browser.Post("/bodies/add", new() { ["LegalName"] = new string('x', KeptForms.MostBytes) });
        await using (var db = World.Db()) Assert.False(await db.KeptForms.AnyAsync());
        await browser.Post("/account/password", new() { ["OldPassword"] = "secret", ["NewPassword"] = "secret" });
        await using (var db = World.Db()) Assert.False(await db.KeptForms.AnyAsync());
    }

    [Fact]
    public async Task A_weighty_act_asks_again_after_ten_minutes_and_keeps_what_was_typed()
    {
        var user = await World.Account();
        var key = await World.Authenticator(user);
        var browser = await World.SignedIn(user, key);
        await browser.Open("/account/email");
        Assert.Equal("Change your email address", browser.Heading);
        World.Now += TimeSpan.FromMinutes(10);
        await browser.Fill("New email address", "other@example.org").Press("Send the links");
        Assert.Equal("Show that it is still you", browser.Heading);
        await browser.Fill("Password", Worlds.World.Password).Fill("Code from your authenticator app", "000000").Press("Continue");
        Assert.Equal(["The password or the code is not right"], browser.Errors);
        await browser.Fill("Password", Worlds.World.Password).Fill("Code from your authenticator app", AuthenticatorCode.At(key, World.Now)).Press("Continue");
        Assert.Equal("We kept what you typed", browser.Heading);
        Assert.Contains("other@example.org", browser.Main);
        await browser.Press("Send it now");
        Assert.Equal("Check both mailboxes", browser.Heading);
    }
}
