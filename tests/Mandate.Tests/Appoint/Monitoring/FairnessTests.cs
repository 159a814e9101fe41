using System.Net;
using System.Security.Cryptography;
using System.Text;
using Mandate.Appoint;
using Mandate.Appoint.Monitoring;
using Mandate.Methods;
using Mandate.Platform;
using Mandate.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Appoint.Monitoring;

public sealed class FairnessTests : WorldTest
{
    static readonly CampaignTerms terms = new()
    {
        PreferencesAllowed = 3,
        Monitoring = new()
        {
            Floor = 5,
            Questions =
            [
                new() { Key = "group", Question = "Which group?", Options = [new() { Code = "a", Text = "Group A" }, new() { Code = "b", Text = "Group B" }, new() { Code = "c", Text = "Group C" }, new() { Code = "d", Text = "Sort D1", Group = "Group D" }, new() { Code = "e", Text = "Sort D2", Group = "Group D" }] },
            ],
        },
    };

    static MonitoringKey Key => Site.Shared.Services.GetRequiredService<MonitoringKey>();

    Campaign campaign = null!;
    List<CampaignPost> posts = null!;
    readonly List<(Application Application, string Code)> sent = [];
    PanelPeople panel = null!;

    /// <summary>A closed campaign in which so many of each group applied; codes a to e, and so many who answered nothing.</summary>
    async Task Applied(int a, int b, int c, int d, int e, int nothing)
    {
        (campaign, var of) = await World.Campaign(terms: terms);
        posts = [.. of];
        panel = await World.Panel(campaign, posts);
        foreach (var (code, people) in new[] { ("a", a), ("b", b), ("c", c), ("d", d), ("e", e), ("", nothing) })
            for (var i = 0; i < people; i++) sent.Add((await World.Application(campaign, [posts[i % posts.Count]]), code));
        await using var db = World.Db();
        foreach (var (application, code) in sent.Where(s => s.Code.Length > 0))
        {
            var answers = MonitoringAnswers.Start(Key.TokenOf(application.Id), World.Today);
            answers.Give("group", code, World.Today);
            db.MonitoringAnswers.Add(answers);
        }
        await db.SaveChangesAsync();
        World.Closed(campaign);
    }

    /// <summary>So many of each group are on the shortlist, and every list is settled.</summary>
    async Task Shortlisted(int a, int b, int c, int d, int e, int nothing)
    {
        await using var db = World.Db();
        foreach (var (code, through) in new[] { ("a", a), ("b", b), ("c", c), ("d", d), ("e", e), ("", nothing) })
            foreach (var (i, one) in sent.Where(s => s.Code == code).Index())
                db.StageDecisions.Add(StageDecision.Decide(posts[i % posts.Count].Id, one.Application.Id, SelectionStep.Shortlist, new(i < through, "The written evidence was weighed with care."), new Advice(true, 400, []), false, World.Now).Value!);
        foreach (var post in await db.CampaignPosts.Where(p => p.Campaign == campaign.Id).ToListAsync()) post.Settle(SelectionStep.Shortlist, World.Now);
        await db.SaveChangesAsync();
    }

    string Desk => $"/appoint/{campaign.Slug}/equality";
    string Public => $"/appoint/{campaign.Slug}/fairness";

    async Task<Browser> Taken(bool published = true)
    {
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(Desk);
        await team.Press("Take these figures");
        if (!published) return team;
        await team.Click("Publish them");
        await team.Press("Publish");
        return team;
    }

    [Fact]
    public async Task Figures_are_taken_read_and_published_and_then_everybody_reads_them()
    {
        await Applied(20, 12, 9, 4, 4, 6);
        var (everybody, team) = (await World.Browser(), await World.Browser(Role.AppointmentsTeam));
        await team.Open(Desk);
        Assert.DoesNotContain("Group A", team.Main);
        await team.Press("Take these figures");
        Assert.Contains("Group A20", team.Main);
        Assert.Contains("Group D8", team.Main);
        Assert.Contains("Everybody55", team.Main);
        await everybody.Open(Public);
        Assert.Contains("Nothing is published yet", everybody.Main);
        Assert.DoesNotContain("Group A", everybody.Text);

        await team.Click("Publish them");
        Assert.Contains("Everybody will read this: “Applied”.", team.Main);
        await team.Press("Publish");
        await everybody.Open(Public);
        Assert.Contains("Group A20", everybody.Main);
        await everybody.Open(Public + "?format=csv");
        Assert.Contains("Which group?,Group B,Applied,12,55,", everybody.Text);
        await using var db = World.Db();
        Assert.Equal(["took the equality figures of “Applied”", "published the equality figures of “Applied”"], (await db.HistoryOf(Subject.Of((await db.FairnessReleases.SingleAsync()).Id), default)).Select(h => h.What).Reverse());
    }

