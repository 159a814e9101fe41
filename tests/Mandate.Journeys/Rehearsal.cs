using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Acts that lead to pages which the demonstration does not show by itself: drafts, requests, uploads, letters and what their links open.</summary>
sealed partial class Rehearsal(Site site, Walk walk)
{
    const string Password = "correct horse battery staple";
    public const string Email = "somebody.new@demonstration.example";

    /// <summary>The first feedback that somebody has to write; its address.</summary>
    public async Task<string> FindFeedbackToWrite(string who)
    {
        var page = await site.As(who);
        await page.GotoAsync("/assessing");
        foreach (var panel in await page.Locator("main a[href^='/assessing/']").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))"))
        {
            await page.GotoAsync(panel + "/feedback?state=towrite");
            var write = page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Write", default, TimeSpan.FromSeconds(1)) });
            if (await write.CountAsync() == 0) continue;
            await write.First.ClickAsync();
            return await Left(page);
        }
        throw new InvalidOperationException($"{who} has no feedback to write.");
    }

    /// <summary>A member of a panel scores an application alone; its address.</summary>
    public async Task<string> ScoreAnApplication(string who)
    {
        var page = await site.As(who);
        await page.GotoAsync("/assessing");
        await page.Locator("main a[href^='/assessing/']").First.ClickAsync();
        await page.Locator("main a[href*='/sift/']:not([href$='/lock'])").First.ClickAsync();
        var application = new Uri(page.Url).AbsolutePath;
        var names = await page.Locator("[name^='Level[']").EvaluateAllAsync<string[]>("fields => [...new Set(fields.map(f => f.name))]");
        foreach (var name in names) await page.Locator($"input[name='{name}'][value='4']").CheckAsync();
        foreach (var note in await page.Locator("textarea[name^='Note[']").AllAsync()) await note.FillAsync("What led me to this level.");
        await Press(page, "Save and go on to lock");
        await walk.Look(page, who);
        await page.Context.CloseAsync();
        return application;
    }

    /// <summary>A member of a panel scores the specimens and stands before locking them; the address.</summary>
    public async Task<string> ScoreTheSpecimens(string who)
    {
        var page = await site.As(who);
        await page.GotoAsync("/assessing");
        await page.Locator("main a[href^='/assessing/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Score the specimen answers" }).ClickAsync();
        foreach (var name in await page.Names("Level[")) await page.Locator($"input[name='{name}'][value='3']").CheckAsync();
        foreach (var name in await page.Names("Note[")) await page.Locator($"textarea[name='{name}']").FillAsync("What led me to this level.");
        await Press(page, "Save and go on to lock");
        return await Left(page);
    }

    /// <summary>Answers of the service to what cannot be done.</summary>
    public async Task LookAtRefusals()
    {
        var page = await site.As("Another candidate who has applied");
        foreach (var (path, status) in new[] { ("/nowhere", 404), ("/register", 403), ("/sign-in/new-password?token=spent", 200) })
        {
            var answer = await page.GotoAsync(path);
            if (status != 200 && answer?.Status != status) walk.Inspection.Add($"{path}: {answer?.Status} where {status} is right");
            await walk.Inspection.Of(page, $"{path}, {answer?.Status}", 320);
        }
        await page.EvaluateAsync("async () => { for (let i = 0; i < 320; i += 20) await Promise.all(Array.from({ length: 20 }, () => fetch('/account', { method: 'HEAD' }))) }");
        var refused = await page.GotoAsync("/account");
        if (refused?.Status != 429) walk.Inspection.Add($"/account: {refused?.Status} after too many requests");
        await walk.Inspection.Of(page, "too many requests, 429", 320);
        await page.Context.CloseAsync();
    }

    async Task LookAtLinkOf(string to, string path)
    {
        var page = await site.Stranger();
        await page.GotoAsync(await LinkOf(to, path));
        await walk.Look(page, "");
        await page.Context.CloseAsync();
    }

    /// <summary>The address in a letter of the demonstration's mailbox, which comes within seconds.</summary>
    async Task<string> LinkOf(string to, string path)
    {
        var page = await site.Stranger(scripts: false);
        for (var tries = 0; tries < 60; tries++)
        {
            await page.GotoAsync("/demonstration/mailbox?to=" + Uri.EscapeDataString(to));
            foreach (var letter in await page.Locator("main a[href^='/demonstration/mailbox/']").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))"))
            {
                await page.GotoAsync(letter);
                var link = page.Locator($"main a[href*='{path}']");
                if (await link.CountAsync() == 0) continue;
                var address = await link.First.GetAttributeAsync("href");
                await page.Context.CloseAsync();
                return address!;
            }
            await page.WaitForTimeoutAsync(500);
        }
        throw new InvalidOperationException($"No letter to {to} came with a link to {path}.");
    }

    /// <summary>An act that fails is one fault among the others: the walk goes on and tells them all.</summary>
    public async Task Attempt(string act, Func<Task> doing)
    {
        try { await doing(); }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or InvalidOperationException) { walk.Inspection.Add($"{act} did not work: {e.Message}"); }
    }

    static async Task<string> Left(IPage page)
    {
        var path = new Uri(page.Url).AbsolutePath;
        await page.Context.CloseAsync();
        return path;
    }

    static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
