using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>One member's levels for one application. Nobody else can read it until it is locked and their own is too.</summary>
public sealed class ScoreSheet : IVersioned
{
    ScoreSheet() { }

    public ScoreSheetId Id { get; private init; }
    public PanelId Panel { get; private init; }
    public PanelMemberId Member { get; private init; }
    public ApplicationId Application { get; private init; }

    /// <summary>Digest of the criteria it was made against.</summary>
    public string CriteriaDigest { get; private set; } = "";
    public ScoreContent Content { get; private set; } = new();
    public DateTimeOffset? LockedAt { get; private set; }
    public int Version { get; set; }

    public bool Locked => LockedAt is not null;

    public static ScoreSheet Start(PanelId panel, PanelMemberId member, ApplicationId application, string criteriaDigest, DateTimeOffset now) =>
        new() { Id = Platform.Id.New<ScoreSheetId>(now), Panel = panel, Member = member, Application = application, CriteriaDigest = criteriaDigest };

    public Outcome Write(ScoreContent content, string criteriaDigest, CriteriaContent criteria)
    {
        if (Locked) return ScoreRefusals.Locked;
        if (criteriaDigest != CriteriaDigest) return ScoreRefusals.OldCriteria;
        if (content.Levels.Exists(l => l.Level < criteria.LevelsFrom || l.Level > criteria.LevelsTo)) return ScoreRefusals.LevelOutside;
        Content = content;
        return Outcome.Done;
    }

    public Outcome Lock(CriteriaContent criteria, string criteriaDigest, DateTimeOffset now)
    {
        if (Locked) return Outcome.Done;
        if (criteriaDigest != CriteriaDigest) return ScoreRefusals.OldCriteria;
        if (criteria.Criteria.Any(c => Content.LevelOf(c.Code) is null)) return ScoreRefusals.NotComplete;
        LockedAt = now;
        return Outcome.Done;
    }
}

/// <summary>What the panel settled on for one application after everybody's own scores were locked.</summary>
public sealed class AgreedScore : IVersioned
{
    AgreedScore() { }

    public ScoreSheetId Id { get; private init; }
    public PanelId Panel { get; private init; }
    public ApplicationId Application { get; private init; }
    public string CriteriaDigest { get; private set; } = "";
    public ScoreContent Content { get; private set; } = new();
    public DateTimeOffset AgreedAt { get; private set; }
    public int Version { get; set; }

    public static Outcome<AgreedScore> Agree(PanelId panel, ApplicationId application, string criteriaDigest, ScoreContent content, CriteriaContent criteria, bool everybodyLocked, DateTimeOffset now)
    {
        var agreed = new AgreedScore { Id = Platform.Id.New<ScoreSheetId>(now), Panel = panel, Application = application };
        var outcome = agreed.Change(criteriaDigest, content, criteria, everybodyLocked, now);
        return outcome.Refused ? outcome.Refusal! : agreed;
    }

    public Outcome Change(string criteriaDigest, ScoreContent content, CriteriaContent criteria, bool everybodyLocked, DateTimeOffset now)
    {
        if (!everybodyLocked) return ScoreRefusals.NotAllLocked;
        if (criteria.Criteria.Any(c => content.LevelOf(c.Code) is null)) return ScoreRefusals.NotComplete;
        (CriteriaDigest, Content, AgreedAt) = (criteriaDigest, content, now);
        return Outcome.Done;
    }
}

public sealed record ScoreContent
{
    public List<LevelGiven> Levels { get; init; } = [];
    public string? Comment { get; init; }
    public int? LevelOf(string code) => Levels.Find(l => l.Code == code)?.Level;

    /// <summary>Weighted mean level, as hundredths of a level so that no rounding hides in a float.</summary>
    public int? WeightedHundredths(CriteriaContent criteria)
    {
        if (criteria.Criteria.Any(c => LevelOf(c.Code) is null)) return null;
        var weights = criteria.Criteria.Sum(c => c.Weight);
        return weights == 0 ? null : (int)Math.Round(100.0 * criteria.Criteria.Sum(c => (double)c.Weight * LevelOf(c.Code)!.Value) / weights, MidpointRounding.AwayFromZero);
    }

    /// <summary>Codes of the criteria below their least level.</summary>
    public IEnumerable<string> Below(CriteriaContent criteria) =>
        criteria.Criteria.Where(c => LevelOf(c.Code) is { } level && level < Math.Max(c.MinimumLevel, criteria.LevelsFrom)).Select(c => c.Code);
}

public sealed record LevelGiven
{
    public string Code { get; init; } = "";
    public int Level { get; init; }
    public string? Note { get; init; }
}

public enum Judgement { Appointable, NotAppointable }

/// <summary>What the panel concluded about one candidate for one post.</summary>
public sealed class CandidateOutcome : IVersioned
{
    public CampaignPostId Post { get; init; }
    public ApplicationId Application { get; init; }
    public Judgement Judgement { get; set; }

    /// <summary>1 is first among the appointable; null for the others.</summary>
    public int? Rank { get; set; }
    public string Reason { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public int Version { get; set; }
}

public static class ScoreRefusals
{
    public static readonly Refusal Locked = new("Your scores are locked. What the panel settles on after discussion is kept apart from them.");
    public static readonly Refusal OldCriteria = new("These scores were made against an older version of the criteria. Score again against the version in force.");
    public static readonly Refusal LevelOutside = new("Choose one of the levels that the criteria describe.");
    public static readonly Refusal NotComplete = new("Give a level for every criterion first.");
    public static readonly Refusal NotAllLocked = new("Every panel member must lock their own scores before the panel agrees one.");
}
