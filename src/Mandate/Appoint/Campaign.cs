using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>One open process for one or many posts against one set of criteria.</summary>
public sealed partial class Campaign : IVersioned
{
    Campaign() { }

    public CampaignId Id { get; private init; }
    public string Slug { get; private set; } = "";
    public string Title { get; private set; } = "";
    public BodyId AppointingBody { get; private set; }
    public BodyId Approver { get; private set; }

    /// <summary>Key of the kind of post.</summary>
    public string PostKind { get; private set; } = "";
    public CriteriaSetId Criteria { get; private set; }
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>The first instant that is too late.</summary>
    public DateTimeOffset ClosesAt { get; private set; }
    public CampaignTerms Terms { get; private set; } = new();

    /// <summary>What the conditional offers wait for, when the law is not yet made.</summary>
    public LegalEventId? Condition { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Digest of the criteria at publishing. Every score names the digest it was made against.</summary>
    public string? CriteriaDigest { get; private set; }

    /// <summary>The campaign whose unfilled posts this one advertises again.</summary>
    public CampaignId? RerunOf { get; private set; }

    /// <summary>Said wherever it is shown, when people and judgements in it are not real.</summary>
    public bool Invented { get; private set; }

    /// <summary>What was changed since publishing, oldest first.</summary>
    public List<Amendment> Amendments { get; private set; } = [];
    public int Version { get; set; }

    public Deadline Closes => new(ClosesAt);

    /// <summary>Keys of all kinds of post it is for.</summary>
    public IReadOnlyList<string> Kinds => [PostKind, .. Terms.MoreKinds];

    public static Outcome<Campaign> Plan(CampaignFacts facts, DateTimeOffset now)
    {
        var campaign = new Campaign { Id = Platform.Id.New<CampaignId>(now), RerunOf = facts.RerunOf };
        var outcome = campaign.Change(facts);
        return outcome.Refused ? outcome.Refusal! : campaign;
    }

    public Outcome Change(CampaignFacts facts)
    {
        if (PublishedAt is not null) return CampaignRefusals.AlreadyPublished;
        if (facts.Closes.Ends <= facts.OpensAt) return CampaignRefusals.ClosesBeforeItOpens;
        if (facts.Terms.Check().Refusal is { } unfit) return unfit;
        (Slug, Title, AppointingBody, Approver, PostKind, Criteria, OpensAt, ClosesAt, Terms, Condition, Invented) =
            (facts.Slug, facts.Title, facts.AppointingBody, facts.Approver, facts.PostKind, facts.Criteria, facts.OpensAt, facts.Closes.Ends, facts.Terms, facts.Condition, facts.Invented);
        return Outcome.Done;
    }

    /// <summary>What is planned now, to be changed in a part: <c>campaign.Change(campaign.Facts() with { … })</c>.</summary>
    public CampaignFacts Facts() => new(Slug, Title, AppointingBody, Approver, PostKind, Criteria, OpensAt, Closes, Terms, Condition, RerunOf, Invented);

    /// <summary>Makes the campaign public. From here on its criteria, posts and dates are fixed.</summary>
    public Outcome Publish(CriteriaSet criteria, int posts, DateTimeOffset now)
    {
        if (PublishedAt is not null) return CampaignRefusals.AlreadyPublished;
        if (criteria.Id != Criteria || !criteria.Frozen) return CampaignRefusals.CriteriaNotFrozen;
        if (posts == 0) return CampaignRefusals.NoPosts;
        if (!Closes.Includes(now)) return CampaignRefusals.ClosingHasPassed;
        (PublishedAt, CriteriaDigest) = (now, criteria.Digest);
        return Outcome.Done;
    }

    /// <summary>Whether an application whose first byte came at this instant is in time.</summary>
    public Outcome Accepts(DateTimeOffset arrived)
    {
        if (PublishedAt is null || arrived < OpensAt) return CampaignRefusals.NotOpenYet;
        if (!Closes.Includes(arrived)) return CampaignRefusals.Closed;
        return Outcome.Done;
    }
}

/// <summary>What is typed about a campaign.</summary>
public sealed record CampaignFacts(
    string Slug, string Title, BodyId AppointingBody, BodyId Approver, string PostKind, CriteriaSetId Criteria,
    DateTimeOffset OpensAt, Deadline Closes, CampaignTerms Terms, LegalEventId? Condition = null, CampaignId? RerunOf = null, bool Invented = false);

/// <summary>All that the applicant pack says and that the rules of this campaign turn on.</summary>
public sealed record CampaignTerms
{
    public int PreferencesAllowed { get; init; } = 3;
    public bool FullTime { get; init; } = true;

    /// <summary>Whether one person may be appointed to one of the posts only.</summary>
    public bool Exclusive { get; init; } = true;

    /// <summary>Whether candidates tell their career, month by month and without gaps.</summary>
    public bool AsksForCareer { get; init; } = true;

    /// <summary>Whether nobody can read what was sent before two officers open the box after closing.</summary>
    public bool Sealed { get; init; }

    /// <summary>Whether candidates add a CV as a file.</summary>
    public bool AsksForCv { get; init; }

    /// <summary>Whether candidates declare interests when they apply.</summary>
    public bool AsksForInterests { get; init; } = true;

