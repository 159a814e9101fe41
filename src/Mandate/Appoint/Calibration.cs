using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>A written answer to one criterion that nobody sent: every assessor of every panel scores the same ones, so that strict and lenient assessors can be told apart.</summary>
public sealed record Specimen
{
    public string Code { get; init; } = "";

    /// <summary>Code of the criterion it answers.</summary>
    public string Criterion { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>The level it was written to be at; shown once the assessor's own scores are locked.</summary>
    public int Level { get; init; }

    /// <summary>What puts it at this level.</summary>
    public string Why { get; init; } = "";
}

public static class Specimens
{
    public const int Least = 4, Most = 6;

    /// <summary>What keeps a campaign with calibration from being published.</summary>
    public static IEnumerable<Refusal> Faults(IReadOnlyList<Specimen> specimens, CriteriaContent criteria)
    {
        if (specimens.Count is < Least or > Most) yield return CalibrationRefusals.Count;
        if (specimens.Select(s => s.Code).Distinct(StringComparer.Ordinal).Count() < specimens.Count) yield return CalibrationRefusals.SameCodeTwice;
        if (specimens.Any(s => s.Text.Length == 0 || !criteria.In(Round.Sift).Criteria.Exists(c => c.Code == s.Criterion))) yield return CalibrationRefusals.NoCriterion;
        if (specimens.Any(s => !criteria.Scale.Contains(s.Level))) yield return CalibrationRefusals.NoLevel;
    }
}

/// <summary>One assessor's levels for the specimens of a campaign, whichever of its panels they sit on. Nobody else can read it; after its lock it counts in what is said of the panels.</summary>
public sealed class CalibrationSheet : IVersioned
{
    CalibrationSheet() { }

    public ScoreSheetId Id { get; private init; }
    public CampaignId Campaign { get; private init; }
    public UserId User { get; private init; }

    /// <summary>Digest of the criteria it was made against.</summary>
    public string CriteriaDigest { get; private set; } = "";

    /// <summary>By code of the specimen.</summary>
    public ScoreContent Content { get; private set; } = new();
    public DateTimeOffset? LockedAt { get; private set; }
    public int Version { get; set; }

    public bool Locked => LockedAt is not null;

    public static CalibrationSheet Start(CampaignId campaign, UserId user, string criteriaDigest, DateTimeOffset now) =>
        new() { Id = Platform.Id.New<ScoreSheetId>(now), Campaign = campaign, User = user, CriteriaDigest = criteriaDigest };

    /// <summary>Whether its author may begin the sift: it is locked, and made against the criteria in force.</summary>
    public bool Opens(string? criteriaDigest) => Locked && CriteriaDigest == criteriaDigest;

    public Outcome Write(ScoreContent content, string criteriaDigest, CriteriaSet criteria)
    {
        if (Opens(criteriaDigest)) return CalibrationRefusals.Locked;
        if (content.Levels.Exists(l => l.Level < criteria.Content.LevelsFrom || l.Level > criteria.Content.LevelsTo)) return ScoreRefusals.LevelOutside;
        if (content.Levels.Exists(l => !criteria.Specimens.Exists(s => s.Code == l.Code))) return CalibrationRefusals.NotASpecimen;
        if (content.Levels.Exists(l => string.IsNullOrWhiteSpace(l.Note))) return ScoreRefusals.NoNote;
        (Content, CriteriaDigest, LockedAt) = (content, criteriaDigest, null);
        return Outcome.Done;
    }

    public Outcome Lock(string criteriaDigest, CriteriaSet criteria, DateTimeOffset now)
    {
        if (Opens(criteriaDigest)) return Outcome.Done;
        if (criteriaDigest != CriteriaDigest) return ScoreRefusals.OldCriteria;
        if (criteria.Specimens.Exists(s => Content.LevelOf(s.Code) is null)) return CalibrationRefusals.NotComplete;
        LockedAt = now;
        return Outcome.Done;
    }
}

/// <summary>Which scores a panel decided by.</summary>
public enum ScoresUsed { AsGiven, Adjusted, Both }

/// <summary>What the chair recorded for one post: which scores the panel decided by, and why. Adjusted scores never take the place of those given by themselves.</summary>
public sealed class ScoreChoice : IVersioned
{
    ScoreChoice() { }

    public CampaignPostId Post { get; private init; }
    public ScoresUsed Used { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public UserId By { get; private set; }
    public int Version { get; set; }

    public static Outcome<ScoreChoice> Choose(CampaignPost post, ScoresUsed used, string reason, UserId by, DateTimeOffset now)
    {
        var choice = new ScoreChoice { Post = post.Id };
        var outcome = choice.Change(post, used, reason, by, now);
        return outcome.Refused ? outcome.Refusal! : choice;
    }

    public Outcome Change(CampaignPost post, ScoresUsed used, string reason, UserId by, DateTimeOffset now)
    {
        if (post.ReportIn) return PanelRefusals.ReportIn;
        if (reason.Trim().Length < CandidateOutcome.ShortestReason) return CalibrationRefusals.ReasonTooShort;
        (Used, Reason, By, At) = (used, reason.Trim(), by, now);
        return Outcome.Done;
    }
}

public static class CalibrationWords
{
    public static string Words(this ScoresUsed used) => used switch
    {
        ScoresUsed.AsGiven => "Scores as they were given",
        ScoresUsed.Adjusted => "Scores adjusted for severity",
        ScoresUsed.Both => "Both, side by side",
        _ => throw new ArgumentOutOfRangeException(nameof(used)),
    };
}

public static class CalibrationRefusals
{
    public static readonly Refusal First = new("Score the specimen answers of this campaign and lock them first. Every assessor does so before the sift.");
    public static readonly Refusal Locked = new("Your scores of the specimens are locked.");
    public static readonly Refusal NotComplete = new("Give every specimen a level first.");
    public static readonly Refusal NotASpecimen = new("One of these is no specimen of this campaign.");
    public static readonly Refusal Count = new($"Calibration needs {Specimens.Least} to {Specimens.Most} specimen answers, and these criteria have others. Load criteria with specimens from a pack, or turn calibration off in the details.");
    public static readonly Refusal SameCodeTwice = new("Two specimens have the same code.");
    public static readonly Refusal NoCriterion = new("A specimen is empty, or answers none of the criteria that the sift scores.");
    public static readonly Refusal NoLevel = new("A specimen is written to be at a level that the criteria do not have.");
    public static readonly Refusal ReasonTooShort = new("Write at least a sentence: the report says it.");
    public static readonly Refusal NoChoice = new("The chair has not recorded which scores the panel decided by, and why.");
}

/// <summary>About the sheet alone, as <see cref="ScoresSaved"/> is.</summary>
public sealed record SpecimensSaved(ScoreSheetId Sheet) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Sheet)];
    public string What => "saved scores of the specimens";
}

public sealed record SpecimensLocked(ScoreSheetId Sheet, string CriteriaDigest) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Sheet)];
    public string What => "locked scores of the specimens";
}

public sealed record ScoresChosen(CampaignPostId Post, PanelId Panel, ScoresUsed Used) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post), Subject.Of(Panel)];
    public string What => $"recorded what the panel decided by: {Used.Words().ToLowerInvariant()}";
}
