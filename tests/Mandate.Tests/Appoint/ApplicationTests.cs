using FsCheck;
using FsCheck.Fluent;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint;

public sealed class ApplicationTests
{
    static readonly DateTimeOffset opens = London.Midnight(new DateOnly(2021, 9, 1));
    static readonly Deadline closes = Deadline.AtMinute(new DateOnly(2021, 9, 26), new TimeOnly(23, 59));
    static readonly DateTimeOffset inTime = opens.AddDays(3);
    static readonly EligibilityRule plain = new() { Key = "a", Question = "Are you a member of Parliament?", Explanation = "A sitting member cannot hold the post.", Citation = "Clause 3", Ask = "The candidate" };
    static readonly EligibilityRule judgement = new() { Key = "b", Question = "Do you have a tie?", Judgement = true };
    static readonly EligibilityRule reversed = new() { Key = "c", Question = "Are you registered?", ExcludesWhen = "no", Explanation = "Only registered people can hold the post." };
    static readonly CampaignTerms terms = new() { PreferencesAllowed = 2, Eligibility = [plain, judgement, reversed] };
    static readonly CampaignPostId one = Id.New<CampaignPostId>(opens), two = Id.New<CampaignPostId>(opens), three = Id.New<CampaignPostId>(opens);

    static (Campaign, CriteriaSet) Campaign(Deadline? until = null, bool published = true, CampaignTerms? with = null)
    {
        var criteria = CriteriaSet.Write("k", "Criteria", World.TwoCriteria, opens);
        Assert.False(criteria.Freeze(opens).Refused);
        var campaign = Mandate.Appoint.Campaign.Plan(new("slug", "Title", default, default, "chief-executive", criteria.Id, opens, until ?? closes, with ?? terms), opens).Value!;
        if (published) Assert.False(campaign.Publish(criteria, 3, opens).Refused);
        return (campaign, criteria);
    }

    static Outcome<Application> Submit(ApplicationContent content, IReadOnlyList<CampaignPostId>? preferences = null, DateTimeOffset? arrived = null, bool published = true)
    {
        var (campaign, criteria) = Campaign(published: published);
        return Application.Submit(campaign, criteria, Id.New<UserId>(opens), "BCDF-GHJK", content, preferences ?? [one, two], arrived ?? inTime, arrived ?? inTime);
    }

    static ApplicationContent Good => World.Written(terms);
    static ApplicationContent Answering(string rule, string answer, string? note = null) => Good.WithDeclaration(new() { Key = rule, Answer = answer, Note = note });
    static string Long(int words) => string.Join(' ', Enumerable.Repeat("word", words));

    public static TheoryData<string, ApplicationContent, string?> Contents => new()
    {
        { "everything answered", Good, null },
        { "no name", Good with { Name = " " }, "Enter your name" },
        { "a name as long as a page", Good with { Name = new('a', 201) }, "Your name has 201 characters and the limit is 200" },
        { "no telephone", Good with { Telephone = "" }, "Enter a telephone number" },
        { "a telephone number that is none", Good with { Telephone = "ask me" }, "Enter a telephone number" },
        { "no current role", Good with { CurrentRole = null }, null },
        { "no evidence for one criterion", Good.WithEvidence("D2", ""), "Write your evidence for “Quality”" },
        { "evidence of white space", Good.WithEvidence("D2", " \n\t "), "Write your evidence for “Quality”" },
        { "evidence at its limit", Good.WithEvidence("D1", Long(300)), null },
        { "evidence one word over", Good.WithEvidence("D1", Long(301)), "is 1 word too long: it has 301 words and the limit is 300 words" },
        { "evidence of 30,000 words", Good.WithEvidence("D1", Long(30_000)), "is 29,700 words too long: it has 30,000 words" },
        { "evidence without a space", Good.WithEvidence("D1", new('x', 18_001)), "18,001 characters and the limit is 18,000" },
        { "a rule not answered", Good with { Declarations = [.. Good.Declarations.Where(d => d.Key != "a")] }, "Answer the eligibility question" },
        { "a rule answered with something else", Answering("a", "perhaps"), null },
        { "an excluding yes", Answering("a", "yes"), "From your answers you cannot hold this post: A sitting member cannot hold the post." },
        { "an excluding no", Answering("c", "no"), "Only registered people" },
        { "a judgement without a note", Answering("b", "yes"), "Describe the tie that you told us of" },
        { "a judgement with a note", Answering("b", "yes", "Shares in a supplier"), null },
        { "a judgement with a note that is too long", Answering("b", "yes", Long(201)), "1 word too long" },
        { "interests not answered", Good with { HasConflicts = null }, "Say whether you have interests to declare" },
        { "interests without a word", Good with { HasConflicts = true }, "Describe the interests" },
        { "interests described", Good with { HasConflicts = true, Conflicts = "A brother" }, null },
        { "adjustments not answered", Good with { NeedsAdjustments = null }, "Say whether you need any adjustments" },
        { "adjustments without a word", Good with { NeedsAdjustments = true, Adjustments = "" }, "Describe the adjustments" },
    };

