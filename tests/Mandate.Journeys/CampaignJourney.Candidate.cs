using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>What the candidate does.</summary>
public sealed partial class CampaignJourney
{
    /// <summary>The first sitting; the address of the application.</summary>
    async Task<string> WhenTheCandidateBeginsAndWritesHalf()
    {
        var page = await As(Candidate);
        await page.GotoAsync(Campaign + "/apply");
        await page.Press("Start now");
        var application = new Uri(page.Url).AbsolutePath;
        var tasks = await Tasks(page, application);
        await Write(page, tasks.Take(tasks.Count / 2));
        await page.GotoAsync(application);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        return application;
    }

    /// <summary>The second: what was written is there, and the rest is written.</summary>
    async Task WhenTheCandidateWritesTheRest(string application)
    {
        var page = await As(Candidate);
        await page.GotoAsync("/applications");
        await page.Locator($"main a[href='{application}']").First.ClickAsync();
        var tasks = await Tasks(page, application);
        await page.GotoAsync(tasks[0]);
        await Assertions.Expect(page.GetByLabel("Your name")).ToHaveValueAsync("Margaret Invented");
        await Write(page, tasks.Skip(tasks.Count / 2));
        await page.GotoAsync(application);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
    }

    /// <summary>The third, after the first closing: checked and sent.</summary>
    async Task WhenTheCandidateSends(string application)
    {
        var page = await As(Candidate);
        await page.GotoAsync(application + "/check");
        await page.GetByLabel("What I say here is true").CheckAsync();
        await page.Press("Send application");
        await Assertions.Expect(page).ToHaveURLAsync(Matching("/receipt$"));
    }

    async Task ThenTheCandidateReadsTheFeedback(string application)
    {
        var page = await As(Candidate);
        await page.GotoAsync(application + "/status");
        await page.GetByRole(AriaRole.Link, new() { Name = "Feedback from the panel" }).ClickAsync();
        await page.Until(page.Url, "main:has-text('In part 1 you gave')"); // the letter and the feedback go together, a moment after the panel has passed it
        await Expect(page, "In part 1 you gave an example of your own");
    }

    static async Task<IReadOnlyList<string>> Tasks(IPage page, string application) =>
        await (await page.Loaded()).Locator($"main a[href^='{application}/']:not([href$='/check']):not([href$='/delete-draft']):not([href$='/equality'])").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");

    static async Task Write(IPage page, IEnumerable<string> tasks)
    {
        foreach (var task in tasks)
        {
            await page.GotoAsync(task);
            if (await AnsweredOtherwise(page, task)) continue;
            await Answer(page, task);
            await page.Press("Save and continue");
        }
    }

    /// <summary>Tasks that are more than one form: the career, entry by entry, and the CV as a file.</summary>
    static async Task<bool> AnsweredOtherwise(IPage page, string task)
    {
        if (task.EndsWith("/career", StringComparison.Ordinal))
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Add your latest job" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Add your latest job" })).ClickAsync();
            await page.GetByLabel("Yes, paid or unpaid").CheckAsync();
            await page.GetByLabel("Employer or organisation").FillAsync("Larkfield Mutual");
            await page.GetByLabel("Your role").FillAsync("Director");
            var began = page.GetByRole(AriaRole.Group, new() { Name = "When did it start?" });
            await began.GetByLabel("Month").FillAsync("4");
            await began.GetByLabel("Year").FillAsync("2010");
            await page.GetByLabel("Yes, it still goes on").CheckAsync();
            await page.GetByLabel("What did you do?").FillAsync("Led the service.");
            await page.Press("Save and continue");
            return true;
        }
        if (!task.EndsWith("/cv", StringComparison.Ordinal)) return false;
        await page.GetByLabel("Your CV", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "cv.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8.ToArray() });
        await page.Press("Add CV");
        await Expect(page, "cv.pdf");
        return true;
    }

    static async Task Answer(IPage page, string task)
    {
        if (task.EndsWith("/about-you", StringComparison.Ordinal))
        {
            await page.GetByLabel("Your name").FillAsync("Margaret Invented");
            await page.GetByLabel("Telephone number").FillAsync("01632 960001");
        }
        else if (task.EndsWith("/posts", StringComparison.Ordinal)) await page.GetByRole(AriaRole.Combobox).First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        else if (task.Contains("/evidence/", StringComparison.Ordinal)) await page.Locator("textarea[name=Text]").FillAsync("I led the change, measured it every month, and the measure held for two years.");
        else await page.GetByLabel("No", new() { Exact = true }).CheckAsync();
    }

    async Task WhenTheCandidateAccepts()
    {
        var page = await As(Candidate);
        await page.GotoAsync("/applications");
        await page.Locator("main a[href$='/offer']").First.ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "I accept" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.Press("Send my answer");
        await Expect(page, "You accepted");
    }
}
