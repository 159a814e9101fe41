using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>One post within a campaign, from advertised to announced. Its outcome is computed from what happened to it.</summary>
public sealed partial class CampaignPost : IVersioned
{
    CampaignPost() { }

    public CampaignPostId Id { get; private init; }
    public CampaignId Campaign { get; private init; }
    public PostId Post { get; private init; }
    public BodyId Body { get; private init; }

    /// <summary>"greater-manchester-chief-executive".</summary>
    public string Slug { get; private set; } = "";
    public PanelId? Panel { get; private set; }
    public DateTimeOffset? PanelSince { get; private set; }

    /// <summary>The last list that the panel settled, and when.</summary>
    public SelectionStep? Settled { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public PanelReport? Report { get; private set; }

    /// <summary>Steps of the chain that the present report has passed.</summary>
    public List<Approval> Passed { get; private set; } = [];

    /// <summary>The decision that ended the chain: the last step's, or the one that returned the report.</summary>
    public Approval? Approval { get; private set; }
    public Offer? Offer { get; private set; }

    /// <summary>Offers that came to nothing before this one, oldest first.</summary>
    public List<Offer> EarlierOffers { get; private set; } = [];
    public DateOnly? AnnouncedOn { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawnWhy { get; private set; }

    /// <summary>What the advertisement says of region, size and pay; kept as it was advertised.</summary>
    public PostAdvert Advert { get; private set; } = new();

    /// <summary>Since when the public was told that an appointment is expected, and by when; facts of their own, so that any day can be asked about.</summary>
    public DateOnly? ExpectedSince { get; private set; }
    public DateOnly? ExpectedUntil { get; private set; }
    public DateOnly? ExpectedBy { get; private set; }

    /// <summary>What follows a decision to appoint nobody.</summary>
    public NoAppointment? NoAppointment { get; private set; }
    public int Version { get; set; }

    public static CampaignPost Advertise(CampaignId campaign, PostId post, BodyId body, string slug, DateTimeOffset now, PostAdvert? advert = null) =>
        new() { Id = Platform.Id.New<CampaignPostId>(now), Campaign = campaign, Post = post, Body = body, Slug = slug, Advert = advert ?? new() };

    /// <summary>Takes the register's latest facts into the advertisement, until the campaign is published.</summary>
    public void Describe(PostAdvert advert) => Advert = advert;

    /// <summary>Tells the public that an appointment is expected. It says nothing of who.</summary>
    public Outcome ExpectAnnouncement(DateOnly today, DateOnly? by)
    {
        if (WithdrawnAt is not null) return PostRefusal.Withdrawn;
        if (AnnouncedOn is not null) return PostRefusal.AnnouncedAlready;
        if (by < today) return PostRefusal.ExpectedInThePast;
        (ExpectedSince, ExpectedUntil, ExpectedBy) = (ExpectedOnDay(today) ? ExpectedSince : today, null, by);
        return Outcome.Done;
    }

    public Outcome ExpectNoLonger(DateOnly today)
    {
        if (!ExpectedOnDay(today)) return PostRefusal.NotExpected;
        ExpectedUntil = today.AddDays(-1);
        return Outcome.Done;
    }

    /// <summary>Whether the public could read on that day that an appointment is expected.</summary>
    public bool ExpectedOnDay(DateOnly day) =>
        PublicOn(day) == PublicOutcome.NotAnnounced && ExpectedSince <= day && (ExpectedUntil is null || day <= ExpectedUntil);

    public Outcome Withdraw(DateTimeOffset now, string why)
    {
        if (Offer is { Answer: OfferAnswer.Waiting or OfferAnswer.Accepted }) return PostRefusal.OfferedAlready;
        if (AnnouncedOn is not null) return PostRefusal.AnnouncedAlready;
        (WithdrawnAt, WithdrawnWhy) = (now, why);
        return Outcome.Done;
    }

    public PostStage Stage => this switch
    {
        { WithdrawnAt: not null } => PostStage.Withdrawn,
        { NoAppointment: not null } => PostStage.NoAppointment,
        { Follows: not null } => PostStage.Follows,
        { Offer.Answer: OfferAnswer.Accepted } => PostStage.Accepted,
        { Offer.Answer: OfferAnswer.Declined or OfferAnswer.Lapsed } => PostStage.FellThrough,
        { Offer.Answer: OfferAnswer.Waiting } => PostStage.Offered,
        { Approval.Decision: ApprovalDecision.Approved } => PostStage.Approved,
        { Approval.Decision: ApprovalDecision.Returned } => PostStage.Returned,
        { Report: not null } => PostStage.AwaitingApproval,
        { Panel: not null, Settled: SelectionStep.Shortlist } => PostStage.Shortlisted,
        { Panel: not null, Settled: SelectionStep.Longlist } => PostStage.Longlisted,
        { Panel: not null } => PostStage.WithPanel,
        _ => PostStage.Advertised,
    };

    /// <summary>What the public may know on a day: only what was announced by then.</summary>
    public PublicOutcome PublicOn(DateOnly day) => this switch
    {
        { WithdrawnAt: { } at } when London.Day(at) <= day => PublicOutcome.Withdrawn,
        { AnnouncedOn: { } on } when on <= day && NoAppointment is { } none => none.Next == AfterNoAppointment.Interim ? PublicOutcome.NotAppointedInterim : PublicOutcome.NotAppointedRerun,
        { AnnouncedOn: { } on } when on <= day => PublicOutcome.Appointed,
        _ => PublicOutcome.NotAnnounced,
    };
}

/// <summary>Where the body is, how many people it serves and what the post pays, as advertised.</summary>
public sealed record PostAdvert
{
    public string Title { get; init; } = "";
    public string BodyName { get; init; } = "";
    public string? Region { get; init; }
    public long? Population { get; init; }
    public string? PopulationBasis { get; init; }
    public DateOnly? PopulationDate { get; init; }
    public List<string> Councils { get; init; } = [];

    /// <summary>Whether one person is to serve several bodies with this post.</summary>
    public bool Shared { get; init; }

    /// <summary>The people whom all bodies of a shared post serve; null when one of the numbers is not known.</summary>
    public long? PeopleTogether { get; init; }

    /// <summary>The people whom whoever is appointed serves: pay goes by it.</summary>
    public long? PeopleServed => Shared ? PeopleTogether : Population;
}

public enum PostStage { Advertised, WithPanel, Longlisted, Shortlisted, AwaitingApproval, Returned, Approved, Offered, Accepted, FellThrough, NoAppointment, Withdrawn, Follows }

public enum PublicOutcome { NotAnnounced, Appointed, NotAppointedRerun, NotAppointedInterim, Withdrawn }

public static class PostRefusal
{
    public static readonly Refusal Withdrawn = new("This post was withdrawn from the campaign.");
    public static readonly Refusal ReportInAlready = new("The panel's report is in. It can be changed only after the approver returns it.", WhoCould: "The approver");
    public static readonly Refusal NoReport = new("There is no panel report to decide on.", WhoCould: "The panel chair");
    public static readonly Refusal DecidedEarlierStep = new("You decided at an earlier step. The next is somebody else's, so that two people have looked.", WhoCould: "Somebody else of the body that decides now, or a deputy");
    public static readonly Refusal RecommendsOnly = new("Whoever recommends passes the report on or returns it. Only who appoints or approves may prefer another candidate.");
    public static readonly Refusal NotAppointable = new("The panel did not find this person appointable, so nobody may appoint them.");
    public static readonly Refusal OverrideWithoutReason = new("Say why you prefer another than the panel recommends: the reason is recorded and counted.");
    public static readonly Refusal DecidedAlready = new("This report was decided on already.");
    public static readonly Refusal ReportChanged = new("The report changed after you opened it. Read it again before you decide.");
    public static readonly Refusal ApproverSatOnPanel = new("Somebody who sat on the panel cannot approve its report.", WhoCould: "Another approver of the same body");
    public static readonly Refusal ApproverSubmitted = new("Whoever handed in the report cannot approve it.", WhoCould: "Another approver of the same body");
    public static readonly Refusal ReturnWithoutReason = new("Say why you return the report, so that the panel knows what to put right.");
    public static readonly Refusal NotApproved = new("An offer needs an approved report that recommends somebody.", WhoCould: "The approver");
    public static readonly Refusal OutOfOrder = new("Somebody the panel ranked higher has not declined. Offers are made in the order of the approved report.");
    public static readonly Refusal NobodyInLine = new("Nobody whom the approved report finds appointable is left to be offered this post.");
    public static readonly Refusal AnswerByInThePast = new("The time to answer must be in the future.");
    public static readonly Refusal AcceptedElsewhere = new("This person has accepted another post of this campaign, and may be appointed to one only.");
    public static readonly Refusal StillInTime = new("The time to answer this offer has not passed.");
    public static readonly Refusal EndedAlready = new("It was decided already to appoint nobody to this post.");
    public static readonly Refusal ReserveLeft = new("The approved report names somebody else who is appointable. Offer the post to them first.");
    public static readonly Refusal ReasonMissing = new("Say why nobody is appointed and what happens next.");
    public static readonly Refusal AnnounceInThePast = new("An announcement cannot be dated before today.");
    public static readonly Refusal OfferedAlready = new("There is an offer for this post already.");
    public static readonly Refusal NoOffer = new("There is no offer waiting for an answer.");
    public static readonly Refusal OfferExpired = new("The time to answer this offer has passed.", WhoCould: "The appointments team");
    public static readonly Refusal AnnouncedAlready = new("This was announced already.");
    public static readonly Refusal NothingToAnnounce = new("There is nothing to announce: no accepted offer and no decision to appoint nobody.");
    public static readonly Refusal ExpectedInThePast = new("The day by which an appointment is expected cannot be in the past.");
    public static readonly Refusal NotExpected = new("The public was not told that an appointment is expected.");
    public static readonly Refusal NobodyNeedsApproval = new("Appointing nobody needs an approved report that says so, or an offer that came to nothing.");
}
