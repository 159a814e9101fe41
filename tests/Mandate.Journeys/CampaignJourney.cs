using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>One post, from the advertisement to the confirming act, in a browser without scripts.</summary>
public sealed class CampaignJourney(Site site) : IClassFixture<Site>
{
    const string Campaign = "/appoint/leader-for-kestrel-coast", Desk = "/appoint/campaigns/leader-for-kestrel-coast";
    const string Team = "Appointments team", Keeper = "Register keeper", Candidate = "Another candidate who has applied", Chair = "Chair designate of Dorset";
    static readonly string[] panel = [Chair, "Regional director", "Independent panel member"];
    static readonly string[] texts = ["opportunity", "terms", "how-to-apply", "personal-data", "complaints", "conditions", "exclusive"];

    [Fact]
    public async Task A_post_is_advertised_filled_and_confirmed_without_scripts()
    {
        await GivenTheChairMayAppoint();
        await GivenTheKeeperExpectsTheLaw();
        await WhenTheTeamPublishesACampaign();
        await WhenItIs(new(2021, 11, 30), "10am");
        await WhenTheCandidateApplies();
        await WhenItIs(new(2021, 12, 4), "9am");
        await WhenTheTeamFormsThePanel();
        await WhenTheTeamReadsTheAnswersFirst();
        foreach (var member in panel) await WhenTheMemberSiftsCriterionByCriterion(member);
        await WhenTheChairAgreesTheScores("sift");
        await WhenTheChairSettlesTheLists();
        await WhenTheTeamFixesTheInterview();
        await WhenItIs(new(2021, 12, 4), "11:30am");
        foreach (var member in panel) await WhenTheMemberScoresTheInterview(member);
        await WhenTheChairAgreesTheScores("interview");
        await WhenTheChairJudgesAndHandsInTheReport();
        await WhenTheApproverApproves();
        await WhenTheTeamMakesAnOffer();
        await WhenTheCandidateAccepts();
        await WhenTheTeamAnnounces();
        await ThenThePostHas("Designate");
        await WhenItIs(new(2022, 7, 1), "12:01am");
        await WhenTheKeeperRecordsTheLawInForce();
        await WhenTheChairConfirms();
        await ThenThePostHas("Substantive");
    }

    Task<IPage> As(string who) => site.As(who, scripts: false);

    async Task GivenTheChairMayAppoint()
    {
        var name = await NameOf(Chair);
        var first = await As("Administrator");
        await first.GotoAsync("/people-and-roles?q=" + Uri.EscapeDataString(name));
        await first.Locator("main").GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
        await first.GotoAsync(new Uri(first.Url).AbsolutePath + "/grant");
        await first.GetByLabel("Appointer").CheckAsync();
        await first.Pick("For which body?", "Kestrel Coast");
        await first.Day("First day", new(2021, 11, 29));
        await first.GetByLabel("Reason").FillAsync("Chairs Kestrel Coast too.");
        await first.Press("Grant the role");
        var second = await As("Second administrator");
        await second.GotoAsync("/people-and-roles/requests");
        await second.Locator("main").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await second.Press("Confirm the role");
    }

    async Task GivenTheKeeperExpectsTheLaw()
    {
        var page = await As(Keeper);
        await page.GotoAsync("/legal-events/keep/add");
        await page.GetByLabel("What is the event called?").FillAsync("Order for Kestrel Coast");
        await page.GetByLabel("Kind", new() { Exact = true }).FillAsync("establishment-order");
        await page.GetByLabel("Stage").FillAsync("5");
        await page.Day("Day on which it is expected", new(2022, 7, 1));
        await page.GetByLabel("Why it is expected on that day").FillAsync("The other boards begin on that day.");
        await page.Press("Add legal event");
        await Expect(page, "Not yet law");
    }

    async Task WhenTheTeamPublishesACampaign()
    {
        var page = await As(Team);
        await page.GotoAsync("/appoint/campaigns/plan/new");
        await page.GetByLabel("Title of the campaign").FillAsync("Leader for Kestrel Coast");
        await page.Pick("Body that appoints", "NHS England");
        await page.Pick("Body that approves", "NHS England");
        await page.Pick("Kind of post", "Chief executive");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.Day("Day it opens", new(2021, 11, 30));
        await page.GetByLabel("Time it opens").FillAsync("9am");
        await page.Day("Day it closes", new(2021, 12, 3));
        await page.GetByLabel("Last minute in which applications are taken").FillAsync("11:59pm");
        await page.Press("Plan campaign");
        await Expect(page, "Leader for Kestrel Coast");

        await page.GotoAsync(Desk + "/details");
        await page.GetByLabel("Most posts one person may put in order").FillAsync("1");
        await page.Pick("Legal event that offers wait for", "Order for Kestrel Coast");
        foreach (var group in await page.GetByRole(AriaRole.Group).AllAsync()) await group.GetByLabel("Yes").CheckAsync();
        await page.Press("Save and continue");
        await page.GotoAsync(Desk + "/pay/new");
        await page.GetByLabel("Least number of people served").FillAsync("0");
        await page.GetByLabel("Most pay a year").FillAsync("200000");
        await page.GetByLabel("Yes").CheckAsync();
        await page.Press("Save band");
        foreach (var text in texts)
        {
            await page.GotoAsync($"{Desk}/texts/{text}");
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync("All that an applicant needs to know.");
            await page.Press("Save text");
        }
        await page.GotoAsync(Desk + "/posts");
        await page.GetByLabel("Only those that I tick").CheckAsync();
        await page.GetByLabel("Kestrel Coast").CheckAsync();
        await page.Press("Save and continue");
        await page.GotoAsync(Desk + "/publish");
        await page.Press("Publish campaign");
        await Expect(page, "The campaign is published.");
    }

