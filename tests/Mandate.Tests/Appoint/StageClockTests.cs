using FsCheck;
using FsCheck.Fluent;
using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Platform;
using Outcome = Mandate.Platform.Outcome;

namespace Mandate.Tests.Appoint;

/// <summary>Every day from closing to announcement belongs to one stage.</summary>
public sealed class StageClockTests
{
    static readonly DateTimeOffset closes = London.At(new DateOnly(2021, 9, 27), TimeOnly.MinValue);

    static Campaign Campaign(params TimetableStep[] timetable) => Mandate.Appoint.Campaign.Plan(new CampaignFacts("campaign", "Campaign", Id.Random<BodyId>(), Id.Random<BodyId>(), "chief-executive", Id.Random<CriteriaSetId>(),
        closes.AddDays(-26), new Deadline(closes), new CampaignTerms { Timetable = [.. timetable] }), closes.AddDays(-30)).Value!;

    static CampaignPost Post() => CampaignPost.Advertise(Id.Random<CampaignId>(), Id.Random<PostId>(), Id.Random<BodyId>(), "post", closes.AddDays(-20));

    static PanelReport Report(DateTimeOffset at) => new() { Recommended = Id.Random<ApplicationId>(), SubmittedAt = at, SubmittedBy = Id.Random<UserId>(), Digest = "d" };
    static Approval Decision(ApprovalDecision decision, DateTimeOffset at) => new() { Decision = decision, Reason = "why", ReportDigest = "d", At = at, By = Id.Random<UserId>() };

    /// <summary>Goes as many steps as there are days given, each so many days after the one before.</summary>
    static CampaignPost Gone(Campaign campaign, params int[] days)
    {
        var (post, at) = (Post(), campaign.ClosesAt);
        foreach (var (step, wait) in days.Index())
        {
            at = at.AddDays(wait);
            Outcome outcome = step switch
            {
                0 => post.Assign(Id.Random<PanelId>(), at),
                1 => Settled(),
                2 => post.Submit(Report(at)),
                3 => post.Decide(Decision(ApprovalDecision.Approved, at), false),
                4 => Accepted(),
                _ => post.Announce(London.Day(at), London.Day(at)),
            };
            Assert.Null(outcome.Refusal);
        }
        return post;

        Outcome Settled() { post.Settle(SelectionStep.Shortlist, at); return Outcome.Done; }
        Outcome Accepted() 
        {
            Assert.Null(post.MakeOffer(at, at.AddDays(7), Id.Random<UserId>()).Refusal);
            return post.Accept([], false, at).Refusal is { } no ? no : Outcome.Done;
        }
    }

    [Fact]
    public void The_days_of_all_stages_add_up_to_those_since_closing() => Prop.ForAll<byte[], byte>(AddUp).QuickCheckThrowOnFailure();

    static void AddUp(byte[] waits, byte later)
    {
        var campaign = Campaign();
        var post = Gone(campaign, [.. waits.Take(6).Select(w => w % 40)]);
        var now = closes.AddDays(waits.Take(6).Sum(w => w % 40) + later);
        var spans = post.Spans(campaign, now);
        var end = spans[^1].To ?? now;
        Assert.Equal(London.Day(end).DayNumber - London.Day(closes).DayNumber, spans.Sum(s => s.Days(now)));
        Assert.All(spans.Zip(spans.Skip(1)), p => Assert.Equal(p.First.To, p.Second.From));
        Assert.Equal(waits.Length >= 6, spans[^1].To is not null);
    }

    [Fact]
    public void A_report_that_came_back_is_with_the_panel_again_and_a_withdrawn_post_stops()
    {
        var campaign = Campaign();
        var post = Gone(campaign, 1, 5, 5);
        Assert.Null(post.Decide(Decision(ApprovalDecision.Returned, closes.AddDays(13)), false).Refusal);
        Assert.Equal(SelectionStage.Interviews, post.Spans(campaign, closes.AddDays(20))[^1].Stage);
        Assert.Null(post.Withdraw(closes.AddDays(30), "No longer needed").Refusal);
        var spans = post.Spans(campaign, closes.AddDays(50));
        Assert.Equal(closes.AddDays(30), spans[^1].To);
        Assert.Equal(30, spans.Sum(s => s.Days(closes.AddDays(50))));
    }

    [Fact]
    public void Nothing_counts_before_closing_and_a_panel_formed_before_it_has_no_days_of_its_own()
    {
        var campaign = Campaign();
        var post = Post();
        Assert.Null(post.Assign(Id.Random<PanelId>(), closes.AddDays(-10)).Refusal);
        Assert.Empty(post.Spans(campaign, closes.AddMinutes(-1)));
        var spans = post.Spans(campaign, closes.AddDays(3));
        Assert.Equal([(SelectionStage.NoPanel, 0), (SelectionStage.Sift, 3)], spans.Select(s => (s.Stage, s.Days(closes.AddDays(3)))));
    }

