using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>One post, from the advertisement to the confirming act, in a browser without scripts.</summary>
public sealed class CampaignJourney(Site site) : IClassFixture<Site>
{
    const string Campaign = "/appoint/leader-for-brackenshire";
    const string Team = "Appointments team", Candidate = "Another candidate who has applied", Chair = "Chair designate of Dorset";
    static readonly string[] panel = [Chair, "Regional director", "Independent panel member"];
    static readonly string[] texts = ["opportunity", "terms", "how-to-apply", "personal-data", "complaints", "conditions", "exclusive"];

    [Fact(Explicit = true)]
    public async Task A_post_is_advertised_filled_and_confirmed_without_scripts()
    {
        await GivenTheChairMayAppointInBrackenshire();
        await WhenTheTeamPublishesACampaign();
        await WhenItIs(new(2021, 11, 30), "10am");
        await WhenTheCandidateApplies();
        await WhenItIs(new(2021, 12, 4), "9am");
        await WhenTheTeamFormsThePanel();
        foreach (var member in panel) await WhenTheMemberScores(member);
        await WhenTheChairAgreesTheScoresAndHandsInTheReport();
        await WhenTheApproverApproves();
        await WhenTheTeamMakesAnOffer();
        await WhenTheCandidateAccepts();
        await ThenThePostHas("Designate");
        await WhenItIs(new(2022, 7, 1), "12:01am");
        await WhenTheChairConfirms();
        await ThenThePostHas("Substantive");
    }

    Task<IPage> As(string who) => site.As(who, scripts: false);

    async Task GivenTheChairMayAppointInBrackenshire()
    {
        var name = await NameOf(Chair);
        var first = await As("Administrator");
        await first.GotoAsync("/people-and-roles?q=" + Uri.EscapeDataString(name));
        await first.Locator("main").GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
        await first.GotoAsync(new Uri(first.Url).AbsolutePath + "/grant");
        await first.GetByLabel("Appointer").CheckAsync();
        await Pick(first, "For which body?", "Brackenshire");
        await Day(first, "First day", new(2021, 11, 29));
        await first.GetByLabel("Reason").FillAsync("Chairs Brackenshire too.");
        await Press(first, "Grant the role");
        var second = await As("Second administrator");
        await second.GotoAsync("/people-and-roles/requests");
        await second.Locator("main").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Press(second, "Confirm the role");
    }

    async Task WhenTheTeamPublishesACampaign()
    {
        var page = await As(Team);
        await page.GotoAsync("/appoint/campaigns/plan/new");
        await page.GetByLabel("Title of the campaign").FillAsync("Leader for Brackenshire");
        await Pick(page, "Body that appoints", "NHS England");
        await Pick(page, "Body that approves", "NHS England");
        await Pick(page, "Kind of post", "Chief executive");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await Day(page, "Day it opens", new(2021, 11, 30));
        await page.GetByLabel("Time it opens").FillAsync("9am");
        await Day(page, "Day it closes", new(2021, 12, 3));
        await page.GetByLabel("Last minute in which applications are taken").FillAsync("11:59pm");
        await Press(page, "Plan campaign");
        await Expect(page, "Leader for Brackenshire");

        var draft = Campaign.Replace("/appoint/", "/appoint/campaigns/", StringComparison.Ordinal);
        await page.GotoAsync(draft + "/details");
        await page.GetByLabel("Most posts one person may put in order").FillAsync("1");
        await Pick(page, "Legal event that offers wait for", "Establishment order: the boards exist in law");
        foreach (var group in await page.GetByRole(AriaRole.Group).AllAsync()) await group.GetByLabel("Yes").CheckAsync();
        await Press(page, "Save");
        await page.GotoAsync(draft + "/pay/new");
        await page.GetByLabel("Least number of people served").FillAsync("0");
        await page.GetByLabel("Most pay a year").FillAsync("200000");
        await page.GetByLabel("Yes").CheckAsync();
        await Press(page, "Save band");
        foreach (var text in texts)
        {
            await page.GotoAsync($"{draft}/texts/{text}");
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync("All that an applicant needs to know.");
            await Press(page, "Save text");
        }
        await page.GotoAsync(draft + "/posts");
        await page.GetByLabel("Only those that I tick").CheckAsync();
        await page.GetByLabel("Brackenshire").CheckAsync();
        await Press(page, "Save");
        await page.GotoAsync(draft + "/publish");
        await Press(page, "Publish campaign");
        await Expect(page, "The campaign is published.");
    }

