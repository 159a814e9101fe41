using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint;

/// <summary>Every stage, with who has it and what is next.</summary>
public sealed class WhereaboutsTests : WorldTest
{
    static readonly CampaignTerms terms = new()
    {
        PreferencesAllowed = 3,
        Timetable =
        [
            new() { Key = "sift", Title = "Applications scored", From = new(2021, 10, 1) },
            new() { Key = "interviews", Title = "Interviews", From = new(2021, 10, 11), To = new(2021, 10, 29), Fixed = true },
            new() { Key = "announcement", Title = "Announcement", From = new(2021, 11, 15) },
            new() { Key = "feedback-from", Title = "Feedback given to candidates from", From = new(2021, 11, 20), Fixed = true },
            new() { Key = "start", Title = "First day in post", From = new(2022, 4, 1) },
        ],
    };

    static DateTimeOffset Noon(int year, int month, int day) => London.At(new(year, month, day), new(12, 0));

    public static TheoryData<ApplicationStage, Holder, NextKind, string?> Stages => new()
    {
        { ApplicationStage.Sent, Holder.You, NextKind.CampaignCloses, null },
        { ApplicationStage.Closed, Holder.AppointmentsTeam, NextKind.Step, "Applications scored" },
        { ApplicationStage.WithPanel, Holder.Panel, NextKind.Step, "Interviews" },
        { ApplicationStage.Invited, Holder.Panel, NextKind.Interview, null },
        { ApplicationStage.InterviewCancelled, Holder.AppointmentsTeam, NextKind.Step, "Interviews" },
        { ApplicationStage.Interviewed, Holder.Panel, NextKind.Step, "Interviews" },
        { ApplicationStage.NotTakenFurther, Holder.Nobody, NextKind.Feedback, "Feedback given to candidates from" },
        { ApplicationStage.Offered, Holder.You, NextKind.AnswerTheOffer, null },
        { ApplicationStage.OfferAccepted, Holder.AppointmentsTeam, NextKind.Announcement, "Announcement" },
        { ApplicationStage.OfferDeclined, Holder.Nobody, NextKind.Nothing, null },
        { ApplicationStage.OfferLapsed, Holder.Nobody, NextKind.Nothing, null },
        { ApplicationStage.Decided, Holder.Nobody, NextKind.Feedback, "Feedback given to candidates from" },
        { ApplicationStage.Withdrawn, Holder.Nobody, NextKind.Nothing, null },
    };

    [Fact]
    public void No_stage_is_left_out() => Assert.Equal(Enum.GetValues<ApplicationStage>().Order(), Stages.Select(s => s.Data.Item1).Order());

    [Theory, MemberData(nameof(Stages))]
    public async Task Each_stage_says_who_has_it_and_what_is_next(ApplicationStage stage, Holder holder, NextKind next, string? title)
    {
        var (campaign, posts) = await World.Campaign(posts: 1, terms: terms);
        var sent = await World.Application(campaign, posts);
        var now = Bring(sent, posts[0], campaign, stage);
        var where = sent.WhereaboutsAt(campaign, posts, now, News(posts[0], stage));
        Assert.Equal((stage, holder, next), (where.Reached.Stage, where.Holder, where.Next.Kind));
        if (title is not null) Assert.Equal(title, where.Next.Title);
        Assert.True(where.Reached.Since <= now);
    }

    [Fact]
    public async Task Feedback_is_next_until_it_is_there_whatever_its_day()
    {
        var (campaign, posts) = await World.Campaign(posts: 1, terms: terms);
        var sent = await World.Application(campaign, posts);
        var told = Bring(sent, posts[0], campaign, ApplicationStage.NotTakenFurther);
        var news = News(posts[0], ApplicationStage.NotTakenFurther);
        Assert.Equal(NextKind.Feedback, Next(told, news));
        Assert.Equal(NextKind.Feedback, Next(Noon(2021, 12, 1), news));
        Assert.Equal(NextKind.FeedbackGiven, Next(Noon(2021, 12, 1), news with { Feedback = new HashSet<CampaignPostId> { posts[0].Id } }));

        NextKind Next(DateTimeOffset now, CandidateNews told) => sent.WhereaboutsAt(campaign, posts, now, told).Next.Kind;
    }

    static CandidateNews News(CampaignPost post, ApplicationStage stage) => stage switch
    {
        ApplicationStage.NotTakenFurther => new([(post.Id, Noon(2021, 10, 19))], []),
        ApplicationStage.Invited or ApplicationStage.Interviewed => new([], [new(post.Id, Noon(2021, 10, 12), Noon(2021, 10, stage == ApplicationStage.Invited ? 21 : 18), Noon(2021, 10, stage == ApplicationStage.Invited ? 21 : 18).AddMinutes(60))]),
        ApplicationStage.InterviewCancelled => new([], [new(post.Id, Noon(2021, 10, 12), Noon(2021, 10, 21), Noon(2021, 10, 21).AddMinutes(60), Noon(2021, 10, 19))]),
        _ => CandidateNews.None,
    };