    static DateOnly Day(int after) => London.Day(closes).AddDays(after);

    static Campaign Timed() => Campaign(new TimetableStep { Key = "shortlist", Title = "S", From = Day(10), Fixed = true }, new TimetableStep { Key = "interviews", Title = "I", From = Day(15), To = Day(20), Fixed = true },
        new TimetableStep { Key = "decision", Title = "D", From = Day(25), Fixed = true }, new TimetableStep { Key = "announcement", Title = "A", From = Day(30), Fixed = true });

    /// <summary>With the steps gone before it, and the days after closing by which it should be over.</summary>
    public static TheoryData<SelectionStage, int, int?> Reached => new()
    {
        { SelectionStage.NoPanel, 0, null }, { SelectionStage.Sift, 1, 10 }, { SelectionStage.Interviews, 2, 20 },
        { SelectionStage.Approval, 3, 25 }, { SelectionStage.Offer, 4, 30 }, { SelectionStage.Announcement, 5, 30 },
    };

    [Fact]
    public void No_stage_is_left_out() => Assert.Equal(Enum.GetValues<SelectionStage>(), Reached.Select(r => r.Data.Item1));

    [Theory, MemberData(nameof(Reached))]
    public void Each_stage_follows_the_one_before_has_its_days_and_is_due_by_the_timetable(SelectionStage stage, int steps, int? due)
    {
        var campaign = Timed();
        var (spans, now) = (Gone(campaign, [.. Enumerable.Repeat(2, steps)]).Spans(campaign, closes.AddDays((2 * steps) + 3)), closes.AddDays((2 * steps) + 3));
        Assert.Equal(Enum.GetValues<SelectionStage>().TakeWhile(s => s <= stage), spans.Select(s => s.Stage));
        Assert.Null(spans[^1].To);
        Assert.Equal([.. Enumerable.Repeat(2, steps), 3], spans.Select(s => s.Days(now)));
        Assert.Equal(due is { } days ? Day(days) : null, campaign.DueOf(stage));
        Assert.Equal(campaign.DueOf(stage) ?? Day(10), spans.Punctuality(campaign, StageClock.Pace([]), now).Due);
        Assert.NotEmpty(stage.Words());
    }

    [Fact]
    public void A_post_that_nobody_got_goes_from_the_approval_to_the_announcement()
    {
        var (campaign, post) = (Timed(), Post());
        Assert.Null(post.Assign(Id.Random<PanelId>(), closes.AddDays(1)).Refusal);
        Assert.Null(post.Submit(Report(closes.AddDays(5)) with { Recommended = null }).Refusal);
        Assert.Null(post.Decide(Decision(ApprovalDecision.Approved, closes.AddDays(8)), false).Refusal);
        Assert.Null(post.AppointNobody(new() { Reason = "Nobody met the standard", Next = AfterNoAppointment.Rerun, At = closes.AddDays(9) }).Refusal);
        Assert.Equal([(SelectionStage.NoPanel, 1), (SelectionStage.Sift, 4), (SelectionStage.Interviews, 0), (SelectionStage.Approval, 3), (SelectionStage.Offer, 1), (SelectionStage.Announcement, 2)],
            post.Spans(campaign, closes.AddDays(11)).Select(s => (s.Stage, s.Days(closes.AddDays(11)))));
    }

    [Fact]
    public void Late_is_by_the_timetable_and_will_be_late_by_the_pace_of_the_others()
    {
        var campaign = Timed();
        var now = closes.AddDays(12);
        Punctuality Of(CampaignPost post, params IReadOnlyList<IReadOnlyList<StageSpan>> others) => post.Spans(campaign, now).Punctuality(campaign, StageClock.Pace(others), now);

        var slow = Of(Gone(campaign, 1)); // still in the sift, which was due two days ago
        Assert.Equal((true, 2, Day(10)), (slow.Late, slow.DaysLate, slow.Due));

        var fine = Of(Gone(campaign, 1, 8)); // nine days in all; the timetable leaves 10 + 5 + 5 more after three of interviews
        Assert.Equal((false, false, Day(29)), (fine.Late, fine.WillBeLate, fine.Forecast));

        var other = Gone(campaign, 1, 8, 2).Spans(campaign, now);
        IReadOnlyList<StageSpan> approval = [new(SelectionStage.Approval, closes, closes.AddDays(40))];
        var held = Of(Gone(campaign, 1, 8, 2), other, approval);
        Assert.Equal((false, true), (held.Late, held.WillBeLate));
    }
}