    [Theory, MemberData(nameof(Contents), DisableDiscoveryEnumeration = true)]
    public void What_is_written_is_accepted_or_refused(string what, ApplicationContent content, string? refusal)
    {
        var submitted = Submit(content);
        if (refusal is null) Assert.True(!submitted.Refused, $"{what}: {submitted.Refusal?.Text}");
        else Assert.Contains(refusal, submitted.Refusal?.Text ?? what, StringComparison.Ordinal);
    }

    [Fact]
    public void Preferences_are_at_least_one_at_most_the_limit_and_none_twice()
    {
        Assert.Equal(ApplicationRefusals.NoPreference, Submit(Good, []).Refusal);
        Assert.Equal(ApplicationRefusals.TooManyPreferences, Submit(Good, [one, two, three]).Refusal);
        Assert.Equal(ApplicationRefusals.SamePostTwice, Submit(Good, [one, one]).Refusal);
        var sent = Submit(Good, [two, one]).Value!;
        Assert.Equal([two, one], sent.Preferences.OrderBy(p => p.Rank).Select(p => p.Post));
    }

    [Fact]
    public void Nothing_is_accepted_before_publishing_before_opening_or_after_closing()
    {
        Assert.Equal(CampaignRefusals.NotOpenYet, Submit(Good, published: false).Refusal);
        Assert.Equal(CampaignRefusals.NotOpenYet, Submit(Good, arrived: opens.AddTicks(-1)).Refusal);
        Assert.False(Submit(Good, arrived: opens).Refused);
        Assert.False(Submit(Good, arrived: closes.Ends.AddTicks(-1)).Refused);
        Assert.Equal(CampaignRefusals.Closed, Submit(Good, arrived: closes.Ends).Refusal);
    }

    /// <summary>Closing day, closing minute, an instant in UTC, whether it is in time.</summary>
    [Theory]
    [InlineData("2021-09-26", "23:59", "2021-09-26T22:59:59.999Z", true)]
    [InlineData("2021-09-26", "23:59", "2021-09-26T23:00:00.000Z", false)]
    [InlineData("2021-10-30", "23:59", "2021-10-30T22:59:59.999Z", true)]  // the night before clocks go back
    [InlineData("2021-10-30", "23:59", "2021-10-30T23:00:00.000Z", false)]
    [InlineData("2021-10-31", "23:59", "2021-10-31T23:59:59.999Z", true)]  // a day of 25 hours
    [InlineData("2021-10-31", "23:59", "2021-11-01T00:00:00.000Z", false)]
    [InlineData("2022-03-26", "23:59", "2022-03-26T23:59:59.999Z", true)]  // the night before clocks go forward
    [InlineData("2022-03-26", "23:59", "2022-03-27T00:00:00.000Z", false)]
    [InlineData("2022-03-27", "23:59", "2022-03-27T22:59:59.999Z", true)]  // a day of 23 hours
    [InlineData("2022-03-27", "23:59", "2022-03-27T23:00:00.000Z", false)]
    [InlineData("2021-10-31", "01:30", "2021-10-31T01:30:59.999Z", true)]  // the minute comes twice: the later one counts
    [InlineData("2021-10-31", "01:30", "2021-10-31T01:31:00.000Z", false)]
    public void The_closing_minute_is_in_and_the_next_is_out(string day, string minute, string arrived, bool accepted)
    {
        var (campaign, criteria) = Campaign(Deadline.AtMinute(DateOnly.Parse(day), TimeOnly.Parse(minute)));
        var at = DateTimeOffset.Parse(arrived);
        Assert.Equal(!accepted, Application.Submit(campaign, criteria, default, "R", Good, [one], at, at).Refused);
    }

