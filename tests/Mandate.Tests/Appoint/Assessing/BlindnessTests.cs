using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Deciding;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Assessing;

/// <summary>Until a member's own scores are locked no page says anything of another's: not the score, not that it exists, not how many there are.</summary>
public sealed class BlindnessTests : WorldTest
{
    Campaign campaign = null!;
    IReadOnlyList<CampaignPost> posts = null!;
    PanelPeople panel = null!;
    Sent a = null!;

    async Task Ready()
    {
        (campaign, posts) = await World.Campaign(posts: 1);
        panel = await World.Panel(campaign, posts);
        a = await World.Submitted(campaign, posts);
        World.Closed(campaign);
        await World.NoTies(panel, a);
    }

    IEnumerable<string> Everything =>
    [
        "/", MyPanels.Url, PanelWork.Url(panel.Id), DeclareTies.Url(panel.Id), DeclareTie.Url(panel.Id, a.Id), ScoreApplication.Url(panel.Id, a.Id), LockScores.Url(panel.Id, a.Id),
        AgreeScores.Url(panel.Id, a.Id), SiftCriterion.Url(panel.Id, "D1"), SiftAnswer.Url(panel.Id, "D1", a.Id), LockRound.Url(panel.Id, Round.Sift), DecideStage.Url(panel.Id, posts[0].Id, SelectionStep.Shortlist), JudgePost.Url(panel.Id, posts[0].Id), JudgeCandidate.Url(panel.Id, posts[0].Id, a.Id), WriteReport.Url(panel.Id, posts[0].Id), DecideReport.Url(posts[0].Id),
    ];

    /// <summary>All pages as this person gets them; tokens differ every time and are left out.</summary>
    async Task<string> All(User user)
    {
        var browser = World.BrowserOf(user);
        var text = new System.Text.StringBuilder();
        foreach (var url in Everything)
        {
            await browser.Open(url);
            foreach (var token in browser.Page.QuerySelectorAll("input[name=__RequestVerificationToken]")) token.Remove();
            text.AppendLine($"{url} {(int)browser.Status} {browser.Page.QuerySelector("main")?.InnerHtml}");
        }
        return text.ToString();
    }

    [Fact]
    public async Task No_page_differs_by_a_letter_when_others_score_and_lock_before_own_is_locked()
    {
        await Ready();
        foreach (var user in panel.All)
        {
            var before = await All(user);
            Assert.DoesNotContain("Secretnote", before);
            await using (var db = World.Db()) { db.ScoreSheets.RemoveRange(await db.ScoreSheets.ToListAsync()); await db.SaveChangesAsync(); }
            foreach (var other in panel.All.Where(u => u.Id != user.Id)) await World.Sheet(panel, other, a, level: 2);
            Assert.Equal(before, await All(user));
            await using (var db = World.Db()) { db.ScoreSheets.RemoveRange(await db.ScoreSheets.ToListAsync()); await db.SaveChangesAsync(); }
        }
    }

    [Fact]
    public async Task The_chair_learns_nothing_before_locking_not_even_from_the_report()
    {
        await Ready();
        await World.Sheet(panel, panel.Member, a, level: 2);
        var chair = World.BrowserOf(panel.Chair);
        foreach (var url in Everything)
        {
            await chair.Open(url);
            Assert.DoesNotContain("Secretnote", chair.Text);
            Assert.DoesNotContain("members have locked", chair.Main);
            Assert.DoesNotContain("has not locked", chair.Main);
        }
    }

    [Fact]
    public async Task A_chair_who_joins_late_sees_neither_agreed_scores_nor_report_before_locking_their_own()
    {
        await Ready();
        await World.Scored(panel, a);
        var late = await World.User(Role.Assessor);
        await using (var db = World.Db())
        {
            var shown = await db.Panels.Include(p => p.Members).SingleAsync();
            Assert.Null(shown.Leave(shown.MemberOf(panel.Chair.Id)!.Id, World.Now, "Ill", scoresCount: true).Refusal);
            Assert.Null(shown.Add(late.Id, PanelRole.Chair, World.Now).Refusal);
            await db.SaveChangesAsync();
        }
        var people = panel with { Chair = late };
        await World.NoTies(people, a);
        Assert.DoesNotContain("4.00", await All(late));
        await World.Sheet(people, late, a, 3);
        Assert.Contains("4.00", await All(late));
    }

    [Fact]
    public async Task After_own_lock_only_how_many_locked_is_shown_and_scores_only_when_everybody_has()
    {
        await Ready();
        await World.Sheet(panel, panel.Chair, a, level: 2);
        await World.Sheet(panel, panel.Member, a, level: 5);
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(PanelWork.Url(panel.Id));
        Assert.Contains("2 of 3 members have locked their scores", browser.Main);
        await browser.Open(AgreeScores.Url(panel.Id, a.Id));
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        Assert.DoesNotContain("Secretnote2", await All(panel.Member));

        await World.Sheet(panel, panel.Independent, a, level: 3);
        await browser.Open(AgreeScores.Url(panel.Id, a.Id));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Secretnote2", browser.Text);
    }

    [Fact]
    public async Task Histories_of_panel_post_and_application_say_nothing_of_single_members_scores()
    {
        await Ready();
        var browser = World.BrowserOf(panel.Chair);
        await browser.Open(ScoreApplication.Url(panel.Id, a.Id));
        await browser.Choose("Level for Strategy", "Level 4").Fill("Note on Strategy", "Note one").Choose("Level for Quality", "Level 4").Fill("Note on Quality", "Note two").Press("Save and go on to lock");
        await browser.Press("Lock my scores");
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/{campaign.Slug}/panels/{panel.Id}");
        Assert.DoesNotContain("locked", team.Main);
        await using var db = World.Db();
        Assert.All(await db.Events.Where(e => e.Kind == "appoint.scores-locked").SelectMany(e => e.Subjects).ToListAsync(), s => Assert.True(s.Kind is "scoresheet" or "actor", s.Kind));
    }
}
