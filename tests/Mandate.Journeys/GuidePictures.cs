using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Makes the pictures of the guide anew from the demonstration: run it by name after a change of the pages it shows.</summary>
public sealed class GuidePictures(Site site) : IClassFixture<Site>
{
    const string Campaign = "/appoint/icb-chief-executives-2021", Desk = "/appoint/campaigns/icb-chief-executives-2021", Team = "Appointments team";

    [Fact(Explicit = true)]
    public async Task The_pictures_of_the_guide_are_made_anew()
    {
        await site.ItIs("28 named");
        await Take(Team, "matrix", Campaign + "/selection/matrix", 1200);
        await Take(Team, "prepare", Desk + "/prepare");
        await Take("", "pack", Campaign + "/posts/dorset-chief-executive/pack");
        await Take("", "campaign", Campaign + "/progress", 1700);
        await Take("", "register", "/bodies/dorset");
        await Take("", "fairness", Campaign + "/fairness", 1500);
        await Take("Candidate who has applied", "status", "/applications", 900, "main a[href$='/status'], main a[href^='/applications/']");
        await Take("Chair designate of Dorset", "feedback", "/assessing", 1000, "main a[href^='/assessing/']", "main a[href$='/feedback']", "main a[href$='/preview']");
        await site.ItIs("Applications open");
        await site.ItIs(new(2021, 9, 10), "10am");
        await Take("Operator", "tasks", Campaign + "/apply", 1100, "main button:has-text('Start now')");
        await Take("Operator", "evidence", "/applications", 1000, "main a[href^='/applications/']", "main a[href*='/evidence/']");
        await site.ItIs("Closed");
        await site.ItIs(new(2021, 10, 9), "9am");
        await Take("Regional director", "sift", "/assessing", 1100, "main a[href^='/assessing/']", "main a[href*='/criteria/']", "main a:has-text('Read the first answer')");
        await site.ItIs(new(2021, 10, 22), "9am");
        await Take("Approver", "approval", "/approvals", 1000, "main tbody a[href^='/approvals/']");
    }

    /// <summary>As somebody, at an address, and on from there by the first of each.</summary>
    async Task Take(string who, string name, string address, int height = 900, params string[] follow)
    {
        var page = who.Length == 0 ? await site.Stranger(width: 1000) : await site.As(who, width: 1000);
        await page.SetViewportSizeAsync(1000, height);
        await page.GotoAsync(address);
        foreach (var next in follow)
        {
            var target = page.Locator(next).First;
            if (await target.GetAttributeAsync("href") is { } href) await page.GotoAsync(href);
            else await target.ClickAsync();
        }
        await page.ScreenshotAsync(new() { Path = Path.Combine(Images, name + ".png") });
        await page.Context.CloseAsync();
    }

    static string Images
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Mandate.slnx"))) folder = folder.Parent!;
            return Path.Combine(folder.FullName, "docs", "guide", "images");
        }
    }
}
