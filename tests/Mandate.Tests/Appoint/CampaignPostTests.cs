using FsCheck;
using FsCheck.Fluent;
using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Platform;
using Outcome = Mandate.Platform.Outcome;

namespace Mandate.Tests.Appoint;

public sealed class CampaignPostTests
{
    static readonly DateTimeOffset Noon = London.At(new DateOnly(2021, 10, 1), new TimeOnly(12, 0));
    static readonly DateOnly Day = new(2021, 10, 1);
    static readonly ApplicationId First = Id.New<ApplicationId>(Noon), Second = Id.New<ApplicationId>(Noon);
    static readonly UserId Chair = Id.New<UserId>(Noon), Approver = Id.New<UserId>(Noon), Appointer = Id.New<UserId>(Noon);

    static CampaignPost New(CampaignId? campaign = null) => CampaignPost.Advertise(campaign ?? Id.New<CampaignId>(Noon), Id.New<PostId>(Noon), Id.New<BodyId>(Noon), "post", Noon);
    static PanelReport Report(string digest = "d", ApplicationId? recommended = null, params ApplicationId[] reserves) =>
        new() { Recommended = recommended, Reserves = [.. reserves.Select(r => new Reserve { Application = r })], Digest = digest, SubmittedAt = Noon, SubmittedBy = Chair };
    static Approval Approve(string digest = "d", ApprovalDecision decision = ApprovalDecision.Approved) => new() { Decision = decision, Reason = "Because", ReportDigest = digest, At = Noon, By = Approver };
    static NoAppointment Nobody(AfterNoAppointment next = AfterNoAppointment.Rerun) => new() { Next = next, Reason = "Nobody met the standard", At = Noon };

    static CampaignPost With(params Func<CampaignPost, Outcome>[] verbs)
    {
        var post = New();
        foreach (var verb in verbs) Assert.Null(verb(post).Refusal);
        return post;
    }

    static Outcome Assign(CampaignPost p) => p.Assign(Id.New<PanelId>(Noon), Noon);
    static Outcome Submit(CampaignPost p) => p.Submit(Report(recommended: First));
    static Outcome SubmitTwo(CampaignPost p) => p.Submit(Report("d", First, Second));
    static Outcome SubmitNobody(CampaignPost p) => p.Submit(Report());
    static Outcome Approved(CampaignPost p) => p.Decide(Approve(), approverSatOnPanel: false);
    static Outcome Returned(CampaignPost p) => p.Decide(Approve(decision: ApprovalDecision.Returned), approverSatOnPanel: false);
    static Outcome Offer(CampaignPost p) => p.MakeOffer(Noon, Noon.AddDays(7), Appointer);
    static Outcome Accept(CampaignPost p) => p.Answer(OfferAnswer.Accepted, Noon.AddDays(1));
    static Outcome Decline(CampaignPost p) => p.Answer(OfferAnswer.Declined, Noon.AddDays(1));
    static Outcome Lapse(CampaignPost p) => p.Lapse(Noon.AddDays(7));
    static Outcome End(CampaignPost p) => p.AppointNobody(Nobody());
    static Outcome Announce(CampaignPost p) => p.Announce(Day.AddDays(3), Day);
    static Outcome Longlist(CampaignPost p) => Settle(p, SelectionStep.Longlist);
    static Outcome Shortlist(CampaignPost p) => Settle(p, SelectionStep.Shortlist);

    static Outcome Settle(CampaignPost p, SelectionStep step)
    {
        p.Settle(step, Noon.AddHours(-1));
        return Outcome.Done;
    }

    static Outcome Follow(CampaignPost p) => Sharing.Join("Group", [CampaignPost.Advertise(Sharing.Id, default, default, "lead", Noon), p]);

    static readonly Campaign Sharing = Campaign.Plan(new("sharing", "Sharing", default, default, "chief-executive", default,
        new(2021, 9, 1, 0, 0, 0, default), new(new(2021, 9, 27, 0, 0, 0, default)), new() { Sharing = new() { Relation = "member-of", Title = "Cluster" } }), new(2021, 8, 1, 0, 0, 0, default)).Value!;

    static Outcome Withdraw(CampaignPost p) => p.Withdraw(Noon, "Merged");

