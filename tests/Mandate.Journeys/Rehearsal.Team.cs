using System.Text;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>What the appointments team and the register keeper do.</summary>
sealed partial class Rehearsal
{
    /// <summary>A draft of a campaign; its address.</summary>
    public async Task<string> DraftCampaign()
    {
        var page = await site.As("Appointments team");
        await page.GotoAsync("/appoint/campaigns/plan/new");
        await page.GetByLabel("Title of the campaign").FillAsync("Leaders to come");
        await page.Pick("Body that appoints", "NHS England");
        await page.Pick("Body that approves", "NHS England");
        await page.Pick("Kind of post", "Chief executive");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.Day("Day it opens", new(2022, 1, 10));
        await page.GetByLabel("Time it opens").FillAsync("9am");
        await page.Day("Day it closes", new(2022, 2, 10));
        await page.GetByLabel("Last minute in which applications are taken").FillAsync("11:59pm");
        await page.Press("Plan campaign");
        var draft = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(draft.Replace("/prepare", "/route", StringComparison.Ordinal));
        await page.GetByLabel("Only named people").CheckAsync();
        await page.GetByLabel("Whom is it for?").FillAsync("those who lead now");
        await page.GetByLabel("Why may only they apply?").FillAsync("Their posts end.");
        await page.GetByLabel("By whose decision").FillAsync("A protocol");
        await page.Press("Save and continue");
        await page.GotoAsync(draft.Replace("/prepare", "/sharing", StringComparison.Ordinal));
        await page.GetByLabel("Which bodies may share a person?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("What are they together?").FillAsync("Cluster");
        await page.Press("Save and continue");
        await page.Context.CloseAsync();
        return draft;
    }

    /// <summary>An executive structure in consultation and another being drafted; the addresses of their pages.</summary>
    public async Task<string[]> DraftStructures()
    {
        var page = await site.As("Appointments team");
        List<string> found = [];
        foreach (var asked in new[] { true, false })
        {
            await page.GotoAsync("/structures");
            await page.GetByLabel("Body", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Executive team");
            await page.Press("Draft a structure");
            var home = new Uri(page.Url).AbsolutePath;
            await page.GotoAsync(home + "/options/new");
            await page.GetByLabel("Title of the option").FillAsync("A lean team");
            await page.GetByLabel("What speaks for it?").FillAsync("It costs less.");
            await page.Press("Save and continue");
            await page.GotoAsync(home + "/options/a/posts/new");
            await page.GetByLabel("Another executive post").CheckAsync();
            await page.GetByLabel("Title of the post").FillAsync("Chief people officer");
            await page.GetByLabel("Most pay a year").FillAsync("150,000");
            await page.Press("Save post");
            found.AddRange(asked ? [home, home + "/answer", home + "/answers/record", home + "/answers", home + "/decision"] : [home, home + "/options/a", home + "/options/a/posts/0", home + "/consultation"]);
            if (!asked) continue;
            await page.GotoAsync(home + "/consultation");
            await page.Day("Day it opens", new(2021, 11, 29));
            await page.Day("Last day to answer", new(2021, 12, 10));
            await page.GetByLabel("Who is asked?").FillAsync("All staff");
            await page.GetByLabel("What should they know?").FillAsync("Please answer.");
            await page.Press("Open the consultation");
        }
        await page.Context.CloseAsync();
        return [.. found];
    }

    /// <summary>A new version of the frozen criteria; its address.</summary>
    public async Task<string> DraftCriteria()
    {
        var page = await site.As("Appointments team");
        await page.GotoAsync("/appoint/criteria/chief-executives-2021/1");
        await Press(page, "Make a new version");
        return await Left(page);
    }

    public async Task Import()
    {
        var page = await site.As("Register keeper");
        await page.GotoAsync("/register/import");
        await Send("key,name,invented\nnew-person,,yes\n");
        await walk.Inspection.Of(page, "/register/import/{id} with problems", 320, 1280);
        await page.GotoAsync("/register/import");
        await Send("key,name,invented\nimported-person,Imported Person,yes\n");
        await walk.Look(page, "Register keeper");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await walk.Look(page, "Register keeper");
        await page.Context.CloseAsync();

        async Task Send(string csv)
        {
            await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
            await Press(page, "See what will change");
        }
    }

    /// <summary>Two tabs change one body.</summary>
    public async Task Collide()
    {
        var page = await site.As("Register keeper");
        await page.GotoAsync("/register/bodies/kestrel-coast/change");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        foreach (var (tab, note) in new[] { (other, "One note."), (page, "Another note.") })
        {
            await tab.GetByLabel("Note").FillAsync(note);
            await Press(tab, "Save changes");
        }
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Another note.");
        await walk.Inspection.Of(page, "/register/bodies/{slug}/change in conflict", 320, 1280);
        await page.Context.CloseAsync();
    }

    /// <summary>An accepted post is to be announced a week later; the list of what is under embargo, and where the day is moved.</summary>
    public async Task<string[]> PutUnderEmbargo(string campaign, DateOnly day)
    {
        var page = await site.As("Appointments team");
        await page.GotoAsync(campaign + "/announce");
        await page.Locator("[name='Posts']").First.CheckAsync();
        await page.Day("Day of the announcement", day);
        await Press(page, "Announce");
        var moves = await page.GetByRole(AriaRole.Link, new() { Name = "Move the day" }).First.GetAttributeAsync("href");
        return [await Left(page), moves!];
    }
}
