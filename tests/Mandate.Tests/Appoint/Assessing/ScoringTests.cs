using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Assessing;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Assessing;

public sealed class ScoringTests : WorldTest
{
    async Task<(Campaign Campaign, IReadOnlyList<CampaignPost> Posts, PanelPeople Panel, Sent A, Sent B)> Ready(bool declared = true)
    {
        var (campaign, posts) = await World.Campaign(posts: 2);
        var panel = await World.Panel(campaign, posts);
        var (a, b) = (await World.Submitted(campaign, posts[1], posts[0]), await World.Submitted(campaign, posts[0]));
        World.Closed(campaign);
        if (declared) await World.NoTies(panel, a, b);
        return (campaign, posts, panel, a, b);
    }

    [Fact]
    public async Task Nobody_on_a_panel_sees_anything_before_closing()
    {
        var (campaign, _, panel, a, _) = await Ready();
        World.Now = campaign.ClosesAt.AddSeconds(-1);
        var browser = World.BrowserOf(panel.Chair);
        await browser.Open(PanelWork.Url(panel.Id));
        Assert.Contains("Nobody on a panel sees anything before that.", browser.Main);
        Assert.DoesNotContain(a.Reference, browser.Text);
        await browser.Open(DeclareTies.Url(panel.Id));
        Assert.DoesNotContain(a.Name, browser.Text);
        await browser.Open(ScoreApplication.Url(panel.Id, a.Id));
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task A_member_declares_ties_to_every_applicant_before_opening_any()
    {
        var (_, _, panel, a, b) = await Ready(declared: false);
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(ScoreApplication.Url(panel.Id, a.Id));
        Assert.Equal("Panel Ties to applicants", browser.Heading);
        Assert.Contains(a.Name, browser.Main);

        await browser.Choose($"{a.Name} ({a.Reference})", "Known through work").Choose($"{b.Name} ({b.Reference})", "No tie").Press("Record my ties");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains($"Say in a few words what your tie to {a.Name} ({a.Reference}) is", browser.Errors);
        await browser.Fill($"What the tie to {a.Name} is, if any", "Same trust, 2015").Press("Record my ties");

        Assert.Contains(a.Reference, browser.Main);
        Assert.DoesNotContain(a.Name, browser.Main);
        await browser.Open(DeclareTies.Url(panel.Id));
        Assert.DoesNotContain(a.Name, browser.Main);
        Assert.Contains("Same trust, 2015", browser.Main);
    }

    [Fact]
    public async Task A_conflicted_member_cannot_open_or_score_the_application()
    {
        var (_, _, panel, a, b) = await Ready(declared: false);
        await World.Tied(panel, panel.Member, a, Tie.Conflict);
        await World.NoTies(panel, a, b);
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(PanelWork.Url(panel.Id));
        Assert.Contains("You declared a conflict, so you cannot open this application.", browser.Main);
        await browser.Open(ScoreApplication.Url(panel.Id, b.Id));
        var token = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var url in new[] { ScoreApplication.Url(panel.Id, a.Id), LockScores.Url(panel.Id, a.Id), AgreeScores.Url(panel.Id, a.Id), DeclareTie.Url(panel.Id, a.Id) })
        {
            await browser.Open(url);
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            await browser.Post(url, new() { ["__RequestVerificationToken"] = token, ["Level[D1]"] = "5", ["Level[D2]"] = "5" });
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        await using var db = World.Db();
        Assert.False(await db.ScoreSheets.AnyAsync());
    }

    [Fact]
    public async Task Scores_are_saved_over_sittings_then_locked_for_good_and_the_page_shows_no_name_and_no_preference()
    {
        var (_, _, panel, a, _) = await Ready();
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(ScoreApplication.Url(panel.Id, a.Id));
        Assert.Equal($"Panel Application {a.Reference}", browser.Heading);
        Assert.Contains("Evidence on Strategy by hand.", browser.Main);
        Assert.DoesNotContain(a.Name, browser.Text);
        Assert.DoesNotContain("hearing loop", browser.Text);
        Assert.DoesNotContain("020 7946", browser.Text);
        Assert.DoesNotContain("referenc", browser.Main.Replace(a.Reference, ""), StringComparison.OrdinalIgnoreCase);

        await browser.Choose("Level for Strategy", "Level 4").Press("Save and come back later");
        Assert.Contains("Write a note on “Strategy”: what led you to this level", browser.Errors);
        await browser.Fill("Note on Strategy", "Clear trade-offs").Press("Save and come back later");
        Assert.Contains($"{a.Reference} In progress", browser.Main);
        await browser.Click(a.Reference);
        Assert.Contains("Clear trade-offs", browser.Text);
        await browser.Press("Save and go on to lock");
        Assert.Contains("Choose a level for “Quality”", browser.Errors);
        await browser.Choose("Level for Quality", "Level 3").Fill("Note on Quality", "One clear result").Press("Save and go on to lock");
        Assert.Equal(LockScores.Url(panel.Id, a.Id), browser.Url);
        await browser.Press("Lock my scores");
        Assert.Contains("1 of 3 members have locked their scores", browser.Main);

        await browser.Open(ScoreApplication.Url(panel.Id, a.Id));
        Assert.Contains("Your scores are locked.", browser.Main);
        Assert.Null(browser.Page.QuerySelector("main form"));
        await using var db = World.Db();
        var sheet = await db.ScoreSheets.SingleAsync();
        Assert.True(sheet.Locked);
        Assert.Equal(4, sheet.Content.LevelOf("D1"));
        Assert.Equal(2, await db.Events.CountAsync(e => e.Kind == "appoint.scores-saved"));
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == "appoint.scores-locked"));
    }

    [Fact]
    public async Task A_score_against_older_criteria_is_refused_and_what_was_typed_is_kept()
    {
        var (_, _, panel, a, _) = await Ready();
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(ScoreApplication.Url(panel.Id, a.Id));
        ((AngleSharp.Html.Dom.IHtmlInputElement)browser.Page.QuerySelector("input[name=Criteria]")!).Value = new string('0', 64);
        await browser.Choose("Level for Strategy", "Level 4").Fill("Note on Strategy", "Typed before").Press("Save and come back later");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains(ScoreRefusals.OldCriteria.Text, browser.Errors);
        Assert.Contains("Typed before", browser.Text);
        await browser.Press("Save and come back later");
        Assert.Contains("In progress", browser.Main);
    }

    [Fact]
    public async Task Applications_stand_in_an_order_of_each_members_own_that_never_changes()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var all = new List<Sent>();
        for (var i = 0; i < 8; i++) all.Add(await World.Submitted(campaign, posts));
        World.Closed(campaign);
        await World.NoTies(panel, all);
        async Task<string> Order(User user)
        {
            var browser = World.BrowserOf(user);
            await browser.Open(PanelWork.Url(panel.Id));
            return string.Join(' ', all.Select(s => s.Reference).OrderBy(r => browser.Main.IndexOf(r, StringComparison.Ordinal)));
        }
        Assert.Equal(await Order(panel.Chair), await Order(panel.Chair));
        var orders = new[] { await Order(panel.Chair), await Order(panel.Member), await Order(panel.Independent) };
        Assert.True(orders.Distinct().Count() > 1);
    }

    [Fact]
    public async Task A_tie_found_while_reading_ends_the_reading_and_cannot_be_taken_back()
    {
        var (_, _, panel, a, _) = await Ready();
        await World.Sheet(panel, panel.Member, a);
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(DeclareTie.Url(panel.Id, a.Id));
        await browser.Choose("Conflict of interest").Fill("What the tie is", "My sister-in-law").Press("Record this tie");
        Assert.Contains("You abstain", browser.Main);
        await browser.Open(ScoreApplication.Url(panel.Id, a.Id));
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await using var db = World.Db();
        var tie = await db.ConflictDeclarations.SingleAsync(t => t.Tie == Tie.Conflict);
        Assert.Equal(PanelRefusals.TieTakenBack, tie.Change(Tie.None, null, World.Now).Refusal);
        Assert.True(await db.ScoreSheets.AnyAsync());
    }

    [Fact]
    public async Task A_stranger_and_a_candidate_of_the_campaign_find_no_panel()
    {
        var (_, _, panel, a, _) = await Ready();
        await using (var db = World.Db())
        {
            var shown = await db.Panels.Include(p => p.Members).SingleAsync();
            shown.Add(a.Candidate.Id, PanelRole.Member, World.Now);
            db.RoleHoldings.Add(new() { Id = Id.New<RoleHoldingId>(World.Now), User = a.Candidate.Id, Role = Role.Assessor, From = World.Today });
            await db.SaveChangesAsync();
        }
        foreach (var browser in new[] { await World.Browser(Role.Assessor), World.BrowserOf(a.Candidate) })
            foreach (var url in new[] { PanelWork.Url(panel.Id), DeclareTies.Url(panel.Id), ScoreApplication.Url(panel.Id, a.Id) })
            {
                await browser.Open(url);
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
    }
}
