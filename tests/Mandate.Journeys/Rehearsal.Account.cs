using System.Diagnostics;
using Mandate.Platform.Access.Identity;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Accounts: opened, lost, given a role, signed out while somebody types.</summary>
sealed partial class Rehearsal
{
    public async Task AskForARole()
    {
        var page = await site.As("Administrator");
        await page.GotoAsync("/people-and-roles?q=" + Uri.EscapeDataString(Email));
        await page.Locator("main table").GetByRole(AriaRole.Link).First.ClickAsync();
        var person = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(person + "/grant");
        await page.GetByLabel("Approver").CheckAsync();
        await page.GetByLabel("For which body?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Reason").FillAsync("Stands in for the approver.");
        await Press(page, "Grant the role");
        await page.GotoAsync(person + "/second-factor");
        await walk.Look(page, "Administrator");
        await page.GotoAsync("/people-and-roles/invite");
        await page.GetByLabel("Full name").FillAsync("Another Auditor");
        await page.GetByLabel("Email address").FillAsync("another.auditor@demonstration.example");
        await page.GetByLabel("Auditor").CheckAsync();
        await page.GetByLabel("For which body?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Reason").FillAsync("Internal audit of next year.");
        await Press(page, "Send the invitation");
        await page.Context.CloseAsync();
        await LookAtLinkOf("another.auditor@demonstration.example", "/invitation");
    }

    /// <summary>The sign-in ends while somebody types: what they typed is kept.</summary>
    public async Task KeepAForm()
    {
        var page = await site.As("Register keeper");
        await page.GotoAsync("/register/people/add");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Kept Person");
        await page.Context.ClearCookiesAsync(new() { Name = "mandate" });
        await Press(page, "Add person");
        await page.GetByRole(AriaRole.Button, new() { Name = ": Register keeper" }).ClickAsync();
        await walk.Look(page, "Register keeper");
        await page.Context.CloseAsync();
    }

    /// <summary>Somebody new opens an account, sets up an authenticator app, loses it and forgets the password.</summary>
    public async Task OpenAndLoseAnAccount()
    {
        var page = await site.Stranger();
        await page.GotoAsync("/create-account");
        await page.GetByLabel("Email address").FillAsync(Email);
        await Press(page, "Send the link");
        await page.GotoAsync(await LinkOf(Email, "/create-account/finish"));
        await walk.Look(page, "");
        await page.GetByLabel("Full name").FillAsync("Somebody New");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await Press(page, "Create account");

        await site.ItIs(new(2021, 11, 29), "7:30pm");
        var (moment, since) = (Mandate.Platform.London.At(new(2021, 11, 29), new(19, 30)), Stopwatch.StartNew());
        await page.GotoAsync("/sign-in");
        if (await page.GetByLabel("Password", new() { Exact = true }).CountAsync() > 0) await SignIn(page);
        await page.GotoAsync("/account/authenticator");
        if (!page.Url.EndsWith("/account/authenticator", StringComparison.Ordinal))
        {
            await walk.Look(page, "Somebody New");
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
            await page.Locator("main form").GetByRole(AriaRole.Button).Locator("visible=true").Last.ClickAsync();
        }
        var key = (await page.Locator(".mandate-code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("Code").FillAsync(AuthenticatorCode.At(key, moment + since.Elapsed));
        await Press(page, "Continue");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Keep your recovery codes");
        await walk.Inspection.Of(page, "recovery codes shown", 320, 1280);
        await page.GotoAsync("/account/email");
        await page.GetByLabel("New email address").FillAsync("other." + Email);
        await Press(page, "Send the links");
        await page.Context.CloseAsync();
        await LookAtLinkOf("other." + Email, "/account/email/confirm");

        page = await site.Stranger();
        await page.GotoAsync("/sign-in");
        await SignIn(page);
        await walk.From(page, "Somebody New", ["/sign-in/code", "/sign-in/recovery-code", "/sign-in/lost-authenticator"], []);
        await page.GotoAsync("/sign-in/lost-authenticator");
        await Press(page, "Send the email");
        await page.GotoAsync(await LinkOf(Email, "/sign-in/lost-authenticator/confirm"));
        await walk.Look(page, "");
        await Press(page, "I have lost it");
        await LookAtLinkOf(Email, "/sign-in/lost-authenticator/remove");
        await LookAtLinkOf(Email, "/sign-in/lost-authenticator/stop");
        await page.GotoAsync("/sign-in/forgotten-password");
        await page.GetByLabel("Email address").FillAsync(Email);
        await Press(page, "Send the link");
        await LookAtLinkOf(Email, "/sign-in/new-password");
        await page.Context.CloseAsync();
    }

    static async Task SignIn(IPage page, string email = Email)
    {
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await Press(page, "Sign in");
    }
}
