using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>The demonstration as a visitor starts it, in its own process and folder, and a real browser.</summary>
public sealed class Site(ToldStory told) : IAsyncLifetime
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandate-journeys-");
    Served? program;
    IPlaywright? playwright;
    IBrowser? browser;

    public string Url { get; private set; } = "";
    IBrowser Browser => browser ?? throw new InvalidOperationException("The browser has not started.");

    public async ValueTask InitializeAsync()
    {
        told.CopyTo(folder);
        program = new Served(folder);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("MANDATE_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Url = await program.Url;
    }

    /// <summary>What the program wrote, for the message of a test that fails.</summary>
    public string Said => program?.Said ?? "";

    /// <summary>A page of somebody who is not signed in.</summary>
    public async Task<IPage> Stranger(bool scripts = true, int width = 1280)
    {
        var context = await Browser.NewContextAsync(new() { BaseURL = Url, JavaScriptEnabled = scripts, Locale = "en-GB", TimezoneId = "Europe/London", ViewportSize = new() { Width = width, Height = 900 } });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>A page of somebody in the story, named by the words beside the name on the sign-in page.</summary>
    public async Task<IPage> As(string who, bool scripts = true, int width = 1280)
    {
        var page = await Stranger(scripts, width);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = ": " + who }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToHaveCountAsync(1);
        return page;
    }

    /// <summary>Forward to a moment; the story plays what lies between.</summary>
    public Task ItIs(DateOnly day, string time) => Move($"{day:yyyy-MM-dd} {time}", async page =>
    {
        await page.Day("Day", day);
        await page.GetByLabel("Time").FillAsync(time);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go forward" }).ClickAsync();
    });

    /// <summary>To a named stop, forward or back.</summary>
    public Task ItIs(string stop) => Move(stop, page => page.GetByRole(AriaRole.Button, new() { Name = stop }).ClickAsync());

    async Task Move(string to, Func<IPage, Task> press)
    {
        var page = await Stranger(scripts: false);
        page.Context.SetDefaultTimeout(90_000);
        await page.GotoAsync("/demonstration");
        var answer = await page.RunAndWaitForResponseAsync(() => press(page), r => r.Request.Method == "POST");
        Assert.True(answer.Status is 302 or 303, $"Going to “{to}” was answered with {answer.Status}: {await page.Locator("main").InnerTextAsync()}\n{Said}");
        await page.Context.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (program is not null) await program.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
