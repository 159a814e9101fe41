using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Assessing;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Assessing;

public sealed class SiftTests : WorldTest
{
    async Task<(PanelPeople Panel, IReadOnlyList<Sent> All)> Ready(int applications = 2)
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var all = new List<Sent>();
        for (var i = 0; i < applications; i++) all.Add(await World.Submitted(campaign, posts));
        World.Closed(campaign);
        await World.NoTies(panel, all);
        return (panel, all);
    }

    [Fact]
    public async Task A_member_goes_through_all_answers_criterion_by_criterion_and_locks_them_in_one_step()
    {
        var (panel, all) = await Ready();
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(PanelWork.Url(panel.Id));
        Assert.Contains("Strategy 0 of 2 scored", browser.Main);
        await browser.Click("Strategy");
        Assert.Contains("0 of 2 answers scored.", browser.Main);
        await browser.Click("Read the first answer");
        foreach (var criterion in new[] { "Strategy", "Strategy", "Quality", "Quality" })
        {
            Assert.StartsWith(criterion, browser.Heading);
            Assert.Contains($"Evidence on {criterion} by hand.", browser.Main);
            Assert.DoesNotContain(all[0].Name, browser.Text);
            Assert.DoesNotContain(all[1].Name, browser.Text);
            await browser.Choose("Level 4").Press("Save and read the next answer");
            Assert.Contains("Write a note: what in the answer led you to this level", browser.Errors);
            await browser.Fill("Note", $"A result in {criterion}").Press("Save and read the next answer");
        }
        Assert.Equal(LockRound.Url(panel.Id, Round.Sift), browser.Url);
        Assert.Contains("Ready to lock", browser.Main);
        await browser.Press("Lock 2 applications");
        Assert.Contains("1 of 3 members have locked their scores", browser.Main);
        await using var db = World.Db();
        Assert.Equal(2, await db.ScoreSheets.CountAsync(s => s.LockedAt != null && s.Round == Round.Sift));
        Assert.Equal(2, await db.Events.CountAsync(e => e.Kind == "appoint.scores-locked"));
    }

    [Fact]
    public async Task The_order_is_shuffled_for_each_member_and_criterion_and_can_be_worked_out_again_from_the_seed_in_the_record()
    {
        var (panel, all) = await Ready(8);
        await using var db = World.Db();
        var shown = await db.Panels.Include(p => p.Members).SingleAsync();
        async Task<IReadOnlyList<string>> Read(User user, string code)
        {
            var browser = World.BrowserOf(user);
            await browser.Open(SiftCriterion.Url(panel.Id, code));
            return [.. all.Select(s => s.Reference).OrderBy(r => browser.Main.IndexOf(r, StringComparison.Ordinal))];
        }
        var orders = new List<string>();
        foreach (var user in panel.All)
            foreach (var code in new[] { "D1", "D2" })
            {
                var order = await Read(user, code);
                Assert.Equal(SiftOrder.Of(all.Select(a => a.Reference), r => r, shown.Seed, shown.MemberOf(user.Id)!.Seat, code), order);
                orders.Add(string.Join(' ', order));
            }
        Assert.True(orders.Distinct().Count() >= 5);
        Assert.Equal(16, shown.Seed.Length);
    }

    [Fact]
    public void The_same_seed_gives_the_same_order_and_another_seed_another()
    {
        var references = Enumerable.Range(0, 20).Select(i => $"REF-{i}").ToList();
        Assert.Equal(SiftOrder.Of(references, r => r, "00", 1, "D1"), SiftOrder.Of(references.AsEnumerable().Reverse(), r => r, "00", 1, "D1"));
        Assert.NotEqual(SiftOrder.Of(references, r => r, "00", 1, "D1"), SiftOrder.Of(references, r => r, "01", 1, "D1"));
        Assert.NotEqual(SiftOrder.Of(references, r => r, "00", 1, "D1"), SiftOrder.Of(references, r => r, "00", 2, "D1"));
        Assert.NotEqual(SiftOrder.NewSeed(), SiftOrder.NewSeed());
    }

    [Fact]
    public async Task A_panel_without_an_independent_member_declares_ties_but_scores_nothing_and_is_told_how_to_mend_it()
    {
        var (panel, all) = await Ready(1);
        await using (var db = World.Db())
        {
            var shown = await db.Panels.Include(p => p.Members).SingleAsync();
            Assert.Null(shown.Leave(shown.MemberOf(panel.Independent.Id)!.Id, World.Now, "Ill").Refusal);
            db.ConflictDeclarations.RemoveRange(await db.ConflictDeclarations.ToListAsync());
            await db.SaveChangesAsync();
        }
        var browser = World.BrowserOf(panel.Member);
        await browser.Open(DeclareTies.Url(panel.Id));
        await browser.Choose($"{all[0].Name} ({all[0].Reference})", "No tie").Press("Record my ties");
        Assert.Contains("This panel cannot start yet", browser.Main);
        foreach (var url in new[] { SiftCriterion.Url(panel.Id, "D1"), SiftAnswer.Url(panel.Id, "D1", all[0].Id), ScoreApplication.Url(panel.Id, all[0].Id), LockRound.Url(panel.Id, Round.Sift) })
        {
            await browser.Open(url);
            Assert.Equal(HttpStatusCode.Conflict, browser.Status);
            Assert.Contains("presses “Add a member” and names somebody", browser.Errors[0]);
            Assert.DoesNotContain("Evidence on", browser.Text);
        }
        await browser.Open(DeclareTie.Url(panel.Id, all[0].Id));
        var token = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await browser.Post(SiftAnswer.Url(panel.Id, "D1", all[0].Id), new() { ["__RequestVerificationToken"] = token, ["Level"] = "4", ["Note"] = "Forged" });
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        await using var after = World.Db();
        Assert.False(await after.ScoreSheets.AnyAsync());
    }

    [Fact]
    public async Task A_stranger_a_conflicted_member_and_a_code_that_is_no_criterion_find_nothing()
    {
        var (panel, all) = await Ready(1);
        await using (var db = World.Db())
        {
            var shown = await db.Panels.Include(p => p.Members).SingleAsync();
            var member = shown.MemberOf(panel.Member.Id)!.Id;
            Assert.False((await db.ConflictDeclarations.SingleAsync(d => d.Member == member)).Change(Tie.Conflict, "Married", World.Now).Refused);
            await db.SaveChangesAsync();
        }
        foreach (var (browser, url) in new[] { (await World.Browser(Role.Assessor), SiftCriterion.Url(panel.Id, "D1")), (World.BrowserOf(panel.Member), SiftAnswer.Url(panel.Id, "D1", all[0].Id)), (World.BrowserOf(panel.Chair), SiftCriterion.Url(panel.Id, "X9")), (World.BrowserOf(panel.Chair), SiftAnswer.Url(panel.Id, "X9", all[0].Id)) })
        {
            await browser.Open(url);
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
    }

    [Fact]
    public async Task Moderation_says_in_words_how_far_members_agree()
    {
        var (panel, all) = await Ready(1);
        await World.Sheet(panel, panel.Chair, all[0], 2);
        await World.Sheet(panel, panel.Member, all[0], 4);
        await World.Sheet(panel, panel.Independent, all[0], 4);
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(AgreeScores.Url(panel.Id, all[0].Id));
        Assert.Contains("Members gave the same level in 2 of 6 comparisons of two members on one criterion (33%).", chair.Main);
        Assert.Contains($"{panel.Chair.Name} scored 2.00 of a level below the others, on average.", chair.Main);
        Assert.Contains($"{panel.Member.Name} scored 1.00 of a level above the others, on average.", chair.Main);
    }
}