    public static TheoryData<PostStage, string?, Func<CampaignPost, Outcome>[]> Stages => new()
    {
        { PostStage.Advertised, "Appointments team", [] },
        { PostStage.WithPanel, "Panel", [Assign] },
        { PostStage.Longlisted, "Panel", [Assign, Longlist] },
        { PostStage.Shortlisted, "Panel", [Assign, Shortlist] },
        { PostStage.Shortlisted, "Panel", [Assign, Longlist, Shortlist] },
        { PostStage.AwaitingApproval, "Approver", [Assign, Submit] },
        { PostStage.AwaitingApproval, "Approver", [Assign, Shortlist, Submit] },
        { PostStage.Returned, "Panel chair", [Assign, Submit, Returned] },
        { PostStage.AwaitingApproval, "Approver", [Assign, Submit, Returned, Submit] },
        { PostStage.Approved, "Appointer", [Assign, Submit, Approved] },
        { PostStage.Offered, "Candidate", [Assign, Submit, Approved, Offer] },
        { PostStage.Accepted, "Appointments team", [Assign, Submit, Approved, Offer, Accept] },
        { PostStage.FellThrough, "Appointer", [Assign, Submit, Approved, Offer, Decline] },
        { PostStage.FellThrough, "Appointer", [Assign, Submit, Approved, Offer, Lapse] },
        { PostStage.Offered, "Candidate", [Assign, SubmitTwo, Approved, Offer, Decline, Offer] },
        { PostStage.Offered, "Candidate", [Assign, Submit, Approved, Offer, Lapse, Offer] },
        { PostStage.NoAppointment, "Appointments team", [Assign, SubmitNobody, Approved, End] },
        { PostStage.NoAppointment, "Appointments team", [Assign, Submit, Approved, Offer, Decline, End] },
        { PostStage.NoAppointment, "Appointments team", [Assign, Submit, Approved, Offer, Lapse, End] },
        { PostStage.Accepted, null, [Assign, Submit, Approved, Offer, Accept, Announce] },
        { PostStage.Withdrawn, null, [Assign, Withdraw] },
        { PostStage.Follows, null, [Follow] },
    };

    [Fact]
    public void No_stage_is_left_out() => Assert.Empty(Enum.GetValues<PostStage>().Except(Stages.Select(s => s.Data.Item1)));

    static readonly Campaign campaign = Campaign.Plan(new("campaign", "Campaign", default, default, "chief-executive", default,
        new(2021, 9, 1, 0, 0, 0, default), new(new(2021, 9, 27, 0, 0, 0, default)), new()), new(2021, 8, 1, 0, 0, 0, default)).Value!;

    [Theory, MemberData(nameof(Stages))]
    public void The_stage_is_what_has_happened_and_somebody_has_it(PostStage stage, string? who, Func<CampaignPost, Outcome>[] verbs)
    {
        var post = With(verbs);
        Assert.Equal(stage, post.Stage);
        Assert.Equal(who, post.WhoHasIt(campaign));
        Assert.InRange(post.Since(campaign), campaign.OpensAt, Noon.AddDays(7));
        Assert.NotEmpty(stage.Words());
    }

