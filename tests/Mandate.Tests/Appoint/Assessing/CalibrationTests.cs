using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Deciding;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Assessing;

public sealed class CalibrationTests : WorldTest
{
    async Task<(Campaign Campaign, IReadOnlyList<CampaignPost> Posts, PanelPeople Panel, Sent A, Sent B)> Ready()
    {
        var (campaign, posts) = await World.Campaign(posts: 2, terms: World.WithCalibration);
        var panel = await World.Panel(campaign, posts[0]);
        var (a, b) = (await World.Submitted(campaign, posts[0]), await World.Submitted(campaign, posts[0]));
        World.Closed(campaign);
        await World.NoTies(panel, a, b);
        return (campaign, posts, panel, a, b);
    }

    static Browser Fill(Browser browser, int level)
    {
        for (var n = 1; n <= 4; n++) browser.Fill($"Note on specimen {n}", "It has a result that can be checked.");
        foreach (var radio in browser.Page.QuerySelectorAll($"input[name^='Level['][value='{level}']")) radio.SetAttribute("checked", "checked");
        return browser;
    }

    [Fact]
    public async Task An_assessor_scores_and_locks_the_specimens_before_the_sift_opens()
    {
        var (_, _, panel, a, _) = await Ready();
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(MyPanels.Url);
        Assert.Contains("Specimens to score", browser.Main);
        await browser.Open("/");
        Assert.Contains("Score the specimen answers", browser.Main);
        foreach (var url in new[] { ScoreApplication.Url(panel.Id, a.Id), SiftCriterion.Url(panel.Id, "D1"), SiftAnswer.Url(panel.Id, "D1", a.Id), LockRound.Url(panel.Id, Round.Sift) })
        {
            await browser.Open(url);
            Assert.Contains("Score the specimen answers first", browser.Heading);
        }
        await browser.Open(PanelWork.Url(panel.Id));
        await browser.Click("Score the specimen answers");
        Assert.Contains("An answer nobody sent, S3.", browser.Main);
        Assert.DoesNotContain("Intended", browser.Text);
        await browser.Fill("Note on specimen 1", "A start").Press("Save and go on to lock");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Choose a level for specimen 1", browser.Errors);
        Assert.Contains("Choose a level for specimen 4", browser.Errors);
        await Fill(browser, 3).Press("Save and go on to lock");
        Assert.Contains("It has a result that can be checked.", browser.Main);
        await browser.Press("Lock my scores");
        Assert.Contains("The sift is open to you", browser.Text);
        await browser.Open(ScoreApplication.Url(panel.Id, a.Id));
        Assert.Contains($"Application {a.Reference}", browser.Heading);
        await browser.Open(ScoreSpecimens.Url(panel.Id));
        Assert.Contains("IntendedS3.", browser.Main);
        Assert.Contains("No other assessor has locked yet.", browser.Main);
        await using var db = World.Db();
        Assert.True(await db.Events.AnyAsync(e => e.Kind == "appoint.specimens-locked"));
    }

    [Fact]
    public async Task A_locked_sheet_takes_nothing_more_whatever_is_posted_and_when()
    {
        var (campaign, _, panel, _, _) = await Ready();
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(ScoreSpecimens.Url(panel.Id));
        var fields = Fields(browser);
        await Fill(browser, 3).Press("Save and go on to lock");
        await browser.Press("Lock my scores");
        // A tab that was open from before posts after the lock.
        foreach (var n in Enumerable.Range(1, 4)) { fields[$"Level[S{n}]"] = "5"; fields[$"Note[S{n}]"] = "Changed my mind"; }
        await browser.Post(ScoreSpecimens.Url(panel.Id), fields);
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains(CalibrationRefusals.Locked.Text, browser.Text);
        await browser.Post(LockSpecimens.Url(panel.Id), new() { ["__RequestVerificationToken"] = fields["__RequestVerificationToken"] });
        await using var db = World.Db();
        var sheet = await db.CalibrationSheets.SingleAsync(s => s.Campaign == campaign.Id);
        Assert.Equal(Enumerable.Repeat(3, 4), sheet.Content.Levels.Select(l => l.Level));
        Assert.Equal(World.Now, sheet.LockedAt);
    }