    async Task WhenTheCandidateApplies()
    {
        var page = await As(Candidate);
        await page.GotoAsync(Campaign + "/apply");
        await page.Press("Start now");
        var application = new Uri(page.Url).AbsolutePath;
        var tasks = await page.Locator($"main a[href^='{application}/']:not([href$='/check']):not([href$='/delete-draft']):not([href$='/equality'])").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        foreach (var task in tasks)
        {
            await page.GotoAsync(task);
            if (await AnsweredOtherwise(page, task)) continue;
            await Answer(page, task);
            await page.Press("Save and continue");
        }
        await page.GotoAsync(application + "/check");
        await page.GetByLabel("What I say here is true").CheckAsync();
        await page.Press("Send application");
        await Assertions.Expect(page).ToHaveURLAsync(Matching("/receipt$"));
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

    async Task WhenTheTeamFormsThePanel()
    {
        var page = await As(Team);
        await page.GotoAsync(Campaign + "/panels/form");
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByLabel("One panel for all the posts chosen").CheckAsync();
        await page.GetByLabel("Name of the panel").FillAsync("Panel for Kestrel Coast");
        await page.Press("Form panel");
        await page.GotoAsync(Campaign + "/panels");
        await page.GetByRole(AriaRole.Link, new() { Name = "Panel for Kestrel Coast" }).ClickAsync();
        var panelPage = new Uri(page.Url).AbsolutePath;
        foreach (var (member, role) in panel.Zip(["Chair", "Member", "Independent member"]))
        {
            var name = await NameOf(member);
            await page.GotoAsync(panelPage + "/members/add");
            await page.Pick("Person", name);
            await page.GetByLabel(role, new() { Exact = true }).CheckAsync();
            await page.Press("Add to the panel");
        }
        await page.GotoAsync(panelPage);
        await Expect(page, "Complete");
    }

    async Task WhenTheTeamReadsTheAnswersFirst()
    {
        var page = await As(Team);
        await page.GotoAsync(Campaign + "/redaction");
        await page.Locator("main a[href*='/redaction/']").First.ClickAsync();
        await page.GetByLabel("Words to hide").FillAsync("two years");
        await page.Pick("What they are", "Anything else");
        await page.Press("Hide these words");
        await page.Press("I have read all answers");
        await Expect(page, "1 of 1 application read.");
    }

    async Task WhenTheMemberSiftsCriterionByCriterion(string member)
    {
        var page = await AtTheirPanel(member);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Declare ties") }).ClickAsync();
        await page.GetByLabel("No tie").CheckAsync();
        await page.Press("Record my ties");
        await page.Locator("main a[href*='/criteria/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the first answer" }).ClickAsync();
        await Expect(page, "the measure held for [redacted]");
        while (page.Url.Contains("/criteria/", StringComparison.Ordinal))
        {
            await page.Locator("input[name=Level][value='4']").CheckAsync();
            await page.GetByLabel("Note").FillAsync("Led it, and measured it.");
            await page.Press("Save and read the next answer");
        }
        await page.Press("Lock 1 application");
        await Expect(page, "Locked");
    }

    async Task WhenTheChairAgreesTheScores(string round)
    {
        var page = await AtTheirPanel(Chair);
        await page.Locator($"main a[href*='/{round}/']:not([href$='/lock'])").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the panel’s scores side by side" }).ClickAsync();
        foreach (var name in await page.Names("Level[")) await page.Locator($"select[name='{name}']").SelectOptionAsync("4");
        await page.Press("Record the agreed scores");
    }