    public static TheoryData<string, Func<CampaignPost, Outcome>[], Func<CampaignPost, Outcome>> Refusals => new()
    {
        { PostRefusal.ReportInAlready.Text, [Assign, Submit], Submit },
        { PostRefusal.ReportInAlready.Text, [Assign, Submit], Assign },
        { PostRefusal.ReportInAlready.Text, [Assign, Submit, Approved], Submit },
        { PostRefusal.NoReport.Text, [Assign], Approved },
        { PostRefusal.ReportChanged.Text, [Assign, Submit], p => p.Decide(Approve("other"), false) },
        { PostRefusal.ApproverSatOnPanel.Text, [Assign, Submit], p => p.Decide(Approve(), true) },
        { PostRefusal.ApproverSubmitted.Text, [Assign, Submit], p => p.Decide(Approve() with { By = Chair }, false) },
        { PostRefusal.ReturnWithoutReason.Text, [Assign, Submit], p => p.Decide(Approve(decision: ApprovalDecision.Returned) with { Reason = " " }, false) },
        { PostRefusal.DecidedAlready.Text, [Assign, Submit, Approved], Approved },
        { PostRefusal.NotApproved.Text, [Assign, Submit], Offer },
        { PostRefusal.NotApproved.Text, [Assign, Submit, Returned], Offer },
        { PostRefusal.NotApproved.Text, [Assign, SubmitNobody, Approved], Offer },
        { PostRefusal.OfferedAlready.Text, [Assign, Submit, Approved, Offer], Offer },
        { PostRefusal.NobodyInLine.Text, [Assign, Submit, Approved, Offer, Decline], Offer },
        { PostRefusal.NobodyInLine.Text, [Assign, Submit, Approved], p => p.MakeOffer(Noon, Noon.AddDays(1), Appointer, new HashSet<ApplicationId> { First }) },
        { PostRefusal.OutOfOrder.Text, [Assign, SubmitTwo, Approved], p => p.MakeOffer(Noon, Noon.AddDays(1), Appointer, to: Second) },
        { PostRefusal.AnswerByInThePast.Text, [Assign, Submit, Approved], p => p.MakeOffer(Noon, Noon, Appointer) },
        { PostRefusal.NoOffer.Text, [Assign, Submit, Approved], Accept },
        { PostRefusal.OfferExpired.Text, [Assign, Submit, Approved, Offer], p => p.Answer(OfferAnswer.Accepted, Noon.AddDays(7)) },
        { PostRefusal.StillInTime.Text, [Assign, Submit, Approved, Offer], p => p.Lapse(Noon.AddDays(7).AddTicks(-1)) },
        { PostRefusal.NothingToAnnounce.Text, [Assign, Submit, Approved, Offer], Announce },
        { PostRefusal.AnnounceInThePast.Text, [Assign, Submit, Approved, Offer, Accept], p => p.Announce(Day.AddDays(-1), Day) },
        { PostRefusal.AnnouncedAlready.Text, [Assign, Submit, Approved, Offer, Accept, Announce], Announce },
        { PostRefusal.NobodyNeedsApproval.Text, [Assign, SubmitNobody], End },
        { PostRefusal.NobodyNeedsApproval.Text, [Assign, Submit, Approved], End },
        { PostRefusal.NobodyNeedsApproval.Text, [Assign, Submit, Approved, Offer], End },
        { PostRefusal.ReserveLeft.Text, [Assign, SubmitTwo, Approved, Offer, Decline], End },
        { PostRefusal.EndedAlready.Text, [Assign, SubmitNobody, Approved, End], End },
        { PostRefusal.Withdrawn.Text, [Withdraw], Submit },
        { PostRefusal.OfferedAlready.Text, [Assign, Submit, Approved, Offer], Withdraw },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void What_may_not_follow_is_refused_and_changes_nothing(string refusal, Func<CampaignPost, Outcome>[] before, Func<CampaignPost, Outcome> verb)
    {
        var post = With(before);
        var stage = post.Stage;
        Assert.Equal(refusal, verb(post).Refusal?.Text);
        Assert.Equal(stage, post.Stage);
    }

    public static TheoryData<int, PublicOutcome, Func<CampaignPost, Outcome>[]> Publics => new()
    {
        { 0, PublicOutcome.NotAnnounced, [Assign, Submit, Approved, Offer, Accept] },
        { 2, PublicOutcome.NotAnnounced, [Assign, Submit, Approved, Offer, Accept, Announce] },
        { 3, PublicOutcome.Appointed, [Assign, Submit, Approved, Offer, Accept, Announce] },
        { 2, PublicOutcome.NotAnnounced, [Assign, SubmitNobody, Approved, End, Announce] },
        { 3, PublicOutcome.NotAppointedRerun, [Assign, SubmitNobody, Approved, End, Announce] },
        { 3, PublicOutcome.NotAppointedInterim, [Assign, SubmitNobody, Approved, p => p.AppointNobody(Nobody(AfterNoAppointment.Interim)), Announce] },
        { -1, PublicOutcome.NotAnnounced, [Assign, Withdraw] },
        { 0, PublicOutcome.Withdrawn, [Assign, Withdraw] },
    };

    [Theory, MemberData(nameof(Publics))]
    public void The_public_knows_of_a_day_only_what_was_announced_by_then(int after, PublicOutcome known, Func<CampaignPost, Outcome>[] verbs) => Assert.Equal(known, With(verbs).PublicOn(Day.AddDays(after)));

    [Fact]
    public void A_reserve_is_asked_next_and_one_who_let_an_offer_lapse_may_be_asked_again_or_passed_over()
    {
        var post = With(Assign, SubmitTwo, Approved, Offer, Lapse);
        Assert.Equal([First, Second], post.InLine());
        Assert.Equal(Second, post.NextInLine());
        Assert.Null(post.MakeOffer(Noon.AddDays(8), Noon.AddDays(9), Appointer, to: First).Refusal);
        Assert.Single(post.EarlierOffers);
        Assert.Null(post.Answer(OfferAnswer.Declined, Noon.AddDays(8)).Refusal);
        Assert.Equal([Second], post.InLine());
    }

    enum Verb { Assign, Submit, SubmitOther, Approve, ApproveStale, Return, Offer, Accept, Decline, Lapse, End, AnnounceToday, AnnounceLater, Withdraw }

    /// <summary>Random verbs over three posts of one exclusive campaign for the same two people, a day passing now and then.</summary>
    [Fact]
    public void Whatever_is_tried_in_whatever_order_the_rules_hold()
    {
        var verbs = Gen.Elements([.. Enum.GetValues<Verb>().Where(v => v != Verb.Withdraw), Verb.Submit, Verb.Approve, Verb.Approve, Verb.Offer, Verb.Offer, Verb.Accept, Verb.Accept]);
        var steps = from post in Gen.Choose(0, 2) from verb in verbs from end in Gen.Choose(0, 60) from hours in Gen.Choose(0, 12) select (post, end == 0 ? Verb.Withdraw : verb, hours);
        var (accepted, announcedOnes) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithQuietOnSuccess(true), Prop.ForAll(Gen.ArrayOf(steps, 60).ToArbitrary(), Play));
        Assert.True(accepted > 50 && announcedOnes > 20, $"The stories must reach the end often enough to mean anything: {accepted} accepted, {announcedOnes} announced.");

        void Play((int Post, Verb Verb, int Hours)[] story)
        {
            var campaign = Id.New<CampaignId>(Noon);
            var posts = Enumerable.Range(0, 3).Select(_ => New(campaign)).ToArray();
            var approvedDigests = posts.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToArray();
            var announced = new DateOnly?[3];
            var (now, n) = (Noon, 0);
            foreach (var (i, verb, hours) in story)
            {
                now = now.AddHours(hours);
                var (post, today) = (posts[i], London.Day(now));
                var digest = verb == Verb.Approve ? post.Report?.Digest ?? "" : "stale";
                var done = verb switch
                {
                    Verb.Assign => post.Assign(Id.New<PanelId>(now), now),
                    Verb.Submit => post.Submit(Report($"r{n++}", First, Second) with { SubmittedAt = now }),
                    Verb.SubmitOther => post.Submit(Report($"r{n++}", Second)),
                    Verb.Approve or Verb.ApproveStale => post.Decide(Approve(digest) with { At = now }, false),
                    Verb.Return => post.Decide(Approve(post.Report?.Digest ?? "", ApprovalDecision.Returned), false),
                    Verb.Offer => post.MakeOffer(now, now.AddDays(2), Appointer),
                    Verb.Accept => new Outcome(post.Accept(posts, exclusive: true, now).Refusal),
                    Verb.Decline => post.Answer(OfferAnswer.Declined, now),
                    Verb.Lapse => post.Lapse(now),
                    Verb.End => post.AppointNobody(Nobody()),
                    Verb.AnnounceToday => post.Announce(today, today),
                    Verb.AnnounceLater => post.Announce(today.AddDays(5), today),
                    _ => post.Withdraw(now, "Why"),
                };
                if (done.Refused) continue;
                if (verb is Verb.Approve or Verb.ApproveStale) approvedDigests[i].Add(digest);
                if (verb is Verb.Accept) accepted++;
                if (verb is Verb.AnnounceToday) announced[i] = today;
                if (verb is Verb.AnnounceLater) announced[i] = today.AddDays(5);
                if (verb is Verb.AnnounceToday or Verb.AnnounceLater) announcedOnes++;
                Hold(posts, approvedDigests, announced, today);
            }
        }

        static void Hold(CampaignPost[] posts, HashSet<string>[] approvedDigests, DateOnly?[] announced, DateOnly today)
        {
            foreach (var (i, post) in posts.Index())
            {
                if (post.Offer is not null)
                {
                    Assert.Contains(post.Report!.Digest, approvedDigests[i]);
                    Assert.Equal(post.Report.Digest, post.Approval!.ReportDigest);
                    Assert.Contains(post.Offer.Application, post.Report.Reserves.Select(r => r.Application).Append(post.Report.Recommended!.Value));
                }
                if (post.WithdrawnAt is null)
                    for (var day = today.AddDays(-2); day < today.AddDays(8); day = day.AddDays(1))
                        Assert.Equal(announced[i] <= day, post.PublicOn(day) != PublicOutcome.NotAnnounced);
            }
            Assert.All(posts.Where(p => p.Offer is { Answer: OfferAnswer.Accepted }).GroupBy(p => p.Offer!.Application), g => Assert.Single(g));
        }
    }
}
