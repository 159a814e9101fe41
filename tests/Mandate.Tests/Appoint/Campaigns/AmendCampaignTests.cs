using System.Net;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Campaigns;

public sealed class AmendCampaignTests : WorldTest
{
    [Fact]
    public async Task After_an_outage_the_window_is_extended_with_a_reason_and_everyone_who_started_is_told()
    {
        var (campaign, posts) = await World.Campaign();
        var sent = await World.Submitted(campaign, posts[0]);
        var writer = (await new Writer(World.BrowserOf(await World.User()), campaign).Start()).Browser;
        var writing = writer.Url;

        World.Now = campaign.ClosesAt.AddHours(2);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/window");
        await team.Press("Amend and tell everyone");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains("Enter why this is changed, as candidates will read it", team.Errors);
        await team.Fill("Day", "28").Fill("Why is this changed?", "The service was down from 10pm.").Press("Amend and tell everyone");
        Assert.Contains("Applications close on 28 September 2021, 11:59pm (British Summer Time), before 26 September 2021, 11:59pm (British Summer Time)", team.Main);
        Assert.Contains("The service was down from 10pm.", team.Main);

        await World.DrainOutbox();
        var letter = Assert.Single(await World.Mails(sent.Candidate.Email), m => m.Subject.StartsWith("Changed", StringComparison.Ordinal));
        Assert.Contains("The service was down from 10pm.", letter.Markdown);
        Assert.Equal(2, (await World.Mails()).Count(m => m.Subject.StartsWith("Changed", StringComparison.Ordinal)));
        await World.DrainOutbox();
        Assert.Equal(2, (await World.Mails()).Count(m => m.Subject.StartsWith("Changed", StringComparison.Ordinal)));

        var reader = await World.Browser();
        await reader.Open($"/appoint/{campaign.Slug}");
        Assert.Contains("Closes on 28 September 2021, 11:59pm", reader.Main);
        Assert.Contains("The service was down from 10pm.", reader.Main);
        await reader.Open($"/appoint/{campaign.Slug}/feed.atom");
        Assert.Contains("The service was down from 10pm.", reader.Text);
        await writer.Open(writing);
        Assert.Contains("28 September 2021", writer.Main);
        await using var db = World.Db();
        Assert.All(await db.Drafts.ToListAsync(), d => Assert.True(d.ExpiresAt > campaign.ClosesAt.AddDays(31)));
    }

    [Fact]
    public async Task The_closing_never_moves_earlier_nor_once_a_panel_has_begun_to_score()
    {
        var (campaign, posts) = await World.Campaign();
        var team = await World.Browser(Role.AppointmentsTeam);
        await Extend("25");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains("can only be moved later", team.Main);

        var panel = await World.Panel(campaign, posts);
        var sent = await World.Submitted(campaign, posts[0]);
        World.Closed(campaign);
        await World.NoTies(panel, sent);
        await World.Sheet(panel, panel.Chair, sent);
        await Extend("30");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains("A panel has begun to score", team.Main);

        async Task Extend(string day)
        {
            await team.Open($"/appoint/campaigns/{campaign.Slug}/window");
            await team.Fill("Day", day).Fill("Why is this changed?", "Because.").Press("Amend and tell everyone");
        }
    }

    [Fact]
    public async Task A_closing_that_passes_later_steps_is_refused_until_they_move_with_it_in_one_amendment()
    {
        var (campaign, _) = await World.Campaign(terms: new CampaignTerms
        {
            Timetable =
            [
                new() { Key = "webinar", Title = "Questions answered live", From = new(2021, 9, 10), Fixed = true },
                new() { Key = "sift", Title = "Applications scored", From = new(2021, 9, 28), To = new(2021, 9, 30), Fixed = true },
                new() { Key = "interviews", Title = "Interviews", From = new(2021, 10, 11), Fixed = false },
            ],
            Notice = [new() { From = NoticeRules.Closes, To = NoticeRules.Interviews, Days = 14, Refuses = true, Source = "Protocol" }],
        });
        var team = await World.Browser(Role.AppointmentsTeam);
        await Extend("27");
        Assert.Contains("before 26 September 2021, 11:59pm", team.Main);
        await Extend("30");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains("“Applications scored” (28 September 2021) cannot be before the campaign closes (30 September 2021)", Assert.Single(team.Errors));
        Assert.Contains(team.Errors, e => e.Contains("are 11 days. The rule is at least 14 days") && e.Contains("Protocol"));
        Assert.Contains("1 October 2021 to 3 October 2021", team.Main);
        Assert.DoesNotContain("Questions answered live", team.Main);
        await team.Choose("They move with it").Press("Amend and tell everyone");
        Assert.Contains("Applications scored: 1 October 2021 to 3 October 2021, before 28 September 2021 to 30 September 2021; Interviews: 14 October 2021 (estimated), before 11 October 2021 (estimated)", team.Main);
        await using var db = World.Db();
        var kept = await db.Campaigns.SingleAsync(c => c.Id == campaign.Id);
        Assert.Equal([new DateOnly(2021, 9, 10), new(2021, 10, 1), new(2021, 10, 14)], kept.Terms.Timetable.Select(s => s.From));
        Assert.Equal(2, kept.Amendments.Count);
        var criteria = await db.CriteriaSets.SingleAsync(c => c.Id == kept.Criteria);
        Assert.Contains("cannot be before the campaign closes", kept.Amend(kept.Facts() with { Closes = new(campaign.ClosesAt.AddDays(9)) }, new() { At = World.Now, Why = "Because" }, new(criteria, criteria, false)).Refusal!.Text);

        async Task Extend(string day)
        {
            await team.Open($"/appoint/campaigns/{campaign.Slug}/window");
            await team.Fill("Day", day).Fill("Why is this changed?", "Because.").Press("Amend and tell everyone");
        }
    }