    [Fact]
    public async Task Steps_are_compared_in_sentences()
    {
        await Applied(40, 30, 20, 6, 6, 8);
        await Taken();
        await Shortlisted(30, 9, 10, 3, 3, 2);
        var team = await Taken();
        await team.Open(Public);
        Assert.Contains("Applied, then on a shortlist", team.Main);
        Assert.True(team.Main.Contains("Group B: 9 of 30 passed (30%). Group A: 30 of 40 (75%).", StringComparison.Ordinal), team.Main);
        Assert.Contains("Below four fifths", team.Main);
        Assert.Contains("Impact ratio 0.40", team.Main);
        Assert.Contains("It has no standing in UK law.", team.Main);
        // Two posts with small counts: what they say together would point at people.
        Assert.Contains("Post by post, too little is there to say anything without pointing at people.", team.Main);
        Assert.Contains("Groups of this size show a ratio of", team.Main);
        // Two who did not answer, and eight before: small, so withheld, and another with it.
        Assert.Contains("Not answered8", team.Main);
        Assert.DoesNotContain("Not answered882", team.Main);
        Assert.Contains("Withheld", team.Main);
    }

    [Fact]
    public async Task Before_closing_there_is_nothing_and_no_stage_is_taken_twice()
    {
        await Applied(12, 12, 6, 6, 0, 0);
        World.Now = campaign.OpensAt.AddDays(1);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(Desk);
        Assert.Contains("They can be taken when the campaign has closed.", team.Main);
        World.Closed(campaign);
        await team.Open(Desk);
        var other = await World.Browser(Role.AppointmentsTeam);
        await other.Open(Desk);
        await team.Press("Take these figures");
        await other.Press("Take these figures");
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("No further stage is over for all posts.", other.Main);
        await using var db = World.Db();
        var only = await db.FairnessReleases.AsNoTracking().SingleAsync();
        db.FairnessReleases.Add(FairnessRelease.Take(campaign.Id, new(only.First, only.Last, only.Content, only.Content), only.Locked, World.Now));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Nobody_else_can_take_read_or_publish_what_is_not_public()
    {
        await Applied(12, 12, 6, 6, 0, 3);
        await Taken(published: false);
        await using var db = World.Db();
        var id = (await db.FairnessReleases.SingleAsync()).Id;
        foreach (var stranger in new[] { await World.Browser(Role.Assessor), await World.Browser(Role.Administrator), await World.Browser(Role.Approver, Role.Auditor), World.BrowserOf(panel.Chair), World.BrowserOf(await World.User()) })
            foreach (var page in new[] { Desk, Desk + "?format=csv", $"{Desk}/{id}/publish" })
            {
                await stranger.Open(page);
                Assert.NotEqual(HttpStatusCode.OK, stranger.Status);
                Assert.DoesNotContain("Group A", stranger.Text);
            }
        var nobody = await World.Browser();
        await nobody.Open(Desk);
        Assert.Contains("Sign in", nobody.Heading);
    }

    /// <summary>Whoever has the whole database still has only what everybody may read of the withheld counts, and whoever changes it is found out.</summary>
    [Fact]
    public async Task The_database_tells_no_withheld_count()
    {
        await Applied(20, 12, 9, 2, 1, 6);
        await Taken();
        await using var db = World.Db();
        var release = await db.FairnessReleases.AsNoTracking().SingleAsync();
        var shown = release.Content.Tables.Single();
        Assert.Null(shown.Columns[0].Counts[shown.Groups.IndexOf("Group D")]);
        Assert.Equal([20, 12, 9, 3, 0, 6], FairnessContent.Read(Encoding.UTF8.GetString(Key.Open(release.Locked)!)).Tables.Single().Columns[0].Counts);
        Assert.DoesNotContain("\"counts\":[20,12,9,3", Encoding.UTF8.GetString(release.Locked), StringComparison.Ordinal);
        Assert.Null(new MonitoringKey(RandomNumberGenerator.GetBytes(32)).Open(release.Locked));
        Assert.Null(Key.Open([.. release.Locked[..^1], (byte)(release.Locked[^1] ^ 1)]));

        await Shortlisted(10, 6, 3, 1, 1, 3);
        var refused = await FairnessFigures.Take(db, Actor.Service, await db.Campaigns.SingleAsync(c => c.Id == campaign.Id), new(RandomNumberGenerator.GetBytes(32)), World.Now, default);
        Assert.Equal(FairnessRefusals.OtherKey, refused.Refusal);
    }

    /// <summary>Everything published is laid together: stage minus stage, day minus day, totals minus groups.</summary>
    [Fact]
    public async Task Subtracting_stages_and_days_finds_nobody()
    {
        await Applied(20, 12, 9, 7, 5, 6);
        await Taken();
        // One of group B is not on the list, two of group C are: small, though most of the counts are not.
        await Shortlisted(12, 11, 2, 6, 0, 6);
        var team = await Taken();
        await team.Open(Public);
        List<FairnessContent> published;
        await using (var db = World.Db()) published = [.. (await db.FairnessReleases.AsNoTracking().OrderBy(r => r.First).ToListAsync()).Select(r => r.Content)];
        var columns = published.SelectMany(p => p.Tables.Single().Columns).ToList();
        int[][] truth = [[20, 12, 9, 12, 0, 6], [12, 11, 2, 6, 0, 6]];
        var (cells, places) = (new LinkedCells(), new int[2][]);
        for (var s = 0; s < 2; s++)
        {
            places[s] = [.. Enumerable.Range(0, 6).Select(g => cells.Add($"{columns[s].Stage} {g}", truth[s][g], columns[s].Counts[g] is null ? Showing.Silent : Showing.Known))];
            cells.Sum(cells.Add("all", columns[s].People, Showing.Known), places[s]);
            for (var g = 0; g < 6 && s > 0; g++) cells.Sum(places[s - 1][g], places[s][g], cells.Add($"left before {columns[s].Stage} {g}", truth[s - 1][g] - truth[s][g], Showing.Silent));
        }
        Assert.All(columns.SelectMany(c => c.Counts), n => Assert.False(n is > 0 and < 5));
        var deduced = Attacker.Deduce(cells, i => cells.Cells[i].Showing == Showing.Known);
        for (var i = 0; i < deduced.Count; i++)
            if (cells.Cells[i] is { Showing: Showing.Silent } hidden && (!hidden.Name.StartsWith("left", StringComparison.Ordinal) || Suppression.Small(hidden.Count)))
                Assert.True(deduced[i].Safe, $"{hidden.Name} is {hidden.Count}: from {deduced[i].Low} to {deduced[i].High}");
        Assert.DoesNotContain("1 of 12", team.Main);
    }

    /// <summary>One person is erased between two looks: nothing that anybody can read changes, and later stages do not tell whose answers went.</summary>
    [Fact]
    public async Task After_an_erasure_no_two_looks_differ()
    {
        await Applied(20, 12, 9, 7, 5, 6);
        var team = await Taken();
        await team.Open(Public);
        var before = team.Main;
        await World.Forget(Subject.Of(sent.First(s => s.Code == "b").Application.Candidate));
        await team.Open(Public);
        Assert.Equal(before, team.Main);
        await team.Open(Desk);
        Assert.DoesNotContain("Take these figures", team.Main);

        await Shortlisted(12, 6, 5, 6, 0, 6);
        await Taken();
        await using var db = World.Db();
        var listed = (await db.FairnessReleases.AsNoTracking().ToListAsync()).SelectMany(r => r.Content.Tables).SelectMany(t => t.Columns).Single(c => c.Stage == FairnessStage.Shortlisted);
        // Six gave no answer and seven of them would be on the list: not shown, and another with it.
        Assert.Null(listed.Counts[5]);
        Assert.InRange(listed.Counts.Count(c => c is null), 2, 5);
    }

    /// <summary>Eight posts, each with some candidates of two groups who passed at different rates: told together, to two digits.</summary>
    [Fact]
    public void Many_posts_are_told_together()
    {
        var people = new List<FairnessCandidate>();
        for (var i = 0; i < 96; i++)
        {
            var answers = MonitoringAnswers.Start($"{i}", new(2021, 9, 1));
            answers.Give("group", i % 2 == 0 ? "a" : "b", new(2021, 9, 1));
            people.Add(new(answers, i % 12 < (i % 2 == 0 ? 8 : 4) ? FairnessStage.Shortlisted : FairnessStage.Applied, new CampaignPostId(new Guid(i / 12, 0, 0, new byte[8]))));
        }
        var view = FairnessView.Of([FairnessTaking.Of(terms.Monitoring, people, FairnessStage.Shortlisted, []).Shown]);
        var comparison = view.Questions.Single().Steps.Single().Comparisons.Single();
        Assert.Equal(("Group B", "Group A", 8), (comparison.Group, comparison.Reference, comparison.Pooled!.Strata));
        Assert.InRange(comparison.Pooled.Odds!.Value.Value, 0.1, 0.5);
        Assert.Contains(comparison.Sentences(), s => s.StartsWith("Post by post, the odds of Group B are 0.", StringComparison.Ordinal));
    }

    [Fact]
    public void Answers_make_groups_as_the_pack_says()
    {
        var question = MonitoringFiles.Read(File.ReadAllText(Path.Combine(Repository.Root, "packs", "nhs-icb-2022", "monitoring.yaml"))).Find("ethnicity")!;
        Assert.Equal(["White", "Ethnic minority"], question.Groups());
        Assert.Equal(("White", "Ethnic minority", null), (question.GroupOf("B"), question.GroupOf("R"), question.GroupOf(MonitoringQuestion.PreferNotToSay)));
    }
}
