using Mandate.Platform.Mail;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.DataProtection;

namespace Mandate.Tests.Platform.Mail;

public sealed class SecretLinkTests : WorldTest
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_database_holds_no_link_that_works(bool sent)
    {
        World.Demonstration = true; // which keeps letters longest
        var user = await World.Account();
        var browser = World.RealBrowser();
        await browser.Open("/sign-in/forgotten-password");
        await browser.Fill("Email address", user.Email).Press("Send the link");
        World.Now += TimeSpan.FromMinutes(1);
        await browser.Open("/create-account");
        await browser.Fill("Email address", "newcomer@example.org").Press("Send the link");
        var links = new[] { await World.LinkTo(user.Email), await World.LinkTo("newcomer@example.org") };
        if (sent) await World.DrainOutbox();

        var dump = await World.Dump();
        Assert.Contains("newcomer@example.org", dump);
        Assert.All(links, link => Assert.DoesNotContain(link.Split('/', '=')[^1], dump));
        await browser.Open(links[0]);
        Assert.Equal("Choose a new password", browser.Heading);
    }

    [Fact]
    public void A_letter_opens_what_is_ours_and_leaves_what_only_looks_like_it()
    {
        var links = new SecretLinks(new EphemeralDataProtectionProvider());
        Assert.Equal("See secret-link:abc and secret-link:", links.Open("See secret-link:abc and secret-link:"));
    }
}