    [Fact]
    public async Task A_step_of_the_timetable_is_moved_and_both_dates_are_told()
    {
        var (campaign, posts) = await World.Campaign(terms: new CampaignTerms { Timetable = [new() { Key = "interviews", Title = "Interviews", From = new(2021, 10, 11), Fixed = false }] });
        var sent = await World.Submitted(campaign, posts[0]);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/amend");
        await team.Click("Timetable");
        await team.Click("Change Interviews");
        await team.Fill("Day", "18").Fill("Why is this changed?", "Two members were ill.").Press("Amend and tell everyone");
        Assert.Contains("Interviews: 18 October 2021 (estimated), before 11 October 2021 (estimated)", team.Main);
        await World.DrainOutbox();
        Assert.Contains("18 October 2021", Assert.Single(await World.Mails(sent.Candidate.Email), m => m.Subject.StartsWith("Changed", StringComparison.Ordinal)).Markdown);
    }

    [Fact]
    public async Task Criteria_are_amended_by_a_later_version_and_scores_against_the_older_one_are_marked()
    {
        var (campaign, posts) = await World.Campaign();
        var panel = await World.Panel(campaign, posts);
        var sent = await World.Submitted(campaign, posts[0]);
        World.Closed(campaign);
        await World.NoTies(panel, sent);
        await World.Sheet(panel, panel.Chair, sent, locked: false);
        await Version(2, World.TwoCriteria with { MinimumLevel = 4 });
        await Version(3, World.TwoCriteria with { Criteria = [World.TwoCriteria.Criteria[0] with { Weight = 100 }] });

        var team = await World.Browser(Role.AppointmentsTeam);
        await Choose("version 3");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains("other evidence than they were asked for", team.Main);
        await Choose("version 2");
        Assert.Contains("Everyone is now measured by", team.Main);
        await using var db = World.Db();
        var amended = await db.Campaigns.SingleAsync(c => c.Id == campaign.Id);
        var sheet = await db.ScoreSheets.SingleAsync();
        Assert.Equal(campaign.CriteriaDigest, amended.Amendments.Single().CriteriaBefore);
        Assert.NotEqual(sheet.CriteriaDigest, amended.CriteriaDigest);
        Assert.Equal(ScoreRefusals.OldCriteria, sheet.Lock(World.TwoCriteria, amended.CriteriaDigest!, World.Now).Refusal);

        async Task Version(int edition, CriteriaContent content)
        {
            await using var db = World.Db();
            var now = await db.CriteriaSets.SingleAsync(s => s.Id == campaign.Criteria);
            var next = CriteriaSet.Write(now.Key, now.Name, content, World.Now, edition);
            Assert.False(next.Freeze(World.Now).Refused);
            db.CriteriaSets.Add(next);
            await db.SaveChangesAsync();
        }

        async Task Choose(string version)
        {
            await team.Open($"/appoint/campaigns/{campaign.Slug}/criteria");
            await team.Choose($"Chief executives, {version}").Fill("Why is this changed?", "The least level was a slip.").Press("Amend and tell everyone");
        }
    }

    [Fact]
    public async Task What_people_applied_on_the_strength_of_stays_and_others_do_not_find_the_page()
    {
        var (campaign, _) = await World.Campaign();
        await using (var db = World.Db())
        {
            var kept = await db.Campaigns.SingleAsync(c => c.Id == campaign.Id);
            var set = await db.CriteriaSets.SingleAsync(s => s.Id == campaign.Criteria);
            var why = new Amendment { At = World.Now, What = "All", Why = "Because" };
            AmendmentScene scene = new(set, set, ScoringBegan: false);
            Assert.Equal(AmendmentRefusals.Fixed, kept.Amend(kept.Facts() with { Title = "Other" }, why, scene).Refusal);
            Assert.Equal(AmendmentRefusals.Fixed, kept.Amend(kept.Facts() with { Terms = kept.Terms with { Exclusive = false } }, why, scene).Refusal);
            Assert.Equal(AmendmentRefusals.NothingChanged, kept.Amend(kept.Facts(), why, scene).Refusal);
            var pay = kept.Facts() with { Terms = kept.Terms with { Salary = [new() { MaximumPence = 100_000_00 }] } };
            Assert.Equal(AmendmentRefusals.PayAfterClosing, kept.Amend(pay, why with { At = campaign.ClosesAt }, scene).Refusal);
            Assert.False(kept.Amend(pay, why, scene).Refused);
        }
        var elsewhere = await World.User();
        await World.Saved(new Mandate.Platform.Access.RoleHolding { Id = Id.New<Mandate.Platform.Access.RoleHoldingId>(World.Now), User = elsewhere.Id, Role = Role.AppointmentsTeam, Body = (await World.Body("Elsewhere")).Id, From = World.Today.AddDays(-1) });
        var stranger = World.BrowserOf(elsewhere);
        await stranger.Open($"/appoint/campaigns/{campaign.Slug}/amend");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        var assessor = await World.Browser(Role.Assessor);
        await assessor.Open($"/appoint/campaigns/{campaign.Slug}/amend");
        Assert.Equal(HttpStatusCode.Forbidden, assessor.Status);
    }
}