    static DateTimeOffset Bring(Application sent, CampaignPost post, Campaign campaign, ApplicationStage stage)
    {
        if (stage == ApplicationStage.Sent) return campaign.OpensAt.AddDays(3);
        if (stage == ApplicationStage.Withdrawn) { Assert.False(sent.Withdraw(campaign.OpensAt.AddDays(3)).Refused); return campaign.ClosesAt.AddDays(90); }
        if (stage == ApplicationStage.Closed) return campaign.ClosesAt.AddDays(1);
        Assert.False(post.Assign(Id.New<PanelId>(campaign.ClosesAt), campaign.ClosesAt).Refused);
        if (stage is ApplicationStage.WithPanel or ApplicationStage.Invited or ApplicationStage.InterviewCancelled or ApplicationStage.Interviewed or ApplicationStage.NotTakenFurther) return Noon(2021, 10, 20);
        var other = stage == ApplicationStage.Decided;
        Report(post, other ? Id.New<ApplicationId>(campaign.ClosesAt) : sent.Id);
        var offered = Noon(2021, 11, 1);
        Assert.False(post.MakeOffer(offered, offered.AddDays(7), default).Refused);
        if (stage == ApplicationStage.Offered) return offered.AddDays(1);
        if (stage == ApplicationStage.OfferLapsed) return offered.AddDays(7);
        Assert.False(post.Answer(stage == ApplicationStage.OfferDeclined ? OfferAnswer.Declined : OfferAnswer.Accepted, offered.AddDays(1)).Refused);
        if (!other) return offered.AddDays(2);
        Assert.False(post.Announce(new(2021, 11, 15)).Refused);
        return Noon(2021, 11, 16);
    }

    static void Report(CampaignPost post, ApplicationId recommended)
    {
        Assert.False(post.Submit(new PanelReport { Recommended = recommended, Digest = "d" }).Refused);
        Assert.False(post.Decide(new Approval { Decision = ApprovalDecision.Approved, ReportDigest = "d", By = Id.Random<UserId>() }, approverSatOnPanel: false).Refused);
    }

    [Fact]
    public async Task The_next_step_is_the_first_that_is_not_over_and_then_said_to_be_late()
    {
        var (campaign, posts) = await World.Campaign(posts: 1, terms: terms);
        var sent = await World.Application(campaign, posts);
        NextStep At(int month, int day) => sent.WhereaboutsAt(campaign, posts, Noon(2021, month, day)).Next;
        Assert.Equal(("Applications scored", true, false), (At(9, 28).Title, At(9, 28).Estimated, At(9, 28).Overdue));
        Assert.Equal("Applications scored", At(10, 1).Title);
        Assert.Equal(("Interviews", false), (At(10, 2).Title, At(10, 2).Estimated));
        Assert.Equal("Interviews", At(10, 29).Title);
        Assert.Equal("Announcement", At(10, 30).Title);
        Assert.Equal(("Announcement", true), (At(11, 16).Title, At(11, 16).Overdue));
        var (bare, its) = await World.Campaign(posts: 1);
        Assert.Equal(NextKind.NothingSet, (await World.Application(bare, its)).WhereaboutsAt(bare, its, bare.ClosesAt.AddDays(1)).Next.Kind);
    }

    /// <summary>What happens to another candidate leaves no trace, day by day, until it is announced.</summary>
    [Fact]
    public async Task Nothing_of_another_candidates_offer_shows_before_it_is_announced()
    {
        var (campaign, posts) = await World.Campaign(posts: 1, terms: terms);
        var sent = await World.Application(campaign, posts);
        var (post, now) = (posts[0], Noon(2021, 11, 10));
        Assert.False(post.Assign(Id.New<PanelId>(campaign.ClosesAt), campaign.ClosesAt).Refused);
        var before = sent.WhereaboutsAt(campaign, posts, now);
        Report(post, Id.New<ApplicationId>(campaign.ClosesAt));
        Assert.Equal(before, sent.WhereaboutsAt(campaign, posts, now));
        Assert.False(post.MakeOffer(now.AddDays(-2), now.AddDays(5), default).Refused);
        Assert.Equal(before, sent.WhereaboutsAt(campaign, posts, now));
        Assert.False(post.Answer(OfferAnswer.Accepted, now.AddDays(-1)).Refused);
        Assert.False(post.Announce(new(2021, 11, 15)).Refused);
        Assert.Equal(before, sent.WhereaboutsAt(campaign, posts, now));
        Assert.NotEqual(before, sent.WhereaboutsAt(campaign, posts, Noon(2021, 11, 15)));
    }

    [Fact]
    public async Task The_page_says_stage_time_holder_and_next_and_each_post_where_they_differ()
    {
        var (campaign, posts) = await World.Campaign(posts: 2, terms: terms);
        var sent = await World.Submitted(campaign, posts);
        var browser = World.BrowserOf(sent.Candidate);
        World.Now = campaign.ClosesAt.AddDays(2);
        await browser.Open($"/applications/{sent.Id}/status");
        Assert.Contains("Closed, waiting for the panel since 27 September 2021, midnight (2 days ago)", browser.Main);
        Assert.Contains("Who has it The appointments team of", browser.Main);
        Assert.Contains("What is next Applications scored: 1 October 2021, in 2 days (estimated: it may move)", browser.Main);
        Assert.Contains("Result of each Not announced yet", browser.Main);

        await World.Panel(campaign, posts[0]);
        await browser.Open($"/applications/{sent.Id}/status");
        Assert.Contains("With the panel since", browser.Main);
        Assert.Contains("First choice: Body 1: Chief executive", browser.Main);
        Assert.Contains("Stage Closed, waiting for the panel since", browser.Main);
    }
}
