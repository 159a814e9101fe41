using System.Net;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Applications;

public sealed class WritingTests : WorldTest
{
    static readonly CampaignTerms terms = new()
    {
        PreferencesAllowed = 3,
        Eligibility =
        [
            new() { Key = "a", Question = "Are you a member of Parliament?", Explanation = "A sitting member cannot hold the post.", Citation = "Clause 3", Ask = "The candidate; the public list of members." },
            new() { Key = "b", Question = "Do you have a tie?", Explanation = "A tie does not always exclude.", Citation = "Schedule 1B", Judgement = true },
        ],
    };

    [Fact]
    public async Task Tasks_go_from_not_started_to_completed_over_several_sittings()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var candidate = await World.User();
        var writer = await World.Writer(campaign, candidate);
        Assert.Contains("0 of 8 tasks completed", writer.Browser.Main);

        await writer.Answer("about-you", answers: [("Your name", "Ada Brown"), ("Telephone number", "020 7946 0000")]);
        Assert.Contains("1 of 8 tasks completed", writer.Browser.Main);

        var next = World.BrowserOf(candidate);
        await next.Open("/applications");
        await next.Click("Continue (Chief executives)");
        Assert.Contains("1 of 8 tasks completed", next.Main);
        await writer.Complete("Body 1: Chief executive");
        Assert.Contains("8 of 8 tasks completed", writer.Browser.Main);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_is_kept()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Answer("about-you", answers: [("Your name", ""), ("Telephone number", "12")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, writer.Browser.Status);
        Assert.Equal(["Enter your name", "Enter a telephone number, like 020 7946 0000 or +44 808 157 0192."], writer.Browser.Errors);
        await writer.Browser.Fill("Your name", "Ada").Fill("Telephone number", "+44 20 7946 0000").Press("Save and continue");
        Assert.Equal(HttpStatusCode.OK, writer.Browser.Status);

        foreach (var task in (string[])["evidence/D1", "posts", "interests", "adjustments"])
        {
            await writer.Answer(task);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, writer.Browser.Status);
            Assert.Single(writer.Browser.Errors);
            await writer.Answer(task, "Save and come back later");
            Assert.Equal(writer.Url, writer.Browser.Url);
        }
    }

    [Fact]
    public async Task Thirty_thousand_words_are_refused_kindly_and_kept()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        var text = string.Join(' ', Enumerable.Range(0, 30_000).Select(i => $"w{i}"));
        await writer.Answer("evidence/D2", answers: [("Your evidence", text)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, writer.Browser.Status);
        Assert.Contains("29,700 words too long: it has 30,000 words and the limit is 300 words", writer.Browser.Errors[0]);
        await writer.Browser.Open($"{writer.Url}/evidence/D2");
        Assert.Equal(text, writer.Browser.Page.QuerySelector("textarea")!.TextContent.TrimStart('\n'));
        await writer.Browser.Open(writer.Url);
        Assert.Contains("In progress", writer.Browser.Main);
        await writer.Browser.Open($"{writer.Url}/check");
        Assert.DoesNotContain("Send application", writer.Browser.Main);
    }

    [Fact]
    public async Task Scripts_in_every_field_are_shown_as_text()
    {
        const string script = "<script>alert('x')</script><img src=x onerror=alert(1)>";
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await writer.Answer("about-you", answers: [("Your name", script), ("Telephone number", "020 7946 0000" + "<b>"), ("Current role (optional)", script)]);
        await writer.Answer("eligibility/b", answers: [("Yes", null), ("What is it?", script)]);
        await writer.Career(script, script, "4/2010");
        await writer.Answer("evidence/D1", answers: [("Tell us about a long change that you led.", script)]);
        await writer.Answer("evidence/D2", answers: [("Your evidence", script)]);
        await writer.Answer("interests", answers: [("Yes", null), ("What are they?", script)]);
        await writer.Answer("adjustments", answers: [("Yes", null), ("What do you need?", script)]);
        await writer.Answer("posts", answers: [("First choice", "Body 1: Chief executive")]);
        await writer.Answer("eligibility/a", answers: [("No", null)]);

        foreach (var page in (string[])["", "/about-you", "/career", "/eligibility/b", "/evidence/D1", "/interests", "/adjustments", "/check"])
        {
            await writer.Browser.Open(writer.Url + page);
            Assert.Equal(HttpStatusCode.OK, writer.Browser.Status);
            Assert.Empty(writer.Browser.Page.QuerySelectorAll("main script, main img, main b"));
        }
        Assert.Contains(script, writer.Browser.Main);
        await writer.Send();
        foreach (var page in (string[])["/receipt", "/status"])
        {
            await writer.Browser.Open(writer.Url + page);
            Assert.Empty(writer.Browser.Page.QuerySelectorAll("main script, main img, main b"));
        }
    }

    [Fact]
    public async Task An_excluding_answer_says_why_and_whom_to_ask_and_nothing_can_be_sent()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive");
        await writer.Answer("eligibility/a", answers: [("Yes", null)]);

        Assert.Equal("Chief executives From your answer you cannot hold this post", writer.Browser.Heading);
        Assert.Contains("A sitting member cannot hold the post.", writer.Browser.Main);
        Assert.Contains("Clause 3", writer.Browser.Main);
        Assert.Contains("ask the appointments team of NHS Appointing body 1", writer.Browser.Main);
        await writer.Browser.Click("Go back to your application");
        Assert.Contains("Cannot apply", writer.Browser.Main);
        await writer.Browser.Open($"{writer.Url}/check");
        Assert.DoesNotContain("Send application", writer.Browser.Main);
        await writer.Answer("eligibility/a", answers: [("No", null)]);
        await writer.Browser.Open($"{writer.Url}/check");
        Assert.Contains("Send application", writer.Browser.Main);
    }

    [Fact]
    public async Task A_judgement_rule_asks_for_a_note_and_does_not_exclude()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive");
        await writer.Answer("eligibility/b", answers: [("Yes", null)]);
        Assert.Equal(["Describe the tie that you told us of."], writer.Browser.Errors);
        await writer.Browser.Fill("What is it?", "Shares in a supplier").Press("Save and continue");
        Assert.Contains("8 of 8 tasks completed", writer.Browser.Main);
    }

    [Fact]
    public async Task The_same_post_twice_is_refused_and_a_gap_is_closed()
    {
        var (campaign, posts) = await World.Campaign(posts: 3);
        var writer = await World.Writer(campaign);
        await writer.Answer("posts", answers: [("First choice", "Body 2: Chief executive"), ("Second choice (optional)", "Body 2: Chief executive")]);
        Assert.Equal(["You chose Body 2: Chief executive twice. Choose another post, or none"], writer.Browser.Errors);
        await writer.Browser.Fill("First choice", "Body 3: Chief executive").Fill("Second choice (optional)", "No post").Fill("Third choice (optional)", "Body 1: Chief executive").Press("Save and continue");
        await writer.Browser.Open($"{writer.Url}/check");
        Assert.Contains("First choice Body 3: Chief executive", writer.Browser.Main);
        Assert.Contains("Second choice Body 1: Chief executive", writer.Browser.Main);
    }

    [Fact]
    public async Task Two_tabs_at_the_same_task_show_both_versions_and_lose_neither()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var (one, two) = (await World.Writer(campaign, candidate), World.BrowserOf(candidate));
        await one.Browser.Open($"{one.Url}/evidence/D2");
        await two.Open($"{one.Url}/evidence/D2");
        await one.Browser.Fill("Your evidence", "From the first tab").Press("Save and continue");
        await two.Fill("Your evidence", "From the second tab").Press("Save and continue");

        Assert.Equal(HttpStatusCode.Conflict, two.Status);
        Assert.Contains("From the first tab", two.Main);
        Assert.Contains("From the second tab", two.Main);
        await one.Browser.Open($"{one.Url}/evidence/D2");
        Assert.Contains("From the first tab", one.Browser.Text);
        await two.Press("Keep mine");
        await one.Browser.Open($"{one.Url}/evidence/D2");
        Assert.Contains("From the second tab", one.Browser.Text);
    }

    [Fact]
    public async Task Two_tabs_at_different_tasks_are_no_conflict()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var (one, two) = (await World.Writer(campaign, candidate), World.BrowserOf(candidate));
        await one.Browser.Open($"{one.Url}/evidence/D1");
        await two.Open($"{one.Url}/evidence/D2");
        await one.Browser.Fill("Tell us about a long change that you led.", "First").Press("Save and continue");
        await two.Fill("Your evidence", "Second").Press("Save and continue");
        Assert.Equal(HttpStatusCode.OK, two.Status);
        await two.Open($"{one.Url}/check");
        Assert.Contains("First", two.Main);
        Assert.Contains("Second", two.Main);
    }

    [Fact]
    public async Task What_is_typed_over_closing_is_kept_in_the_draft_and_said_to_be_unsent()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Browser.Open($"{writer.Url}/evidence/D2");
        World.Now = campaign.ClosesAt;
        await writer.Browser.Fill("Your evidence", "Just too late").Press("Save and continue");
        Assert.Contains("This application was not sent", writer.Browser.Heading);
        Assert.Contains("Just too late", writer.Browser.Main);
        await writer.Browser.Open($"{writer.Url}/evidence/D2");
        Assert.Equal(writer.Url, writer.Browser.Url);
    }

    [Fact]
    public async Task Nobody_else_sees_a_draft_whatever_their_role()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive");
        foreach (var stranger in new[] { await World.Browser(Role.AppointmentsTeam, Role.Assessor, Role.Approver, Role.Administrator, Role.Auditor), await World.Browser(Role.Reviewer) })
            foreach (var page in (string[])["", "/about-you", "/evidence/D1", "/posts", "/interests", "/adjustments", "/check", "/receipt", "/status", "/withdraw", "/delete-draft", "/receipt/content.json"])
            {
                await stranger.Open(writer.Url + page);
                Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
            }
        await using var db = World.Db();
        var draft = await db.Drafts.SingleAsync();
        Assert.DoesNotContain("Ada Brown", System.Text.Encoding.UTF8.GetString(draft.Encrypted));
    }

    [Fact]
    public async Task A_draft_can_be_deleted_by_its_owner()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Browser.Click("Delete this draft");
        await writer.Browser.Press("Delete draft");
        Assert.Equal("/applications", writer.Browser.Url);
        Assert.Contains("You have no applications", writer.Browser.Main);
    }

    [Fact]
    public async Task Unknown_tasks_are_not_found()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        foreach (var page in (string[])["/evidence/D9", "/eligibility/z", "/eligibility/a/excluded"])
        {
            await writer.Browser.Open(writer.Url + page);
            Assert.Equal(HttpStatusCode.NotFound, writer.Browser.Status);
        }
    }
}