    /// <summary>Most words for each answer, where they are fewer than the criteria allow: an expression of interest is short.</summary>
    public int? WordsPerAnswer { get; init; }

    /// <summary>Which bodies may share one person; null when each post has a person of its own.</summary>
    public SharingRule? Sharing { get; init; }

    /// <summary>Why only named people may apply; null when everybody may.</summary>
    public RingFence? Fence { get; init; }

    /// <summary>How many days before closing questions of candidates are no longer taken; null for <see cref="QuestionTimes.UsualDays"/>.</summary>
    public int? QuestionDays { get; init; }

    /// <summary>Equality questions, kept apart from applications.</summary>
    public MonitoringTerms Monitoring { get; init; } = new();
    /// <summary>Whether panels narrow down to a longlist before the shortlist.</summary>
    public bool Longlist { get; init; }

    /// <summary>Whether every assessor scores the specimens of the criteria before the sift.</summary>
    public bool Calibration { get; init; }
    public List<TimetableStep> Timetable { get; init; } = [];

    /// <summary>Least days between steps.</summary>
    public List<NoticeRule> Notice { get; init; } = [];
    public List<SalaryBand> Salary { get; init; } = [];

    /// <summary>Texts of the pack by key: "opportunity", "exclusive", "why-all-advertised", "incumbents", "conditions" …</summary>
    public List<PackText> Texts { get; init; } = [];

    /// <summary>The disqualification rules that candidates are asked about.</summary>
    public List<EligibilityRule> Eligibility { get; init; } = [];

    /// <summary>Who decides on a panel's report, in order; empty when the approver alone does.</summary>
    public List<ApprovalStep> Chain { get; init; } = [];

    /// <summary>Which post of the same body is named before a panel begins; null for any order.</summary>
    public OrderRule? Order { get; init; }

    /// <summary>Keys of further kinds of post, where one campaign fills several: the executives of a body.</summary>
    public List<string> MoreKinds { get; init; } = [];

    /// <summary>Kind of body whose posts the campaign is for; null for any.</summary>
    public string? BodyKind { get; init; }

    /// <summary>Addresses of the legal events that the pack must word as not yet law until they have happened.</summary>
    public List<string> NotYetLaw { get; init; } = [];

    public string? Text(string key) => Texts.Find(t => t.Key == key)?.Text;
}

/// <summary>A step after closing: sift, interviews, decision, announcement, feedback.</summary>
public sealed record TimetableStep
{
    public string Key { get; init; } = "";
    public string Title { get; init; } = "";
    public DateOnly From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>A date is fixed, or estimated and said to be so.</summary>
    public bool Fixed { get; init; }
}

/// <summary>Pay for bodies of a size. Pence a year.</summary>
public sealed record SalaryBand
{
    public long PopulationFrom { get; init; }
    public long? PopulationTo { get; init; }
    public long? MinimumPence { get; init; }
    public long MaximumPence { get; init; }
    public bool Confirmed { get; init; }
}

public sealed record PackText
{
    public string Key { get; init; } = "";
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
}

/// <summary>A ground on which nobody may hold the post, as a question to the candidate.</summary>
public sealed record EligibilityRule
{
    public string Key { get; init; } = "";
    public string Question { get; init; } = "";
    public string Explanation { get; init; } = "";
    public string Ask { get; init; } = "";

    /// <summary>How the answer is checked later: "declaration", "register", "judgement".</summary>
    public string CheckKind { get; init; } = "";
    public string Citation { get; init; } = "";

    /// <summary>The answer that meets the rule: "yes" or "no".</summary>
    public string ExcludesWhen { get; init; } = "yes";

    /// <summary>An answer that meets the rule does not exclude by itself: the candidate explains, the appointer decides and records why.</summary>
    public bool Judgement { get; init; }

    public bool Meets(Declaration declaration) => string.Equals(declaration.Answer, ExcludesWhen, StringComparison.OrdinalIgnoreCase);
    public bool Excludes(Declaration declaration) => !Judgement && Meets(declaration);
}

public static class CampaignRefusals
{
    public static readonly Refusal AlreadyPublished = new("This campaign is published, so its criteria, posts and dates are fixed.");
    public static readonly Refusal ClosesBeforeItOpens = new("A campaign must close after it opens.");
    public static readonly Refusal CriteriaNotFrozen = new("Freeze the criteria first: nobody may change them once candidates can see them.");
    public static readonly Refusal NoPosts = new("Choose at least one vacant post.");
    public static readonly Refusal ClosingHasPassed = new("The closing time has already passed.");
    public static readonly Refusal NotOpenYet = new("This campaign is not open yet.");
    public static readonly Refusal Closed = new("This campaign has closed.");
    public static readonly Refusal SlugTaken = new("Another campaign has this address.");
    public static readonly Refusal SlugReserved = new("This address is used by another page. Choose another title.");
    public static readonly Refusal WithdrawAfterClosing = new("The campaign has closed, so the post now ends by a decision: the panel reports, and may appoint nobody.", WhoCould: "The panel chair");
    public static readonly Refusal NotPublished = new("The campaign is not published yet.");
    public static readonly Refusal NothingToRerun = new("No post of this campaign ended without an appointment and is to be advertised again.");
}
