using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>What candidates do, and those who help them.</summary>
sealed partial class Rehearsal
{
    /// <summary>The address of what somebody has sent.</summary>
    public async Task<string> ApplicationOf(string who)
    {
        var page = await site.As(who);
        await page.GotoAsync("/applications");
        var href = await page.Locator("main a[href^='/applications/']").First.GetAttributeAsync("href");
        await page.Context.CloseAsync();
        return string.Join('/', href!.Split('/').Take(3));
    }

    /// <summary>An application that somebody has begun; its address, those of its tasks, and the page of a ground that excludes.</summary>
    public async Task<string[]> BeginAnApplication(string who, string campaign)
    {
        var page = await site.As(who);
        await page.GotoAsync(campaign + "/apply");
        await walk.Look(page, who);
        await Press(page, "Start now");
        var application = new Uri(page.Url).AbsolutePath;
        await page.Locator($"main a[href^='{application}/eligibility/']").First.ClickAsync();
        await page.GetByLabel("Yes", new() { Exact = true }).First.CheckAsync();
        await Press(page, "Save and continue");
        await walk.Look(page, who);
        var remove = await AddToTheCareer(page, application);
        await page.Context.CloseAsync();
        return [application, application + "/delete-draft", application + "/check", application + "/career", remove];
    }

    /// <summary>Somebody asks a question and for a format, follows the campaign, and is helped to apply by post; the addresses at which the team answers.</summary>
    public async Task<string[]> AskAndBeHelped(string who, string campaign)
    {
        var page = await site.As(who);
        await page.GotoAsync(campaign + "/questions/ask");
        await walk.Look(page, who);
        await page.GetByLabel("Your question", new() { Exact = true }).FillAsync("Is relocation paid?");
        await Press(page, "Send question");
        await page.GotoAsync(campaign + "/formats");
        await page.GetByLabel("Braille").CheckAsync();
        await page.GetByLabel("Your name").FillAsync("Robin Example");
        await page.GetByLabel("How can we reach you?").FillAsync("1 High Street");
        await Press(page, "Send request");
        await page.GotoAsync("/alerts/stop/none");
        await walk.Look(page, who);
        await page.Context.CloseAsync();

        var team = await site.As("Appointments team");
        var (desk, asked) = (campaign.Replace("/appoint/", "/appoint/campaigns/", StringComparison.Ordinal) + "/help", campaign.Replace("/appoint/", "/appoint/campaigns/", StringComparison.Ordinal) + "/questions");
        await team.GotoAsync(asked);
        var question = (await team.Locator($"main a[href^='{asked}/']").First.GetAttributeAsync("href"))!;
        await team.GotoAsync(desk + "/assist");
        await walk.Look(team, "Appointments team");
        await team.GetByLabel("The candidate’s name").FillAsync("Robin Example");
        await team.GetByLabel("Their postal address").FillAsync("1 High Street");
        await team.GetByLabel("Why do they need help?").FillAsync("No computer.");
        await team.GetByLabel("How and when did they agree").FillAsync("By telephone.");
        await Press(team, "Open the application");
        await team.Until(desk, "main a[href*='/help/letters/']");
        var (request, letter) = (await team.Locator("main a[href*='/help/requests/']").First.GetAttributeAsync("href"), await team.Locator("main a[href*='/help/letters/']").First.GetAttributeAsync("href"));
        await team.Context.CloseAsync();
        return [asked, question, question + "/decline", desk, request!, letter!];
    }

    /// <summary>An entry of a career, with a gap after it; the address at which it is removed.</summary>
    static async Task<string> AddToTheCareer(IPage page, string application)
    {
        await page.GotoAsync(application + "/career");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add your latest job" }).ClickAsync();
        await page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        foreach (var (group, year) in new[] { ("When did it start?", "2010"), ("When did it end?", "2015") })
        {
            await page.GetByRole(AriaRole.Group, new() { Name = group }).GetByLabel("Month").FillAsync("4");
            await page.GetByRole(AriaRole.Group, new() { Name = group }).GetByLabel("Year").FillAsync(year);
        }
        await page.GetByLabel("What did you do?").FillAsync("I studied.");
        await Press(page, "Save and continue");
        return (await page.Locator("main a[href$='/remove']").First.GetAttributeAsync("href"))!;
    }

    /// <summary>Whoever has an offer to answer chooses a password, for no button of the sign-in page stands for them, and looks at it.</summary>
    public async Task AnswerAnOffer()
    {
        var team = await site.As("Appointments team");
        await team.GotoAsync("/offers");
        await team.Locator("main tr", new() { HasText = "Offered" }).GetByRole(AriaRole.Link).First.ClickAsync();
        var offered = (await team.Locator("main tbody th").First.InnerTextAsync()).Split(" (")[0].Trim();
        await team.Context.CloseAsync();

        var email = Mandate.Story.Cast.Candidates.Single(c => c.Name == offered).Email;
        var page = await site.Stranger();
        await page.GotoAsync("/sign-in/forgotten-password");
        await page.GetByLabel("Email address").FillAsync(email);
        await Press(page, "Send the link");
        await page.GotoAsync(await LinkOf(email, "/sign-in/new-password"));
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(Password);
        await Press(page, "Change password");
        await page.GotoAsync("/sign-in");
        await SignIn(page, email);
        await page.GotoAsync("/applications");
        await walk.From(page, "Candidate with an offer", [.. await page.Locator("main a[href$='/offer']").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))")], []);
        await page.Context.CloseAsync();
    }
}
