using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>A change of a published campaign: kept with its reason, read by the public, told to everyone who started an application.</summary>
public sealed record Amendment
{
    public DateTimeOffset At { get; init; }
    public UserId By { get; init; }

    /// <summary>What was changed, in words: "Closing moved from … to …".</summary>
    public string What { get; init; } = "";
    public string Why { get; init; } = "";

    /// <summary>The first instant that was too late before, when the closing was moved.</summary>
    public DateTimeOffset? ClosedBefore { get; init; }

    /// <summary>Digest of the criteria before, when they were changed: scores made against it must be made again.</summary>
    public string? CriteriaBefore { get; init; }

    /// <summary>When everyone was told.</summary>
    public DateTimeOffset? ToldAt { get; init; }
}

/// <summary>What the rules of an amendment turn on besides the campaign.</summary>
/// <param name="Before">The criteria in force.</param>
/// <param name="Criteria">Those the campaign shall have.</param>
/// <param name="ScoringBegan">Whether anybody on a panel has scored an application.</param>
/// <param name="ListPublished">Whether the list of what was sealed is published.</param>
public sealed record AmendmentScene(CriteriaSet Before, CriteriaSet Criteria, bool ScoringBegan, bool ListPublished = false);

public static class AmendmentRefusals
{
    public static readonly Refusal NoReason = new("Say why this is changed: everyone who started an application is told.");
    public static readonly Refusal Fixed = new("This was fixed when the campaign was published. People applied on the strength of it.");
    public static readonly Refusal OnlyLater = new("The closing time can only be moved later: people rely on it.");
    public static readonly Refusal ClosesInThePast = new("The new closing time must be in the future.");
    public static readonly Refusal ScoringBegan = new("A panel has begun to score, so the window cannot open again. Advertise the post in a new round instead.");
    public static readonly Refusal PayAfterClosing = new("Applications have closed, so the pay that was advertised stands. Pay above it needs a pay case for the post.");
    public static readonly Refusal NotALaterVersion = new("Choose a later version of the same criteria, frozen.");
    public static readonly Refusal OtherEvidence = new("The new version asks candidates for other evidence than they were asked for. Keep the codes of the criteria they write about.");
    public static readonly Refusal NothingChanged = new("Nothing was changed.");
}

public sealed record CampaignAmended(CampaignId Campaign, string Change) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => $"amended the published campaign: {Change}";
}
