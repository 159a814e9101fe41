using System.Diagnostics;
using System.Text;
using Mandate.Platform.Access.Identity;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Acts that lead to pages which the demonstration does not show by itself: drafts, requests, uploads, letters and what their links open.</summary>
sealed class Rehearsal(Site site, Walk walk)
{
    const string Password = "correct horse battery staple";
    public const string Email = "somebody.new@demonstration.example";

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

    /// <summary>The address of what somebody has sent.</summary>
    public async Task<string> ApplicationOf(string who)
    {
        var page = await site.As(who);
        await page.GotoAsync("/applications");
        var href = await page.Locator("main a[href^='/applications/']").First.GetAttributeAsync("href");
        await page.Context.CloseAsync();
        return string.Join('/', href!.Split('/').Take(3));
    }

    /// <summary>A new version of the frozen criteria; its address.</summary>
    public async Task<string> DraftCriteria()
    {
        var page = await site.As("Appointments team");
        await page.GotoAsync("/appoint/criteria/chief-executives-2021/1");
        await Press(page, "Make a new version");
        return await Left(page);
    }

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