    [Fact]
    public void The_deadline_is_monotone_who_is_later_than_a_refused_one_is_refused()
    {
        var instants = Gen.Choose(0, 400 * 24 * 60).SelectMany(minute => Gen.Choose(-90_000, 90_000).Select(ms => (minute, ms)));
        Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(instants), Arb.From(instants), (a, b) =>
        {
            var local = new DateTime(2021, 9, 2, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(a.minute);
            var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
            if (!London.Exists(day, time)) return true;
            var (campaign, _) = Campaign(Deadline.AtMinute(day, time));
            var (earlier, later) = (campaign.ClosesAt.AddMilliseconds(Math.Min(a.ms, b.ms)), campaign.ClosesAt.AddMilliseconds(Math.Max(a.ms, b.ms)));
            return campaign.Accepts(earlier).Refused ? campaign.Accepts(later).Refused : true;
        }));
    }

    [Fact]
    public void Sending_again_replaces_all_and_keeps_reference_and_address()
    {
        var (campaign, criteria) = Campaign();
        var sent = Application.Submit(campaign, criteria, default, "BCDF-GHJK", Good, [one, two], inTime, inTime).Value!;
        var (id, digest) = (sent.Id, sent.Digest);

        Assert.False(sent.Replace(campaign, criteria, Good with { Name = "Ada Green" }, [three, one], inTime.AddHours(1)).Refused);

        Assert.Equal((id, "BCDF-GHJK", inTime.AddHours(1)), (sent.Id, sent.Reference, sent.SubmittedAt));
        Assert.NotEqual(digest, sent.Digest);
        Assert.Equal([three, one], sent.Preferences.OrderBy(p => p.Rank).Select(p => p.Post));
    }

    [Fact]
    public void A_refused_replacement_changes_nothing()
    {
        var (campaign, criteria) = Campaign();
        var sent = Application.Submit(campaign, criteria, default, "R", Good, [one], inTime, inTime).Value!;
        var digest = sent.Digest;
        Assert.True(sent.Replace(campaign, criteria, Good with { Name = "" }, [two], inTime).Refused);
        Assert.Equal(CampaignRefusals.Closed, sent.Replace(campaign, criteria, Good, [two], closes.Ends).Refusal);
        Assert.Equal((digest, inTime, one), (sent.Digest, sent.SubmittedAt, sent.Preferences.Single().Post));
    }

    [Fact]
    public void Withdrawing_works_once_before_a_decision_and_sending_again_undoes_it()
    {
        var (campaign, criteria) = Campaign();
        var sent = Application.Submit(campaign, criteria, default, "R", Good, [one], inTime, inTime).Value!;
        Assert.Equal(ApplicationRefusals.DecidedAlready, sent.Withdraw(inTime, decided: true).Refusal);
        Assert.False(sent.Withdraw(inTime).Refused);
        Assert.False(sent.Live);
        Assert.Equal(ApplicationRefusals.Withdrawn, sent.Withdraw(inTime).Refusal);
        Assert.False(sent.Replace(campaign, criteria, Good, [one], inTime.AddDays(1)).Refused);
        Assert.True(sent.Live);
    }

    [Fact]
    public void Tasks_stand_where_their_content_says()
    {
        static string States(ApplicationDraft draft) => string.Join(' ', draft.Tasks(terms, World.TwoCriteria, new DateOnly(2021, 9, 10)).Select(t => t.State));
        Assert.Equal("NotStarted NotStarted NotStarted NotStarted NotStarted NotStarted NotStarted NotStarted", States(new()));
        Assert.Equal("Completed Completed Completed Completed Completed Completed Completed Completed", States(new() { Content = Good, Preferences = [one] }));
        Assert.Equal("InProgress CannotApply NotStarted InProgress NotStarted InProgress InProgress InProgress", States(new()
        {
            Content = new() { Name = "Ada", Declarations = [new() { Key = "a", Answer = "yes" }], Evidence = [new() { Key = "D1", Text = Long(301) }], HasConflicts = true, NeedsAdjustments = true },
            Preferences = [one, one],
        }));
    }

    [Fact]
    public void The_digest_is_that_of_the_bytes_and_changes_with_every_letter_and_the_order()
    {
        var digest = Good.Digest([one, two]);
        Assert.Equal(digest, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Good.Bytes([one, two]))));
        Assert.Equal(digest, World.Written(terms).Digest([one, two]));
        Assert.NotEqual(digest, Good.Digest([two, one]));
        Assert.NotEqual(digest, (Good with { Name = "Ada Browne" }).Digest([one, two]));
    }

    [Fact]
    public void References_are_short_clear_and_do_not_repeat()
    {
        var many = Enumerable.Range(0, 2000).Select(_ => ApplicationReference.New()).ToList();
        Assert.Equal(many.Count, many.Distinct().Count());
        Assert.All(many, r => Assert.Matches("^[346789BCDFGHJKMNPQRTWXY]{4}-[346789BCDFGHJKMNPQRTWXY]{4}$", r));
    }
}

public sealed class WordCountTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("  \r\n\t ", 0)]
    [InlineData("one", 1)]
    [InlineData(" one  two\r\nthree\tfour ", 4)]
    [InlineData("well-known it’s £2.5m", 3)]
    [InlineData("one\u00a0two", 2)]
    [InlineData("– —", 2)]
    public void Words_stand_between_white_space(string? text, int words) => Assert.Equal(words, WordCount.Of(text));

    [Fact]
    public void Counting_agrees_with_splitting() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
            WordCount.Of(text) == (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length));
}