    async Task WhenTheCandidateApplies()
    {
        var page = await As(Candidate);
        await page.GotoAsync(Campaign + "/apply");
        await Press(page, "Start now");
        var application = new Uri(page.Url).AbsolutePath;
        var tasks = await page.Locator($"main a[href^='{application}/']:not([href$='/check']):not([href$='/delete-draft'])").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        foreach (var task in tasks)
        {
            await page.GotoAsync(task);
            await Answer(page, task);
            await Press(page, "Save and continue");
        }
        await page.GotoAsync(application + "/check");
        await page.GetByLabel("What I say here is true").CheckAsync();
        await Press(page, "Send application");
        await Assertions.Expect(page).ToHaveURLAsync(Matching("/receipt$"));
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

    async Task WhenTheTeamFormsThePanel()
    {
        var page = await As(Team);
        await page.GotoAsync(Campaign + "/panels/form");
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByLabel("One panel for all the posts chosen").CheckAsync();
        await page.GetByLabel("Name of the panel").FillAsync("Panel for Brackenshire");
        await Press(page, "Form panel");
        await page.GotoAsync(Campaign + "/panels");
        await page.GetByRole(AriaRole.Link, new() { Name = "Panel for Brackenshire" }).ClickAsync();
        var panelPage = new Uri(page.Url).AbsolutePath;
        foreach (var (member, role) in panel.Zip(["Chair", "Member", "Independent member"]))
        {
            var name = await NameOf(member);
            await page.GotoAsync(panelPage + "/members/add");
            await Pick(page, "Person", name);
            await page.GetByLabel(role, new() { Exact = true }).CheckAsync();
            await Press(page, "Add to the panel");
        }
        await page.GotoAsync(panelPage);
        await Expect(page, "Complete");
    }

    async Task WhenTheMemberScores(string member)
    {
        var page = await AtTheirPanel(member);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Declare ties") }).ClickAsync();
        await page.GetByLabel("No tie").CheckAsync();
        await Press(page, "Record my ties");
        page = await AtTheirPanel(member);
        await page.Locator("main a[href*='/applications/']").First.ClickAsync();
        foreach (var name in await Names(page, "Level[")) await page.Locator($"input[name='{name}'][value='4']").CheckAsync();
        await Press(page, "Save and go on to lock");
        await Press(page, "Lock my scores");
    }

    async Task WhenTheChairAgreesTheScoresAndHandsInTheReport()
    {
        var page = await AtTheirPanel(Chair);
        await page.Locator("main a[href*='/applications/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the panel’s scores side by side" }).ClickAsync();
        foreach (var name in await Names(page, "Level[")) await page.Locator($"select[name='{name}']").SelectOptionAsync("4");
        await Press(page, "Record the agreed scores");

        page = await AtTheirPanel(Chair);
        await page.Locator("main a[href*='/posts/']").First.ClickAsync();
        var post = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Judge") }).ClickAsync();
        await page.GetByLabel("Appointable", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Rank").FillAsync("1");
        await page.GetByLabel("Reason").FillAsync("Met the standard in every criterion, with evidence that can be checked.");
        await Press(page, "Record judgement");

        await page.GotoAsync(post + "/report");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByLabel("How the panel assessed the candidates").FillAsync("A sift of written evidence and a structured interview.");
        await page.GetByLabel("Reasons for the recommendation").FillAsync("The strongest evidence in all domains.");
        await Press(page, "Hand in the report");
        await Expect(page, "was handed in");
    }

    async Task WhenTheApproverApproves()
    {
        var page = await As("Approver");
        await page.GotoAsync("/approvals");
        await page.Locator("tr", new() { HasText = "Leader for Brackenshire" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByLabel("Approve", new() { Exact = true }).CheckAsync();
        await Press(page, "Record the decision");
    }

    async Task WhenTheTeamMakesAnOffer()
    {
        var page = await As(Team);
        await page.GotoAsync("/offers");
        await page.Locator("tr", new() { HasText = "Leader for Brackenshire" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await Day(page, "Last day to answer", new(2021, 12, 20));
        await Press(page, "Make the offer");
    }

    async Task WhenTheCandidateAccepts()
    {
        var page = await As(Candidate);
        await page.GotoAsync("/applications");
        await page.Locator("main a[href$='/offer']").First.ClickAsync();
        await page.GetByLabel("I accept").CheckAsync();
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await Press(page, "Send my answer");
        await Expect(page, "You accepted");
    }

    async Task WhenTheChairConfirms()
    {
        var page = await As(Chair);
        await page.GotoAsync("/confirm");
        await page.GetByLabel("Brackenshire").CheckAsync();
        await Day(page, "Day of the confirming act", new(2022, 7, 1));
        await page.GetByLabel("What shows the act?").FillAsync("Minute 1 of the first meeting.");
        await Press(page, "Confirm");
        await Expect(page, "Confirmed");
    }

    async Task ThenThePostHas(string standing)
    {
        var page = await As("Register keeper");
        await page.GotoAsync("/bodies/brackenshire/posts/chief-executive");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(standing, new() { IgnoreCase = true });
    }

    async Task WhenItIs(DateOnly day, string time)
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync("/demonstration");
        await Day(page, "Day", day);
        await page.GetByLabel("Time").FillAsync(time);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go forward" }).ClickAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")), new() { Timeout = 90_000 });
    }

    async Task<IPage> AtTheirPanel(string member)
    {
        var page = await As(member);
        await page.GotoAsync("/assessing");
        await page.GetByRole(AriaRole.Link, new() { Name = "Panel for Brackenshire" }).ClickAsync();
        return page;
    }

    async Task<string> NameOf(string who)
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync("/sign-in");
        return (await page.GetByRole(AriaRole.Button, new() { Name = ": " + who }).InnerTextAsync()).Split(':')[0].Trim();
    }

    /// <summary>Presses, and shows what the page found wrong where it did.</summary>
    static async Task Press(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        if (await page.GetByRole(AriaRole.Alert).CountAsync() > 0 && await page.Locator(".nhsuk-error-summary").CountAsync() > 0)
            Assert.Fail($"{button} at {page.Url}: {await page.Locator(".nhsuk-error-summary").InnerTextAsync()}");
    }

    static async Task Pick(IPage page, string label, string text)
    {
        var list = page.GetByLabel(label);
        var value = await list.Locator("option", new() { HasText = text }).First.GetAttributeAsync("value");
        await list.SelectOptionAsync(value!);
    }

    static async Task Day(IPage page, string legend, DateOnly day)
    {
        var group = page.GetByRole(AriaRole.Group, new() { Name = legend });
        foreach (var (part, number) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) }) await group.GetByLabel(part).FillAsync($"{number}");
    }

    static async Task<IEnumerable<string>> Names(IPage page, string start) =>
        (await page.Locator($"[name^='{start}']").EvaluateAllAsync<string[]>("fields => fields.map(f => f.name)")).Distinct(StringComparer.Ordinal);

    static Task Expect(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
    static Regex Matching(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
