using Microsoft.Playwright;

namespace Mandate.Journeys;

/// <summary>Every page, as everybody who may see it: no fault of WCAG 2.2 AA, nothing wider than a small telephone, with what is wrong said to everybody.</summary>
public sealed class AccessibilityTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    const string Campaign = "/appoint/icb-chief-executives-2021", Draft = "/appoint/campaigns/icb-chief-executives-2021";
    const string Team = "Appointments team", Candidate = "Candidate who has applied", Director = "Regional director";

    /// <summary>Pages that the walk does not reach, and why. A new page is reached by a link, or by an act in <see cref="Rehearsal"/>, or stands here after review.</summary>
    static readonly Dictionary<string, string> notWalked = new(StringComparer.Ordinal)
    {
        ["/account/passkeys/{id}"] = "needs a passkey, and passkeys belong to a name: the site under test has a number",
        ["/applications/{id:guid}/cv"] = "the campaign of the demonstration asks for none; the campaign journey adds one",
        ["/applications/{id:guid}/cv/{file}"] = "a file",
        ["/appoint/{campaign}/applications/{reference}/cv"] = "a file",
        ["/appoint/{campaign}/posts/{post}/pack.docx"] = "a file",
        ["/appoint/{campaign}/panels/{panel}/interviews/{application}"] = "only for a shortlisted candidate not yet interviewed, whom no stop of the demonstration has; the campaign journey fixes one",
        ["/appoint/{campaign}/panels/{panel}/interviews/{application}/cancel"] = "only for an interview still to come, which no stop of the demonstration has; its slice test opens it",
        ["/appoint/{campaign}/panels/{panel}/sessions/add"] = "only before a panel has judged, which no stop that is walked shows; its slice test opens it",
        ["/assessing/{panel}/kit/edit"] = "only until the first interview, as a panel chair; its slice test opens it",
        ["/appoint/{campaign}/equality/{id:guid}/publish"] = "only between taking figures of a stage and publishing them; the fairness journey opens it",
        ["/offers/{post}/pay-case"] = "only while a pay case is open, and the demonstration has none; its slice test opens it",
        ["/first-run"] = "only while nobody has an account, which the demonstration never is",
        ["/operations/jobs/{id}/set-aside"] = "only for a job that failed eight times",
        ["/record/consistency"] = "an answer for machines",
        ["/register/export/{file}"] = "a file",
        ["/register/import/{id}/undo.zip"] = "a file",
        ["/tasks/{id}"] = "nothing in the demonstration takes long enough",
    };

    [Fact]
    public async Task Every_page_can_be_used_by_everybody()
    {
        var routes = new Routes();
        var walk = new Walk(site, routes, output.WriteLine);
        var play = new Rehearsal(site, walk);

        await site.ItIs("28 named");
        await play.Attempt("Opening and losing an account", play.OpenAndLoseAnAccount);
        await play.Attempt("Asking for a role", play.AskForARole);
        await play.Attempt("Answering an offer", play.AnswerAnOffer);
        await play.Attempt("Importing", play.Import);
        await play.Attempt("Keeping a form", play.KeepAForm);
        await play.Attempt("Two changes at once", play.Collide);
        await walk.As("");
        await walk.As(Candidate);
        await play.Attempt("Drafts", async () => await walk.As(Team, await play.DraftCampaign(), await play.DraftCriteria(), Draft + "/rerun"));
        await play.Attempt("Structures", async () => await walk.As(Team, await play.DraftStructures()));
        await walk.As("Chair designate of Dorset");
        await walk.As(Director);
        await walk.As("Approver", Campaign + "/box/key");
        await walk.As("Register keeper", "/legal-events/keep/establishment-order");
        await walk.As("Administrator");
        await walk.As("Second administrator", "/people-and-roles/requests");
        await walk.As("Operator");
        await walk.As("Auditor");
        await play.Attempt("Refusals", play.LookAtRefusals);

        await site.ItIs("Applications open");
        await play.Attempt("An application", async () => await walk.As("Operator", await play.BeginAnApplication("Operator", Campaign)));
        await walk.As(Team, Draft);
        await play.Attempt("Questions and help", async () => await walk.As(Team, await play.AskAndBeHelped("Operator", Campaign)));
        await site.ItIs("One minute before closing");
        await play.Attempt("Withdrawing", async () => await walk.As(Candidate, await play.ApplicationOf(Candidate) + "/withdraw"));
        await site.ItIs("Closed");
        await walk.As(Team, Campaign + "/panels");
        await site.ItIs(new(2021, 9, 28), "11am");
        await walk.As(Director, "/assessing");
        await play.Attempt("Specimens", async () => await walk.As(Director, await play.ScoreTheSpecimens(Director)));
        await site.ItIs(new(2021, 10, 27), "9am");
        await play.Attempt("An embargo", async () => await walk.As(Team, ["/offers", .. await play.PutUnderEmbargo("/appoint/icb-chairs-2021", new(2021, 11, 8))]));
        await play.Attempt("Feedback", async () => await walk.As(Director, await play.FindFeedbackToWrite(Director)));
        await site.ItIs("Closed");
        await site.ItIs(new(2021, 10, 9), "9am");
        await play.Attempt("Scoring", async () => await walk.As(Director, await play.ScoreAnApplication(Director)));

        var notSeen = routes.All.Except(walk.Seen, StringComparer.Ordinal).Except(notWalked.Keys, StringComparer.Ordinal).ToList();
        output.WriteLine($"{walk.Seen.Count} of {routes.All.Count()} pages, {walk.ErrorPages} forms sent empty. Not refused when empty:\n{string.Join('\n', walk.Acted)}");
        Assert.True(walk.Inspection.Faults.Count == 0, $"{walk.Inspection.Faults.Count} faults\n{string.Join('\n', walk.Inspection.Faults)}");
        Assert.True(notSeen.Count == 0, $"Not reached, and not in the reviewed list: {string.Join(", ", notSeen)}");
        Assert.DoesNotContain(notWalked.Keys, r => walk.Seen.Contains(r) || !routes.All.Contains(r));
    }

    [Theory]
    [InlineData("", "/"), InlineData("", "/bodies"), InlineData("", Campaign), InlineData("", Campaign + "/progress"), InlineData(Candidate, "/applications")]
    [InlineData(Team, Draft), InlineData("Administrator", "/people-and-roles"), InlineData("Register keeper", "/register"), InlineData("Chair designate of Dorset", "/assessing")]
    public async Task Without_scripts_no_page_is_wider_than_a_small_telephone(string who, string path)
    {
        var inspection = new Inspection(output.WriteLine);
        var page = await (who.Length == 0 ? site.Stranger(scripts: false, width: 320) : site.As(who, scripts: false, width: 320));
        await page.GotoAsync(path);
        await inspection.Width(page, path);
        await page.Context.CloseAsync();
        Assert.True(inspection.Faults.Count == 0, string.Join('\n', inspection.Faults));
    }

    [Fact]
    public async Task The_inspection_finds_what_is_wrong()
    {
        var inspection = new Inspection(output.WriteLine);
        var page = await site.Stranger();
        await page.SetContentAsync("<html><body><h1>A picture</h1><img src='/nothing.png'></body></html>");
        await inspection.Of(page, "a picture without words", 320);
        await page.Context.CloseAsync();
        Assert.Contains(inspection.Faults, f => f.Contains("image-alt", StringComparison.Ordinal));
        Assert.Contains(inspection.Faults, f => f.Contains("document-title", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "/create-account"), InlineData("Register keeper", "/bodies/add"), InlineData(Team, "/appoint/campaigns/plan/new")]
    public async Task A_form_sent_empty_says_what_is_wrong_to_everybody(string who, string path)
    {
        var page = await (who.Length == 0 ? site.Stranger() : site.As(who));
        await page.GotoAsync(path);
        await page.Locator("main form").GetByRole(AriaRole.Button).Locator("visible=true").Last.ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Error: ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }
}
