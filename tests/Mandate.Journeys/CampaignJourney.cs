using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>One post, from the advertisement to the confirming act, in a browser without scripts: three sittings of a candidate, a window extended after an outage, a panel of four, a report that comes back.</summary>
public sealed partial class CampaignJourney(Site site) : IClassFixture<Site>
{
    const string Campaign = "/appoint/leader-for-kestrel-coast", Desk = "/appoint/campaigns/leader-for-kestrel-coast";
    const string Team = "Appointments team", Keeper = "Register keeper", Candidate = "Another candidate who has applied", Chair = "Chair designate of Dorset";
    static readonly string[] panel = [Chair, "Regional director", "Another regional director", "Independent panel member"];
    static readonly string[] texts = ["opportunity", "terms", "how-to-apply", "personal-data", "complaints", "conditions", "exclusive"];

    [Fact]
    public async Task A_post_is_advertised_filled_and_confirmed_without_scripts()
    {
        await GivenTheChairMayAppoint();
        await GivenTheKeeperExpectsTheLaw();
        await WhenTheTeamPublishesACampaign();
        await WhenItIs(new(2021, 11, 30), "10am");
        var application = await WhenTheCandidateBeginsAndWritesHalf();
        await WhenItIs(new(2021, 12, 2), "8pm");
        await WhenTheCandidateWritesTheRest(application);
        await WhenItIs(new(2021, 12, 3), "10:30pm");
        await WhenTheTeamExtendsTheWindowAfterAnOutage();
        await WhenItIs(new(2021, 12, 5), "9am");
        await WhenTheCandidateSends(application);
        await WhenItIs(new(2021, 12, 7), "9am");
        await WhenTheTeamFormsThePanel();
        await WhenTheTeamReadsTheAnswersFirst();
        foreach (var member in panel) await WhenTheMemberSiftsCriterionByCriterion(member);
        await WhenTheChairAgreesTheScores("sift");
        await WhenTheChairSettlesTheLists();
        await WhenTheTeamFixesTheInterview();
        await WhenItIs(new(2021, 12, 7), "11:30am");
        foreach (var member in panel) await WhenTheMemberScoresTheInterview(member);
        await WhenTheChairAgreesTheScores("interview");
        await WhenTheChairJudges();
        await WhenTheChairHandsInTheReport("The strongest evidence in all domains.");
        await WhenTheApproverReturnsTheReport("Say how the interview weighed against the written evidence.");
        await ThenTheChairReadsWhy("Say how the interview weighed against the written evidence.");
        await WhenTheChairHandsInTheReport("The strongest evidence in all domains; the interview bore out the written evidence.");
        await WhenTheApproverApproves();
        await WhenTheTeamMakesAnOffer();
        await WhenTheCandidateAccepts();
        await WhenTheTeamAnnounces();
        await WhenTheChairGivesFeedback();
        await ThenTheCandidateReadsTheFeedback(application);
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
        await page.GetByRole(AriaRole.Group, new() { Name = "Does every assessor score specimen answers" }).GetByLabel("No").CheckAsync(); // these criteria have none
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
        foreach (var (member, role) in panel.Zip(["Chair", "Member", "Member", "Independent member"]))
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

    async Task WhenTheTeamFixesTheInterview()
    {
        var page = await As(Team);
        await page.GotoAsync(Campaign + "/panels");
        await page.GetByRole(AriaRole.Link, new() { Name = "Panel for Kestrel Coast" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Interviews") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Fix") }).ClickAsync();
        await page.Day("Day", new(2021, 12, 7));
        await page.GetByLabel("Time").FillAsync("11am");
        await page.GetByLabel("Where, or the link to join").FillAsync("Room 7");
        await page.Press("Fix and invite");
        await Expect(page, "Room 7");
    }

    async Task WhenTheTeamExtendsTheWindowAfterAnOutage()
    {
        var page = await As(Team);
        await page.GotoAsync(Desk + "/window");
        await page.Day("Day it closes", new(2021, 12, 6));
        await page.GetByLabel("Why").FillAsync("The service could not be reached between 9pm and 10pm.");
        await page.Press("Amend and tell everyone");
        await page.GotoAsync(Campaign);
        await Expect(page, "6 December 2021");
        await Expect(page, "The service could not be reached between 9pm and 10pm.");
    }

    async Task<IPage> AtTheReport()
    {
        var page = await As("Approver");
        await page.GotoAsync("/approvals");
        await page.Locator("tr", new() { HasText = "Leader for Kestrel Coast" }).GetByRole(AriaRole.Link).ClickAsync();
        return page;
    }

    async Task WhenTheApproverReturnsTheReport(string why)
    {
        var page = await AtTheReport();
        await page.GetByLabel("Return it to the panel", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Reason").FillAsync(why);
        await page.Press("Record the decision");
        await Expect(page, "The report is returned to the panel");
    }

    async Task WhenTheApproverApproves()
    {
        var page = await AtTheReport();
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

    async Task WhenTheTeamAnnounces()
    {
        var page = await As(Team);
        await page.GotoAsync(Campaign + "/announce");
        await page.GetByLabel("Kestrel Coast").CheckAsync();
        await page.Day("Day of the announcement", new(2021, 12, 7));
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

    Task WhenItIs(DateOnly day, string time) => site.ItIs(day, time);

    async Task<string> NameOf(string who)
    {
        var page = await site.Stranger(scripts: false);
        await page.GotoAsync("/sign-in");
        return (await page.GetByRole(AriaRole.Button, new() { Name = ": " + who }).InnerTextAsync()).Split(':')[0].Trim();
    }

    static Task Expect(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
    static Regex Matching(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