    static Dictionary<string, string> Fields(Browser browser) => new()
    {
        ["__RequestVerificationToken"] = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        ["Criteria"] = browser.Page.QuerySelector("input[name=Criteria]")!.GetAttribute("value")!,
    };

    [Theory, InlineData("6"), InlineData("0"), InlineData("-1"), InlineData("3.5"), InlineData("best"), InlineData("99999999999")]
    public async Task A_level_outside_the_scale_is_refused(string level)
    {
        var (_, _, panel, _, _) = await Ready();
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(ScoreSpecimens.Url(panel.Id));
        var fields = Fields(browser);
        (fields["Level[S1]"], fields["Note[S1]"]) = (level, "Why");
        await browser.Post(ScoreSpecimens.Url(panel.Id), fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await using var db = World.Db();
        Assert.False(await db.CalibrationSheets.AnyAsync());
    }

    [Fact]
    public async Task Nobody_reaches_the_scores_of_another_by_any_address_nor_writes_into_them()
    {
        var (campaign, posts, panel, a, _) = await Ready();
        var other = await World.Panel(campaign, posts[1]);
        var sheet = await World.Calibrated(campaign, panel.Chair, more: -1);
        var attacker = World.BrowserOf(other.Member);
        await attacker.Open(ScoreSpecimens.Url(other.Id));
        var fields = Fields(attacker);
        foreach (var n in Enumerable.Range(1, 4)) { fields[$"Level[S{n}]"] = "5"; fields[$"Note[S{n}]"] = "Not mine"; }
        string[] guesses =
        [
            ScoreSpecimens.Url(panel.Id), LockSpecimens.Url(panel.Id), ShowReliability.Url(panel.Id, posts[0].Id), ShowReliability.Url(other.Id, posts[0].Id), $"{ScoreSpecimens.Url(other.Id)}/{sheet.Id}", $"{ScoreSpecimens.Url(other.Id)}/{panel.Chair.Id}",
        ];
        foreach (var url in guesses)
        {
            await attacker.Open(url);
            Assert.True(attacker.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{url}: {attacker.Status}");
            await attacker.Post(url, fields);
            Assert.True(attacker.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{url}: {attacker.Status}");
        }
        // Whose sheet is written into cannot be said in the form: the sheet is that of whoever is signed in.
        foreach (var name in new[] { "User", "Id", "Sheet", "Member" }) fields[name] = sheet.Id.ToString();
        await attacker.Open($"{ScoreSpecimens.Url(other.Id)}?user={panel.Chair.Id}&id={sheet.Id}");
        Assert.DoesNotContain("Calibrationnote", attacker.Text);
        await attacker.Post(ScoreSpecimens.Url(other.Id), fields);
        await using var db = World.Db();
        Assert.Equal(-1, (await db.CalibrationSheets.SingleAsync(s => s.User == panel.Chair.Id)).Content.LevelOf("S1") - 3);
        var candidate = World.BrowserOf(a.Candidate);
        await candidate.Open(ScoreSpecimens.Url(panel.Id));
        Assert.NotEqual(HttpStatusCode.OK, candidate.Status);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ScoreSpecimens.Url(panel.Id));
        Assert.NotEqual(HttpStatusCode.OK, team.Status);
    }

    [Fact]
    public async Task Until_own_scores_are_locked_no_page_differs_by_a_letter_when_others_lock_theirs()
    {
        var (campaign, posts, panel, a, _) = await Ready();
        string[] pages = ["/", MyPanels.Url, PanelWork.Url(panel.Id), ScoreSpecimens.Url(panel.Id), LockSpecimens.Url(panel.Id), ScoreApplication.Url(panel.Id, a.Id), JudgePost.Url(panel.Id, posts[0].Id), ShowReliability.Url(panel.Id, posts[0].Id)];
        await World.Calibrated(campaign, panel.Chair, locked: false);
        var before = await All(panel.Chair);
        await World.Calibrated(campaign, panel.Member, more: -1);
        await World.Calibrated(campaign, panel.Independent, more: 1);
        Assert.Equal(before, await All(panel.Chair));
        Assert.DoesNotContain("Intended", before);

        var browser = World.BrowserOf(panel.Chair);
        await browser.Open(LockSpecimens.Url(panel.Id));
        await browser.Press("Lock my scores");
        await browser.Open(ScoreSpecimens.Url(panel.Id));
        Assert.Contains("Other assessors who have locked gave level 2 once, level 4 once.", browser.Main);
        Assert.DoesNotContain("Calibrationnote-1", browser.Text);

        async Task<string> All(User user)
        {
            var reader = World.BrowserOf(user);
            var text = new System.Text.StringBuilder();
            foreach (var url in pages)
            {
                await reader.Open(url);
                foreach (var token in reader.Page.QuerySelectorAll("input[name=__RequestVerificationToken]")) token.Remove();
                text.AppendLine($"{url} {(int)reader.Status} {reader.Page.QuerySelector("main")?.InnerHtml}");
            }
            return text.ToString();
        }
    }

    [Fact]
    public async Task Before_the_meeting_the_chair_sees_agreement_severity_and_adjusted_scores_beside_those_given()
    {
        var (campaign, posts, panel, a, b) = await Ready();
        foreach (var (n, user) in panel.All.Index())
        {
            await World.Calibrated(campaign, user, more: n - 1);
            await World.Sheet(panel, user, a, 3 + n - 1 + (n == 1 ? 1 : 0));
        }
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(ShowReliability.Url(panel.Id, posts[0].Id));
        Assert.Equal(HttpStatusCode.NotFound, chair.Status); // own scores of B are not locked
        await World.Sheet(panel, panel.Chair, b, 2);
        await chair.Open(ShowReliability.Url(panel.Id, posts[0].Id));
        Assert.Contains("1 candidate not everybody has scored and locked yet", chair.Main);
        Assert.DoesNotContain(b.Reference, chair.Main);
        foreach (var (user, level) in new[] { (panel.Member, 3), (panel.Independent, 4) }) await World.Sheet(panel, user, b, level);
        await chair.Open(ShowReliability.Url(panel.Id, posts[0].Id));
        Assert.Contains("3 assessors of the campaign scored the same specimens", chair.Main);
        Assert.Contains("of a level more severe", chair.Main);
        Assert.Contains("of a level more lenient", chair.Main);
        Assert.Contains(a.Reference, chair.Main);
        Assert.Contains(b.Reference, chair.Main);
        Assert.Contains("Places they could hold", chair.Main);
        foreach (var user in new[] { panel.Member, panel.Independent })
        {
            var browser = World.BrowserOf(user);
            await browser.Open(ShowReliability.Url(panel.Id, posts[0].Id));
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
    }

    [Fact]
    public async Task The_report_says_what_the_panel_decided_by_and_cannot_be_handed_in_without_it()
    {
        var (campaign, posts, panel, a, b) = await Ready();
        await using (var db = World.Db())
        {
            Assert.False((await db.Applications.SingleAsync(x => x.Id == b.Id)).Withdraw(World.Now).Refused);
            await db.SaveChangesAsync();
        }
        foreach (var (n, user) in panel.All.Index()) await World.Calibrated(campaign, user, more: n - 1);
        await World.Scored(panel, a);
        await World.Judged(posts[0], a, 1);
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(WriteReport.Url(panel.Id, posts[0].Id));
        Assert.Contains(CalibrationRefusals.NoChoice.Text, chair.Main);
        Assert.DoesNotContain(chair.Page.QuerySelectorAll("main button"), x => x.TextContent.Contains("Hand in"));
        var token = World.BrowserOf(panel.Chair);
        await token.Open(ShowReliability.Url(panel.Id, posts[0].Id));
        var verification = token.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await token.Post(WriteReport.Url(panel.Id, posts[0].Id), new() { ["__RequestVerificationToken"] = verification, ["Recommended"] = a.Id.ToString(), ["Method"] = "Method", ["Reasons"] = "The strongest evidence in every criterion." });
        Assert.Equal(HttpStatusCode.Conflict, token.Status);

        await chair.Open(ShowReliability.Url(panel.Id, posts[0].Id));
        await chair.Press("Record what the panel decided by");
        Assert.Contains("Choose which scores the panel decided by", chair.Errors);
        await chair.Choose("Both, side by side").Fill("Why?", "Short").Press("Record what the panel decided by");
        Assert.Contains(CalibrationRefusals.ReasonTooShort.Text, chair.Errors);
        await chair.Fill("Why?", "Both orders put the same candidate first.").Press("Record what the panel decided by");
        Assert.Contains("What the panel decided by is recorded", chair.Text);
        await chair.Open(WriteReport.Url(panel.Id, posts[0].Id));
        Assert.DoesNotContain(CalibrationRefusals.NoChoice.Text, chair.Main);
        await chair.Fill("Reasons for the recommendation", "The strongest evidence in every criterion.").Press("Hand in the report");
        Assert.Contains("This report was handed in", chair.Main);
        Assert.Contains("Both, side by side.", chair.Main);
        Assert.Contains("Both orders put the same candidate first.", chair.Main);
        Assert.Contains("3 assessors of the campaign scored the same specimen answers", chair.Main);

        await chair.Open(ShowReliability.Url(panel.Id, posts[0].Id));
        Assert.DoesNotContain(chair.Page.QuerySelectorAll("main button"), x => x.TextContent.Contains("Record"));
        await token.Post(ShowReliability.Url(panel.Id, posts[0].Id), new() { ["__RequestVerificationToken"] = verification, ["Used"] = "Adjusted", ["Reason"] = "Another reason, which is long enough to stand." });
        Assert.Equal(HttpStatusCode.Conflict, token.Status);
        var approver = await World.Browser(Role.Approver);
        await approver.Open(DecideReport.Url(posts[0].Id));
        Assert.Contains("Both orders put the same candidate first.", approver.Main);
    }

    [Fact]
    public async Task Whoever_sits_on_two_panels_scores_the_specimens_once()
    {
        var (campaign, posts, panel, _, _) = await Ready();
        await World.Calibrated(campaign, panel.Member);
        await using (var db = World.Db())
        {
            var second = Panel.Form(campaign.Id, "Second", World.Now);
            second.Add(panel.Member.Id, PanelRole.Independent, World.Now);
            db.Panels.Add(second);
            (await db.CampaignPosts.SingleAsync(p => p.Id == posts[1].Id)).Assign(second.Id, World.Now);
            await db.SaveChangesAsync();
            var browser = World.BrowserOf(panel.Member);
            await browser.Open(PanelWork.Url(second.Id));
            Assert.DoesNotContain("Score the specimen answers", browser.Main);
            await browser.Open(ScoreSpecimens.Url(second.Id));
            Assert.Contains("Your scores are locked.", browser.Main);
        }
    }

    [Fact]
    public async Task A_campaign_without_calibration_has_no_specimens_page_and_asks_nobody()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var a = await World.Submitted(campaign, posts);
        World.Closed(campaign);
        await World.NoTies(panel, a);
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(ScoreSpecimens.Url(panel.Id));
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.Open(ScoreApplication.Url(panel.Id, a.Id));
        Assert.Contains(a.Reference, browser.Heading);
    }
}