    async Task WhenTheChairSettlesTheLists()
    {
        var page = await AtTheirPanel(Chair);
        await page.Locator("main a[href*='/posts/']").First.ClickAsync();
        foreach (var list in new[] { "longlist", "shortlist" })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = $"Settle the {list}" }).ClickAsync();
            await page.GetByRole(AriaRole.Radio, new() { Name = "Yes" }).CheckAsync();
            await page.Locator("textarea[name^='Reason[']").FillAsync("Strong written evidence on every criterion.");
            await page.Press($"Record the {list}");
        }
        await Expect(page, "On the shortlist");
    }

    async Task WhenTheTeamFixesTheInterview()
    {
        var page = await As(Team);
        await page.GotoAsync(Campaign + "/panels");
        await page.GetByRole(AriaRole.Link, new() { Name = "Panel for Kestrel Coast" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Interviews") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Fix") }).ClickAsync();
        await page.Day("Day", new(2021, 12, 4));
        await page.GetByLabel("Time").FillAsync("11am");
        await page.GetByLabel("Where, or the link to join").FillAsync("Room 7");
        await page.Press("Fix and invite");
        await Expect(page, "Room 7");
    }

    async Task WhenTheMemberScoresTheInterview(string member)
    {
        var page = await AtTheirPanel(member);
        await page.Locator("main a[href*='/interview/']").First.ClickAsync();
        foreach (var name in await page.Names("Level[")) await page.Locator($"input[name='{name}'][value='4']").CheckAsync();
        foreach (var name in await page.Names("Note[")) await page.Locator($"textarea[name='{name}']").FillAsync("Spoke of it clearly.");
        await page.Press("Save and go on to lock");
        await page.Press("Lock my scores");
    }

    async Task WhenTheChairJudgesAndHandsInTheReport()
    {
        var page = await AtTheirPanel(Chair);
        await page.Locator("main a[href*='/posts/']").First.ClickAsync();
        var post = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Judge") }).ClickAsync();
        await page.GetByLabel("Appointable", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Rank").FillAsync("1");
        await page.GetByLabel("Reason").FillAsync("Met the standard in every criterion, with evidence that can be checked.");
        await page.Press("Record judgement");

        await page.GotoAsync(post + "/report");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByLabel("How the panel assessed the candidates").FillAsync("A sift of written evidence and a structured interview.");
        await page.GetByLabel("Reasons for the recommendation").FillAsync("The strongest evidence in all domains.");
        await page.Press("Hand in the report");
        await Expect(page, "was handed in");
    }

    async Task WhenTheApproverApproves()
    {
        var page = await As("Approver");
        await page.GotoAsync("/approvals");
        await page.Locator("tr", new() { HasText = "Leader for Kestrel Coast" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByLabel("Approve", new() { Exact = true }).CheckAsync();
        await page.Press("Record the decision");
    }

    async Task WhenTheTeamMakesAnOffer()
    {
        var page = await As(Team);
        await page.GotoAsync("/offers");
        await page.Locator("tr", new() { HasText = "Leader for Kestrel Coast" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.Day("Last day to answer", new(2021, 12, 20));
        await page.Press("Make the offer");
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

    async Task WhenTheTeamAnnounces()
    {
        var page = await As(Team);
        await page.GotoAsync(Campaign + "/announce");
        await page.GetByLabel("Kestrel Coast").CheckAsync();
        await page.Day("Day of the announcement", new(2021, 12, 4));
        await page.Press("Announce");
        await page.GotoAsync(Campaign + "/progress");
        await Expect(page, "1 of 1 appointed");
    }

    async Task WhenTheKeeperRecordsTheLawInForce()
    {
        var page = await As(Keeper);
        await page.GotoAsync("/legal-events/keep/order-for-kestrel-coast/happened");
        await page.Day("Day on which it happened", new(2022, 7, 1));
        await page.GetByLabel("What shows it?").FillAsync("The Kestrel Coast Order 2022.");
        await page.GetByLabel("I have read the instrument").CheckAsync();
        await page.Press("Record that it happened");
        await Expect(page, "1 designate not confirmed yet");
        await ThenThePostHas("Designate");
    }

    async Task WhenTheChairConfirms()
    {
        var page = await As(Chair);
        await page.GotoAsync("/confirm");
        await page.GetByLabel("Chief executive, Kestrel Coast").CheckAsync();
        await page.Day("Day of the confirming act", new(2022, 7, 1));
        await page.GetByLabel("What shows the act?").FillAsync("Minute 1 of the first meeting.");
        await page.Press("Confirm");
        await Expect(page, "Confirmed");
    }

    async Task ThenThePostHas(string standing)
    {
        var page = await As(Keeper);
        await page.GotoAsync("/bodies/kestrel-coast/posts/chief-executive");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(standing, new() { IgnoreCase = true });
    }

    async Task WhenItIs(DateOnly day, string time)
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync("/demonstration");
        await page.Day("Day", day);
        await page.GetByLabel("Time").FillAsync(time);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go forward" }).ClickAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")), new() { Timeout = 90_000 });
    }

    async Task<IPage> AtTheirPanel(string member)
    {
        var page = await As(member);
        await page.GotoAsync("/assessing");
        await page.GetByRole(AriaRole.Link, new() { Name = "Panel for Kestrel Coast" }).ClickAsync();
        return page;
    }

    async Task<string> NameOf(string who)
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync("/sign-in");
        return (await page.GetByRole(AriaRole.Button, new() { Name = ": " + who }).InnerTextAsync()).Split(':')[0].Trim();
    }

    static Task Expect(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
    static Regex Matching(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
