using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.ApplicantPacks;
using Mandate.Appoint.Clarifying;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Clarifying;

public sealed class ClarificationTests : WorldTest
{
    const string Secret = "I run Elmbridge. Is relocation paid?";

    async Task<Mandate.Platform.Access.User> Asks(Campaign campaign, string text = Secret)
    {
        var user = await World.User();
        var asker = World.BrowserOf(user);
        await asker.Open($"/appoint/{campaign.Slug}");
        await asker.Click("Ask a question");
        await asker.Fill("Your question", text).Press("Send question");
        Assert.Contains("Waits for an answer", asker.Main);
        return user;
    }

    [Fact]
    public async Task A_question_is_worded_anew_and_its_answer_goes_to_everyone_and_never_says_who_asked()
    {
        var (campaign, posts) = await World.Campaign();
        var sent = await World.Submitted(campaign, posts[0]);
        await new Writer(World.BrowserOf(await World.User()), campaign).Start();
        var asker = await Asks(campaign);

        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open("/");
        await team.Click("Answer 1 question from candidates");
        Assert.DoesNotContain(asker.Name, team.Main);
        await team.Click(Secret);
        Assert.DoesNotContain(asker.Name, team.Text.Replace(Secret, ""));
        Assert.DoesNotContain(asker.Email, team.Text);
        await team.Fill("The question, as everyone will read it", "Is relocation paid?").Fill("The answer", "Yes, up to £8,000.").Press("Answer everyone");
        Assert.Contains("Answered, letters on their way", team.Main);
        await team.Open("/");
        Assert.DoesNotContain("from candidates", team.Main);

        await World.DrainOutbox();
        var letters = (await World.Mails()).Where(m => m.Subject.StartsWith("A question was answered", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, letters.Select(l => l.To).Distinct().Count());
        Assert.Contains(letters, l => l.To == sent.Candidate.Email);
        Assert.All(letters, l => Assert.DoesNotContain("Elmbridge", l.Markdown));
        await World.DrainOutbox();
        Assert.Equal(3, (await World.Mails()).Count(m => m.Subject.StartsWith("A question was answered", StringComparison.Ordinal)));

        var reader = await World.Browser();
        foreach (var url in new[] { $"/appoint/{campaign.Slug}", ShowPack.Url(campaign.Slug, posts[0].Slug), $"/appoint/{campaign.Slug}/feed.atom" })
        {
            await reader.Open(url);
            Assert.Contains("Is relocation paid?", reader.Text);
            Assert.Contains("£8,000", System.Net.WebUtility.HtmlDecode(reader.Text));
            Assert.DoesNotContain("Elmbridge", reader.Text);
            Assert.DoesNotContain(asker.Name, reader.Text);
        }
        await using var db = World.Db();
        Assert.DoesNotContain((await db.Events.ToListAsync()).SelectMany(e => e.Texts()).Select(t => t.Text.Text), t => t?.Contains("Elmbridge", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(await db.EventSubjects.ToListAsync(), s => s.SubjectId == asker.Id.Value && db.Events.Any(e => e.Id == s.Event && e.Kind == "appoint.clarification-asked"));
    }

    [Fact]
    public async Task Wording_that_names_the_asker_is_refused_and_an_answer_is_corrected_and_told_again()
    {
        var (campaign, _) = await World.Campaign();
        var asker = await Asks(campaign);
        var team = await World.Browser(Role.AppointmentsTeam);
        var address = await Address();
        await team.Open(address);
        await team.Fill("The question, as everyone will read it", $"{asker.Name.ToUpperInvariant()} asks: is relocation paid?").Fill("The answer", "Yes.").Press("Answer everyone");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains("holds the name or email address", team.Main);
        await team.Fill("The question, as everyone will read it", "").Press("Answer everyone");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Fill("The question, as everyone will read it", "Is relocation paid?").Press("Answer everyone");
        await World.DrainOutbox();
        await team.Open(address);
        await team.Fill("The answer", "No.").Press("Correct it and tell everyone again");
        await World.DrainOutbox();
        Assert.Equal(2, (await World.Mails(asker.Email)).Count(m => m.Subject.StartsWith("A question was answered", StringComparison.Ordinal)));
        await team.Open(address + "/decline");
        Assert.Contains("Correct an answer", team.Heading);
    }

    [Fact]
    public async Task A_declined_question_is_told_to_its_asker_alone()
    {
        var (campaign, posts) = await World.Campaign();
        var sent = await World.Submitted(campaign, posts[0]);
        var asker = await Asks(campaign);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(await Address());
        await team.Click("Decline to answer it");
        await team.Press("Decline");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Fill("Reason", "The contract is not written yet.").Press("Decline");
        Assert.Contains("Declined", team.Main);
        await World.DrainOutbox();
        Assert.Contains("The contract is not written yet.", Assert.Single(await World.Mails(asker.Email)).Markdown);
        Assert.Empty(await World.Mails(sent.Candidate.Email));
        var reader = await World.Browser();
        await reader.Open($"/appoint/{campaign.Slug}");
        Assert.DoesNotContain("relocation", reader.Main);
        var mine = World.BrowserOf(asker);
        await mine.Open(AskQuestion.Url(campaign.Slug));
        Assert.Contains("The contract is not written yet.", mine.Main);
    }

    [Fact]
    public async Task Questions_are_taken_until_the_end_of_their_last_day()
    {
        var (campaign, _) = await World.Campaign(terms: new CampaignTerms { QuestionDays = 3 });
        World.Now = London.At(new(2021, 9, 23), new(23, 59, 59));
        var asker = await World.Browser(Role.Assessor);
        await asker.Open(AskQuestion.Url(campaign.Slug));
        Assert.Contains("23 September 2021, 11:59pm (British Summer Time)", asker.Main);
        World.Now = London.Midnight(new(2021, 9, 24));
        await asker.Fill("Your question", "Too late?").Press("Send question");
        Assert.Equal(HttpStatusCode.Conflict, asker.Status);
        Assert.Contains("The time for questions is over", asker.Main);
        await asker.Open($"/appoint/{campaign.Slug}");
        Assert.Contains("Questions were taken until 23 September 2021, 11:59pm", asker.Main);
    }

    [Theory]
    [InlineData("a question", 201)]
    [InlineData("nothing", 0)]
    public async Task A_question_without_words_or_with_too_many_is_not_sent(string _, int words)
    {
        var (campaign, _) = await World.Campaign();
        var asker = await World.Browser(Role.Assessor);
        await asker.Open(AskQuestion.Url(campaign.Slug));
        await asker.Fill("Your question", string.Join(' ', Enumerable.Repeat("why", words))).Press("Send question");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asker.Status);
        await using var db = World.Db();
        Assert.Empty(await db.Clarifications.ToListAsync());
    }

    [Fact]
    public async Task Nobody_asks_without_an_account_and_nobody_answers_for_another_body()
    {
        var (campaign, _) = await World.Campaign();
        var (draft, _) = await World.Campaign(published: false);
        await Asks(campaign);
        var visitor = await World.Browser();
        await visitor.Open(AskQuestion.Url(campaign.Slug));
        Assert.StartsWith("/sign-in", visitor.Url, StringComparison.Ordinal);
        var elsewhere = await World.User();
        await World.Saved(new Mandate.Platform.Access.RoleHolding { Id = Id.New<Mandate.Platform.Access.RoleHoldingId>(World.Now), User = elsewhere.Id, Role = Role.AppointmentsTeam, Body = (await World.Body("Elsewhere")).Id, From = World.Today.AddDays(-1) });
        var stranger = World.BrowserOf(elsewhere);
        foreach (var url in new[] { ListQuestions.Url(campaign.Slug), await Address(), await Address() + "/decline", AskQuestion.Url(draft.Slug) })
        {
            await stranger.Open(url);
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
        var assessor = await World.Browser(Role.Assessor);
        await assessor.Open(ListQuestions.Url(campaign.Slug));
        Assert.Equal(HttpStatusCode.Forbidden, assessor.Status);
    }

    [Fact]
    public async Task Who_asked_is_forgotten_when_they_are_erased_and_some_time_after_closing_in_any_case()
    {
        var (campaign, _) = await World.Campaign();
        var erased = await Asks(campaign);
        await Asks(campaign, "Is it full time?");
        await World.Forget(Subject.Of(erased.Id));
        await using (var db = World.Db()) Assert.Equal(["Is it full time?"], await db.Clarifications.Where(q => q.Asker != null).Select(q => q.Asked).ToListAsync());
        World.Now = campaign.ClosesAt.AddDays(31);
        await World.DrainOutbox();
        await using (var db = World.Db()) Assert.All(await db.Clarifications.ToListAsync(), q => Assert.Equal((null, ""), (q.Asker, q.Asked)));
    }

    [Fact]
    public void A_name_is_found_as_a_whole_word_only_and_one_person_has_so_many_questions_waiting()
    {
        var now = World.Now;
        var campaign = Mandate.Appoint.Campaign.Plan(new("c", "C", default, default, "chief-executive", default, now.AddDays(-1), new(now.AddDays(20)), new()), now).Value!;
        Assert.Equal(CampaignRefusals.NotPublished, Clarification.Ask(campaign, null, default, "Why?", 0, now).Refusal);
        typeof(Campaign).GetProperty(nameof(campaign.PublishedAt))!.SetValue(campaign, now);
        Assert.Equal(ClarificationRefusals.TooMany, Clarification.Ask(campaign, null, default, "Why?", Clarification.MostWaiting, now).Refusal);
        var asked = Clarification.Ask(campaign, null, default, "Why?", 0, now).Value!;
        Assert.Equal(ClarificationRefusals.NamesTheAsker, asked.AnswerAll("Why?", "Because Ann Ull asked.", ["Ann Ull"], now).Refusal);
        Assert.False(asked.AnswerAll("Why?", "Because of Joann Ullman.", ["Ann Ull"], now).Refused);
        Assert.Equal(ClarificationRefusals.NothingChanged, asked.AnswerAll("Why?", "Because of Joann Ullman.", [], now).Refusal);
        Assert.Equal(ClarificationRefusals.Answered, asked.Decline("No", now).Refusal);
    }

    async Task<string> Address()
    {
        await using var db = World.Db();
        var asked = await db.Clarifications.SingleAsync();
        return AnswerQuestion.Url((await db.Campaigns.SingleAsync(c => c.Id == asked.Campaign)).Slug, asked.Id);
    }
}
