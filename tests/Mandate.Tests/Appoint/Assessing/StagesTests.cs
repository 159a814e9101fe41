using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Deciding;
using Mandate.Appoint.Interviewing;
using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Mail;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Assessing;

/// <summary>From the sift over lists and interviews to the judgement.</summary>
public sealed class StagesTests : WorldTest
{
    const string Why = "The written evidence was weighed with care.";

    async Task<(Campaign Campaign, CampaignPost Post, PanelPeople Panel, Sent A, Sent B)> Ready(CampaignTerms? terms = null, bool sifted = true)
    {
        var (campaign, posts) = await World.Campaign(posts: 1, terms: terms);
        var panel = await World.Panel(campaign, posts);
        var (a, b) = (await World.Submitted(campaign, posts), await World.Submitted(campaign, posts));
        World.Closed(campaign);
        if (sifted) { await World.Sifted(panel, a, 4); await World.Sifted(panel, b, 2); }
        return (campaign, posts[0], panel, a, b);
    }

    async Task<List<string>> Mails(string text)
    {
        await using var db = World.Db();
        return [.. (await db.Outbox.Where(o => o.Kind == typeof(SendMail).FullName).Select(o => o.Payload).ToListAsync()).Where(p => p.Contains(text))];
    }

    [Fact]
    public async Task The_shortlist_is_a_decision_on_every_candidate_with_a_reason_and_the_rules_advice_beside_it()
    {
        var (_, post, panel, a, b) = await Ready();
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(JudgePost.Url(panel.Id, post.Id));
        await chair.Click("Settle the shortlist");
        Assert.Contains("Agreed sift score 2.00. By the rule of the criteria: below a least level.", chair.Main);
        await chair.Choose($"Is {a.Reference} taken further?", "Yes").Fill($"Reason for {a.Reference}", "Short").Press("Record the shortlist");
        Assert.Contains($"Write at least a sentence of reason for {a.Reference}", chair.Errors);
        Assert.Contains($"Select yes if {b.Reference} is taken further", chair.Errors);
        await chair.Fill($"Reason for {a.Reference}", Why).Choose($"Is {b.Reference} taken further?", "No").Fill($"Reason for {b.Reference}", Why).Press("Record the shortlist");
        Assert.Contains("On the shortlist", chair.Main);
        Assert.Contains("Not on the shortlist", chair.Main);
        Assert.Equal(PostStage.Shortlisted, (await World.Again(post)).Stage);
        Assert.Empty(await Mails(b.Candidate.Email));
        await using var db = World.Db();
        Assert.True(await db.Events.AnyAsync(e => e.Kind == "appoint.stage-decided"));
    }

