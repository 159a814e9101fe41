using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Redacting;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Redacting;

public sealed class RedactionTests : WorldTest
{
    const string Text = "I, Ada Brown, led Somewhere NHS Trust. Write to ada.brown@somewhere.nhs.uk or 020 7946 0000; see www.somewhere.nhs.uk/ada. Brownfield sites were built on.";

    async Task<(Campaign Campaign, PanelPeople Panel, Application Sent)> Ready()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var content = World.Written(campaign.Terms) with { Evidence = [new() { Key = "D1", Text = Text }, new() { Key = "D2", Text = "Nothing that tells who I am." }] };
        var sent = await World.Application(campaign, posts, content: content);
        World.Closed(campaign);
        await World.NoTies(panel, new Sent(sent.Id, sent.Reference, "Ada Brown", null!));
        return (campaign, panel, sent);
    }

    [Fact]
    public void The_check_finds_name_employer_mail_telephone_and_web_addresses_and_no_word_that_only_begins_alike()
    {
        var content = World.Written() with { Evidence = [new() { Key = "D1", Text = Text }] };
        var found = RedactionProposals.For(content, []).Select(p => (Text.Substring(p.Span.Start, p.Span.Length), p.Why)).ToList();
        Assert.Equal([("Ada Brown", RedactionWhy.Name), ("Somewhere NHS Trust", RedactionWhy.Employer), ("ada.brown@somewhere.nhs.uk", RedactionWhy.Contact), ("020 7946 0000", RedactionWhy.Contact), ("www.somewhere.nhs.uk/ada", RedactionWhy.Contact)], found);
    }

    [Fact]
    public void Hidden_stretches_that_overlap_become_one_and_undone_ones_are_shown()
    {
        Redaction Hide(int start, int length) => Redaction.BlackOut(default, new("D1", start, length), RedactionWhy.Other, default, World.Now);
        var undone = Hide(0, 2);
        Assert.False(undone.Undo(default, World.Now).Refused);
        Assert.True(undone.Undo(default, World.Now).Refused);
        Assert.Equal("ab[redacted]gh", BlackedOut.Text("abcdefgh", [Hide(2, 3), Hide(4, 2), undone]));
        Assert.Equal("ab[redacted]", BlackedOut.Text("abcdefgh", [Hide(2, 300)]));
        Assert.Equal("", BlackedOut.Stamp([undone]));
        Assert.NotEqual(BlackedOut.Stamp([Hide(2, 3)]), BlackedOut.Stamp([Hide(2, 4)]));
        Assert.Equal(BlackedOut.Stamp([Hide(2, 3), Hide(5, 1)]), BlackedOut.Stamp([Hide(2, 4)]));
    }

    [Fact]
    public async Task The_team_confirms_proposals_and_types_phrases_and_panels_read_the_rest_while_the_log_keeps_no_word_of_it()
    {
        var (campaign, panel, sent) = await Ready();
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ListRedaction.Url(campaign.Slug));
        Assert.Contains("0 of 1 application read.", team.Main);
        await team.Click(sent.Reference);
        await team.Press("Hide those ticked");
        Assert.Contains("Tick at least one", team.Errors);
        await team.Choose("Ada Brown").Choose("ada.brown@somewhere.nhs.uk").Press("Hide those ticked");
        await team.Fill("Words to hide", "brownfield SITES").Fill("What they are", "Place").Press("Hide these words");
        await team.Fill("Words to hide", "not in there").Fill("What they are", "Other").Press("Hide these words");
        Assert.Contains(RedactionRefusals.NotFound.Text, team.Errors);
        await team.Press("I have read all answers");
        Assert.Contains("1 of 1 application read.", team.Main);

        var member = World.BrowserOf(panel.Member);
        foreach (var url in new[] { SiftAnswer.Url(panel.Id, "D1", sent.Id), ScoreApplication.Url(panel.Id, sent.Id) })
        {
            await member.Open(url);
            Assert.Contains("I, [redacted], led Somewhere NHS Trust. Write to [redacted] or 020", member.Main);
            Assert.Contains("[redacted] were built on", member.Main);
            Assert.DoesNotContain("Brown", member.Text);
        }
        await using var db = World.Db();
        var events = await db.Events.Where(e => e.Kind == "appoint.answers-blacked-out" || e.Kind == "appoint.answers-read-for-redaction").ToListAsync();
        var log = events.SelectMany(e => e.Texts()).Select(t => t.Text.Text ?? "").ToList();
        Assert.Equal(4, events.Count);
        Assert.All(log, l => { Assert.DoesNotContain("Brown", l, StringComparison.OrdinalIgnoreCase); Assert.DoesNotContain("somewhere", l, StringComparison.OrdinalIgnoreCase); });
        Assert.Equal(Text, (await db.Applications.SingleAsync()).Content.EvidenceFor("D1"));
        Assert.True(await db.PersonalReads.AnyAsync(r => r.Purpose.Contains("Read the answers of")));
    }

    [Fact]
    public async Task What_was_hidden_is_shown_again_by_undoing_and_the_log_keeps_both()
    {
        var (campaign, panel, sent) = await Ready();
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(RedactApplication.Url(campaign.Slug, sent.Id));
        await team.Choose("Ada Brown").Press("Hide those ticked");
        await team.Submit((AngleSharp.Html.Dom.IHtmlFormElement)team.Page.QuerySelector("main form[action*='/undo/']")!);
        Assert.Contains("undone by", team.Main);
        var member = World.BrowserOf(panel.Member);
        await member.Open(SiftAnswer.Url(panel.Id, "D1", sent.Id));
        Assert.Contains("I, Ada Brown, led", member.Main);
        await using var db = World.Db();
        Assert.NotNull((await db.Redactions.SingleAsync()).UndoneAt);
    }

    [Fact]
    public async Task Scores_on_an_answer_of_which_other_words_are_hidden_now_are_locked_only_after_a_notice()
    {
        var (campaign, panel, sent) = await Ready();
        var member = World.BrowserOf(panel.Member);
        foreach (var code in new[] { "D1", "D2" })
        {
            await member.Open(SiftAnswer.Url(panel.Id, code, sent.Id));
            await member.Choose("Level 4").Fill("Note", "Clear").Press("Save and stop here");
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(RedactApplication.Url(campaign.Slug, sent.Id));
        await team.Choose("Ada Brown").Press("Hide those ticked");

        await member.Open(LockRound.Url(panel.Id, Round.Sift));
        Assert.Contains($"What is hidden in {sent.Reference} has changed", member.Main);
        await member.Press("Lock 1 application");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, member.Status);
        await member.Open(LockScores.Url(panel.Id, sent.Id));
        await member.Press("Lock my scores");
        Assert.Contains("Read the changed answers again, then tick that you have", member.Errors);
        await using (var db = World.Db()) Assert.Null((await db.ScoreSheets.SingleAsync()).LockedAt);
        await member.Choose("I have read the changed answers again and stand by my levels").Press("Lock my scores");
        await using (var db = World.Db()) Assert.NotNull((await db.ScoreSheets.SingleAsync()).LockedAt);
    }

    [Fact]
    public async Task Whoever_scores_and_whoever_is_not_of_the_team_reads_nothing_and_nobody_does_before_closing()
    {
        var (campaign, panel, sent) = await Ready();
        await using (var db = World.Db())
        {
            db.RoleHoldings.Add(new() { Id = Id.New<RoleHoldingId>(World.Now), User = panel.Member.Id, Role = Role.AppointmentsTeam, From = World.Today });
            await db.SaveChangesAsync();
        }
        var scorer = World.BrowserOf(panel.Member);
        await scorer.Open(ListRedaction.Url(campaign.Slug));
        Assert.Contains(RedactionRefusals.Scores.Text, scorer.Main);
        Assert.DoesNotContain(sent.Reference, scorer.Main);
        await scorer.Open(RedactApplication.Url(campaign.Slug, sent.Id));
        Assert.Equal(HttpStatusCode.NotFound, scorer.Status);
        var assessor = await World.Browser(Role.Assessor);
        await assessor.Open(RedactApplication.Url(campaign.Slug, sent.Id));
        Assert.Equal(HttpStatusCode.Forbidden, assessor.Status);
        World.Now = campaign.ClosesAt.AddSeconds(-1);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ListRedaction.Url(campaign.Slug));
        Assert.Contains(RedactionRefusals.StillOpen.Text, team.Main);
        await team.Open(RedactApplication.Url(campaign.Slug, sent.Id));
        Assert.Equal(HttpStatusCode.NotFound, team.Status);
    }
}
