using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>A passkey is made, and opens the account, with an authenticator that the browser plays.</summary>
public sealed class PasskeyTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_passkey_is_made_and_used_to_sign_in()
    {
        // Passkeys belong to a name, and 127.0.0.1 is none.
        var url = site.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var page = await site.Stranger();
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true },
        });
        await page.GotoAsync(url + "/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = ": Auditor" }).ClickAsync();
        await page.GotoAsync(url + "/account/passkeys/add");
        await page.GetByLabel("A name for it").FillAsync("The tablet");
        await page.Press("Make the passkey");
        await Assertions.Expect(page).ToHaveURLAsync(url + "/account/passkeys");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The tablet");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToHaveCountAsync(0);
        await page.GotoAsync(url + "/sign-in/passkey");
        await page.Press("Use your passkey");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToHaveCountAsync(1);
    }
}