    [Fact]
    public async Task Nothing_is_listed_before_every_sift_score_is_agreed()
    {
        var (_, post, panel, a, b) = await Ready(sifted: false);
        await World.Sifted(panel, a);
        await World.NoTies(panel, b);
        await World.Sheet(panel, panel.Chair, b);
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(DecideStage.Url(panel.Id, post.Id, SelectionStep.Shortlist));
        Assert.Contains(StageRefusals.NoSiftScore.Text, chair.Main);
        Assert.Null(chair.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_longlist_comes_first_where_the_campaign_has_one_and_is_not_there_where_it_has_none()
    {
        var (_, post, panel, a, b) = await Ready(new CampaignTerms { PreferencesAllowed = 3, Longlist = true });
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(DecideStage.Url(panel.Id, post.Id, SelectionStep.Shortlist));
        Assert.Contains(StageRefusals.LonglistFirst.Text, chair.Main);
        await chair.Open(DecideStage.Url(panel.Id, post.Id, SelectionStep.Longlist));
        await chair.Choose($"Is {a.Reference} taken further?", "Yes").Fill($"Reason for {a.Reference}", Why).Choose($"Is {b.Reference} taken further?", "No").Fill($"Reason for {b.Reference}", Why).Press("Record the longlist");
        Assert.Equal(PostStage.Longlisted, (await World.Again(post)).Stage);
        await chair.Click("Settle the shortlist");
        Assert.DoesNotContain(b.Reference, chair.Main);
        await chair.Choose($"Is {a.Reference} taken further?", "Yes").Fill($"Reason for {a.Reference}", Why).Press("Record the shortlist");
        Assert.Equal(PostStage.Shortlisted, (await World.Again(post)).Stage);
    }

    [Fact]
    public async Task There_is_no_longlist_where_the_campaign_leaves_it_out()
    {
        var (_, post, panel, _, _) = await Ready();
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(DecideStage.Url(panel.Id, post.Id, SelectionStep.Longlist));
        Assert.Equal(HttpStatusCode.NotFound, chair.Status);
    }

    [Fact]
    public async Task Whoever_asked_for_the_guaranteed_interview_and_meets_the_least_levels_stays_and_the_panel_hears_only_that_the_rule_applies()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var sent = await World.Application(campaign, posts, content: World.Written(campaign.Terms) with { GuaranteedInterview = true, NeedsAdjustments = true, Adjustments = "A hearing loop please" });
        World.Closed(campaign);
        var a = new Sent(sent.Id, sent.Reference, "Ada Brown", null!);
        await World.Sifted(panel, a, 3);
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(DecideStage.Url(panel.Id, posts[0].Id, SelectionStep.Shortlist));
        Assert.Contains("The guaranteed-interview rule applies", chair.Main);
        Assert.DoesNotContain("isab", chair.Main, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hearing loop", chair.Text);
        await chair.Choose($"Is {a.Reference} taken further?", "No").Fill($"Reason for {a.Reference}", Why).Press("Record the shortlist");
        Assert.Equal(HttpStatusCode.Conflict, chair.Status);
        Assert.Contains(StageRefusals.Guaranteed.Text, chair.Errors[0]);
        Assert.False(StageDecision.GuaranteeHolds(new Advice(false, 200, []), true));
        Assert.False(StageDecision.GuaranteeHolds(new Advice(true, 300, [], "development plan"), true));
    }

    [Fact]
    public async Task An_interview_is_fixed_with_an_independent_member_present_and_everybody_is_invited_while_the_team_alone_reads_the_adjustments()
    {
        var (campaign, _, panel, a, b) = await Ready();
        await World.Shortlisted(panel, a);
        await World.Shortlisted(panel, b);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ListInterviews.Url(campaign.Slug, panel.Id));
        Assert.Contains("Not fixed yet", team.Main);
        await team.Open(FixInterview.Url(campaign.Slug, panel.Id, a.Id));
        Assert.Contains("A hearing loop please", team.Main);
        Untick(team, panel.Independent.Name);
        await team.Fill("Day", "4/10/2021").Fill("Time", "10:30am").Fill("Where, or the link to join", "Room 7").Press("Fix and invite");
        Assert.Contains(InterviewRefusals.NoIndependent.Text, team.Errors);
        await team.Choose(panel.Independent.Name).Press("Fix and invite");
        Assert.Contains("Room 7", team.Main);
        Assert.Contains("4 October 2021", (await Mails(a.Candidate.Email)).Single());
        Assert.DoesNotContain("hearing loop", (await Mails(panel.Member.Email)).Single());

        await team.Open(FixInterview.Url(campaign.Slug, panel.Id, b.Id));
        await team.Fill("Day", "4/10/2021").Fill("Time", "11am").Fill("Where, or the link to join", "Room 7").Press("Fix and invite");
        Assert.Contains(InterviewRefusals.Clash.Text, team.Errors);
        var member = World.BrowserOf(panel.Member);
        await member.Open(PanelWork.Url(panel.Id));
        Assert.Contains("Room 7", member.Main);
        Assert.DoesNotContain("hearing loop", member.Text);
        await using var db = World.Db();
        Assert.True(await db.InterviewKits.AnyAsync());
        Assert.True(await db.PersonalReads.AnyAsync(r => r.Purpose.Contains("adjustments")));
    }

    static void Untick(Browser browser, string label)
    {
        var box = browser.Page.QuerySelectorAll("label").First(l => l.TextContent.Trim() == label).GetAttribute("for")!;
        ((AngleSharp.Html.Dom.IHtmlInputElement)browser.Page.GetElementById(box)!).IsChecked = false;
    }

    [Fact]
    public async Task Interview_scores_are_given_alone_from_the_kit_by_those_present_and_only_once_it_has_begun()
    {
        var (_, _, panel, a, b) = await Ready();
        await World.Shortlisted(panel, a);
        await World.Shortlisted(panel, b, through: false);
        var member = World.BrowserOf(panel.Member);
        await member.Open(ScoreApplication.Url(panel.Id, a.Id, Round.Interview));
        Assert.Equal(HttpStatusCode.NotFound, member.Status);
        await World.Interviewed(panel, a);
        World.Now = World.Now.AddMinutes(-1);
        await member.Open(ScoreApplication.Url(panel.Id, a.Id, Round.Interview));
        Assert.Contains($"Interview of {a.Name}", member.Heading);
        Assert.Contains("Tell us about a long change that you led.", member.Main);
        await member.Press("Save and come back later");
        Assert.Contains(InterviewRefusals.NotHeld.Text, member.Errors);

        World.Now = World.Now.AddMinutes(2);
        await World.Sheet(panel, panel.Chair, a, 2, round: Round.Interview);
        await member.Open(ScoreApplication.Url(panel.Id, a.Id, Round.Interview));
        Assert.DoesNotContain("Secretnote", member.Text);
        foreach (var c in new[] { "Strategy", "Quality" }) member.Choose($"Level for {c}", "Level 4").Fill($"Note on {c}", "Spoke of a result");
        await member.Press("Save and go on to lock");
        await member.Press("Lock my scores");
        Assert.Contains("2 of 3 members have locked their scores", member.Main);
        await member.Open(AgreeScores.Url(panel.Id, a.Id, Round.Interview));
        Assert.Equal(HttpStatusCode.NotFound, member.Status);
        await World.Sheet(panel, panel.Independent, a, 4, round: Round.Interview);
        await member.Open(AgreeScores.Url(panel.Id, a.Id, Round.Interview));
        Assert.Contains("The panel’s interview scores", member.Main);
        foreach (var url in new[] { ScoreApplication.Url(panel.Id, b.Id, Round.Interview), AgreeScores.Url(panel.Id, b.Id, Round.Interview) })
        {
            await member.Open(url);
            Assert.Equal(HttpStatusCode.NotFound, member.Status);
        }
    }

    [Fact]
    public async Task The_chair_sees_no_agreed_interview_score_before_locking_their_own()
    {
        var (_, post, panel, a, b) = await Ready();
        await World.Shortlisted(panel, a);
        await World.Shortlisted(panel, b, through: false);
        await World.Interviewed(panel, a);
        await World.Sheet(panel, panel.Member, a, 5, round: Round.Interview);
        var chair = World.BrowserOf(panel.Chair);
        foreach (var url in new[] { JudgePost.Url(panel.Id, post.Id), PanelWork.Url(panel.Id), ShowKit.Url(panel.Id), DecideStage.Url(panel.Id, post.Id, SelectionStep.Shortlist), ScoreApplication.Url(panel.Id, a.Id, Round.Interview), LockRound.Url(panel.Id, Round.Interview) })
        {
            await chair.Open(url);
            Assert.Equal(HttpStatusCode.OK, chair.Status);
            Assert.DoesNotContain("5.00", chair.Main);
            Assert.DoesNotContain("Secretnote5", chair.Text);
        }
        await chair.Open(JudgeCandidate.Url(panel.Id, post.Id, a.Id));
        Assert.Equal(HttpStatusCode.NotFound, chair.Status);
    }

    [Fact]
    public async Task The_kit_is_drawn_from_the_criteria_put_into_the_panels_words_and_fixed_once_the_first_interview_has_begun()
    {
        var (_, _, panel, a, b) = await Ready();
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(ShowKit.Url(panel.Id));
        Assert.Contains("Tell us about a long change that you led.", chair.Main);
        await chair.Click("Change the questions");
        await chair.Fill("Questions on Quality", "").Press("Save the kit");
        Assert.Contains("Write at least one question on “Quality”", chair.Errors);
        await chair.Fill("Questions on Quality", "How do you know that care is good?").Fill("What to look for on Quality (optional)", "Measures of their own").Press("Save the kit");
        Assert.Contains("How do you know that care is good?", chair.Main);
        await chair.Open(EditKit.Url(panel.Id));
        await World.Shortlisted(panel, a);
        await World.Shortlisted(panel, b);
        await World.Interviewed(panel, a);
        await chair.Fill("Questions on Quality", "Another for the second candidate?").Press("Save the kit");
        Assert.Contains(InterviewRefusals.KitFixed.Text, chair.Errors);
        var stranger = await World.Browser(Role.Assessor);
        await stranger.Open(ShowKit.Url(panel.Id));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task What_partners_said_is_shown_to_the_panel_before_it_judges_and_stands_in_the_report_as_advice()
    {
        var (campaign, post, panel, a, b) = await Ready(sifted: false);
        await World.Sifted(panel, b, 2);
        await World.Shortlisted(panel, b, through: false);
        await World.Scored(panel, a);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(AddSession.Url(campaign.Slug, panel.Id));
        await team.Press("Record the session");
        Assert.Contains("Enter who took part", team.Errors);
        Assert.DoesNotContain(b.Name, team.Main);
        await team.Fill("Day of the session", "27/9/2021").Fill("Who took part", "Two councils and a hospice").Fill($"Advice on {a.Name} ({a.Reference}) (optional)", "Listens before speaking").Press("Record the session");
        Assert.Contains("Two councils and a hospice", team.Main);

        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(JudgeCandidate.Url(panel.Id, post.Id, a.Id));
        Assert.Contains("Advice to the panel. It is not scored.", chair.Main);
        Assert.Contains("Listens before speaking", chair.Main);
        await World.Judged(post, a, 1);
        await chair.Open(WriteReport.Url(panel.Id, post.Id));
        Assert.Contains("Listens before speaking", chair.Main);
        Assert.Contains("Agreed levels in the sift", chair.Main);
        Assert.Contains("Shortlist: not taken further. The written evidence was weighed with care.", chair.Main);
        await using var db = World.Db();
        Assert.Contains((await db.Panels.SingleAsync()).Seed, chair.Main);
    }

    [Fact]
    public async Task A_report_with_a_missing_score_names_the_member_the_candidate_and_the_criterion()
    {
        var (_, post, panel, a, b) = await Ready(sifted: false);
        await World.NoTies(panel, a, b);
        foreach (var sent in new[] { a, b }) await World.Sheet(panel, panel.Chair, sent);
        await using (var db = World.Db())
        {
            var shown = await db.Panels.Include(p => p.Members).SingleAsync();
            var campaign = await db.Campaigns.SingleAsync();
            var sheet = ScoreSheet.Start(panel.Id, shown.MemberOf(panel.Member.Id)!.Id, a.Id, campaign.CriteriaDigest!, World.Now);
            Assert.False(sheet.Write(new ScoreContent { Levels = [new() { Code = "D1", Level = 3, Note = "Half way" }] }, campaign.CriteriaDigest!, World.TwoCriteria).Refused);
            db.ScoreSheets.Add(sheet);
            await db.SaveChangesAsync();
        }
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(WriteReport.Url(panel.Id, post.Id));
        Assert.Contains($"{panel.Member.Name} has given {a.Reference} no sift level for “Quality”.", chair.Main);
        Assert.Contains($"{panel.Member.Name} has given {b.Reference} no sift level for “Strategy”, “Quality”.", chair.Main);
        Assert.Contains($"The panel has not decided whether {a.Reference} is on the shortlist.", chair.Main);
        var token = chair.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        if (token is null) { await chair.Open(DeclareTie.Url(panel.Id, a.Id)); token = chair.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"); }
        await chair.Post(WriteReport.Url(panel.Id, post.Id), new() { ["__RequestVerificationToken"] = token!, ["Recommended"] = "nobody", ["Method"] = "None", ["Reasons"] = "Enough letters to be a sentence of reasons." });
        Assert.Equal(HttpStatusCode.Conflict, chair.Status);
        Assert.Contains($"{panel.Member.Name} has given {a.Reference} no sift level for “Quality”.", chair.Errors[0]);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_leavers_interview_scores_are_kept_and_count_or_not_as_was_decided(bool count)
    {
        var (_, _, panel, a, b) = await Ready(sifted: false);
        await World.Sifted(panel, b, 2);
        await World.Shortlisted(panel, b, through: false);
        await World.Sifted(panel, a);
        await World.Shortlisted(panel, a);
        await World.Interviewed(panel, a);
        foreach (var user in panel.All) await World.Sheet(panel, user, a, user.Id == panel.Member.Id ? 1 : 4, round: Round.Interview);
        await using (var db = World.Db())
        {
            var shown = await db.Panels.Include(p => p.Members).SingleAsync(p => p.Id == panel.Id);
            Assert.Null(shown.Leave(shown.MemberOf(panel.Member.Id)!.Id, World.Now, "Ill", count).Refusal);
            await db.SaveChangesAsync();
        }
        var chair = World.BrowserOf(panel.Chair);
        await chair.Open(AgreeScores.Url(panel.Id, a.Id, Round.Interview));
        Assert.Equal(count, chair.Main.Contains($"{panel.Member.Name} (left)"));
        await using var after = World.Db();
        Assert.Equal(3, await after.ScoreSheets.CountAsync(s => s.Panel == panel.Id && s.Application == a.Id && s.Round == Round.Interview));
    }

    [Fact]
    public async Task A_candidate_is_in_one_state_for_a_post_and_may_withdraw_at_any_time()
    {
        var (_, post, panel, a, b) = await Ready(sifted: false);
        async Task<CandidateState> State(Sent who, bool live = true)
        {
            await using var db = World.Db();
            return new Applicant(who.Id, who.Reference, live).For(await World.Again(post), await db.StageDecisions.AsNoTracking().ToListAsync(), await db.CandidateOutcomes.AsNoTracking().SingleOrDefaultAsync(o => o.Application == who.Id));
        }
        Assert.Equal(CandidateState.Sifting, await State(a));
        await World.Sifted(panel, b);
        await World.Shortlisted(panel, b);
        await World.Scored(panel, a);
        Assert.Equal(CandidateState.Shortlisted, await State(a));
        Assert.Equal(CandidateState.Withdrawn, await State(a, live: false));
        await World.Judged(post, a, 1);
        await World.Judged(post, b, 2);
        Assert.Equal(CandidateState.Appointable, await State(b));
        await World.Reported(panel, post, a, b);
        await World.Approved(post);
        Assert.Equal(CandidateState.Reserve, await State(b));
        await World.Offered(post);
        Assert.Equal(CandidateState.Offered, await State(a));
        Assert.Equal(CandidateState.Reserve, await State(b));
        await using (var db = World.Db())
        {
            Assert.False((await db.CampaignPosts.SingleAsync()).Answer(OfferAnswer.Accepted, World.Now).Refused);
            await db.SaveChangesAsync();
        }
        Assert.Equal(CandidateState.Accepted, await State(a));
        Assert.Equal(CandidateState.Released, await State(b));
    }
}
