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
    public Round Round { get; private init; }

    /// <summary>Digest of the criteria it was made against.</summary>
    public string CriteriaDigest { get; private set; } = "";
    public ScoreContent Content { get; private set; } = new();
    public DateTimeOffset? LockedAt { get; private set; }
    public int Version { get; set; }

    public bool Locked => LockedAt is not null;

    public static ScoreSheet Start(PanelId panel, PanelMemberId member, ApplicationId application, string criteriaDigest, DateTimeOffset now, Round round = Round.Sift) =>
        new() { Id = Platform.Id.New<ScoreSheetId>(now), Panel = panel, Member = member, Application = application, Round = round, CriteriaDigest = criteriaDigest };

    /// <summary>The candidate is erased: levels stay for the statistics, words about them go.</summary>
    public void Forget() => Content = Content.WithoutNotes;

    /// <param name="content">Levels and notes so far.</param>
    /// <param name="criteriaDigest">Digest of the criteria that the member had before them while scoring.</param>
    /// <param name="criteria">The criteria.</param>
    public Outcome Write(ScoreContent content, string criteriaDigest, CriteriaContent criteria)
    {
        if (Locked) return ScoreRefusals.Locked;
        if (criteriaDigest != CriteriaDigest) return ScoreRefusals.OldCriteria;
        if (content.Levels.Exists(l => l.Level < criteria.LevelsFrom || l.Level > criteria.LevelsTo)) return ScoreRefusals.LevelOutside;
        if (content.Levels.Exists(l => !criteria.In(Round).Criteria.Exists(c => c.Code == l.Code))) return ScoreRefusals.NotACriterion;
        if (content.Levels.Exists(l => string.IsNullOrWhiteSpace(l.Note))) return ScoreRefusals.NoNote;
        Content = content;
        return Outcome.Done;
    }

    /// <summary>Scores made against criteria no longer in force open again, to be made against those that are.</summary>
    public Outcome StartAgain(string criteriaDigest)
    {
        if (criteriaDigest == CriteriaDigest) return Locked ? ScoreRefusals.Locked : Outcome.Done;
        (CriteriaDigest, LockedAt) = (criteriaDigest, null);
        return Outcome.Done;
    }

    /// <summary>Criteria on which this sheet gives no level yet.</summary>
    public IEnumerable<Criterion> Unscored(CriteriaContent criteria) => criteria.In(Round).Criteria.Where(c => Content.LevelOf(c.Code) is null);

    /// <summary>Codes of answers of which other words are hidden now than when they were scored.</summary>
    /// <param name="stamps">By code, what is hidden now; see <see cref="BlackedOut.Stamp"/>.</param>
    public IReadOnlyList<string> ReadOtherwise(IReadOnlyDictionary<string, string> stamps) =>
        Round == Round.Interview ? [] : [.. Content.Levels.Where(l => (l.Hidden ?? "") != stamps.GetValueOrDefault(l.Code, "")).Select(l => l.Code)];

    /// <param name="criteria">The criteria.</param>
    /// <param name="criteriaDigest">Digest of those in force.</param>
    /// <param name="now">When.</param>
    /// <param name="changed">Answers of which other words are hidden now than when they were scored.</param>
    /// <param name="noticed">Whether the member was shown this and stands by the levels.</param>
    public Outcome Lock(CriteriaContent criteria, string criteriaDigest, DateTimeOffset now, IReadOnlyCollection<string>? changed = null, bool noticed = false)
    {
        if (Locked) return Outcome.Done;
        if (criteriaDigest != CriteriaDigest) return ScoreRefusals.OldCriteria;
        if (Unscored(criteria).Any()) return ScoreRefusals.NotComplete;
        if (changed is { Count: > 0 } && !noticed) return ScoreRefusals.HiddenOtherwise;
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
    public Round Round { get; private init; }
    public string CriteriaDigest { get; private set; } = "";
    public ScoreContent Content { get; private set; } = new();
    public DateTimeOffset AgreedAt { get; private set; }
    public int Version { get; set; }

    /// <param name="panel">Whose.</param>
    /// <param name="application">Of which application.</param>
    /// <param name="criteriaDigest">Digest of the criteria it is made against.</param>
    /// <param name="content">The agreed levels; where one is far from the members' own, its note gives the reason.</param>
    /// <param name="criteria">The criteria.</param>
    /// <param name="everybodyLocked">Whether every sitting member who does not abstain has locked scores.</param>
    /// <param name="now">When.</param>
    /// <param name="own">The members' locked scores.</param>
    /// <param name="round">Of what they wrote, or of what they said.</param>
    public static Outcome<AgreedScore> Agree(PanelId panel, ApplicationId application, string criteriaDigest, ScoreContent content, CriteriaContent criteria, bool everybodyLocked, DateTimeOffset now, IReadOnlyCollection<ScoreContent>? own = null, Round round = Round.Sift)
    {
        var agreed = new AgreedScore { Id = Platform.Id.New<ScoreSheetId>(now), Panel = panel, Application = application, Round = round };
        var outcome = agreed.Change(criteriaDigest, content, criteria, everybodyLocked, now, own);
        return outcome.Refused ? outcome.Refusal! : agreed;
    }

    public void Forget() => Content = Content.WithoutNotes;

    public Outcome Change(string criteriaDigest, ScoreContent content, CriteriaContent criteria, bool everybodyLocked, DateTimeOffset now, IReadOnlyCollection<ScoreContent>? own = null)
    {
        if (!everybodyLocked) return ScoreRefusals.NotAllLocked;
        criteria = criteria.In(Round);
        if (criteria.Criteria.Any(c => content.LevelOf(c.Code) is null)) return ScoreRefusals.NotComplete;
        if (content.Levels.Exists(l => l.Level < criteria.LevelsFrom || l.Level > criteria.LevelsTo)) return ScoreRefusals.LevelOutside;
        if (criteria.Criteria.Find(c => Spread.Of(own ?? [], c.Code).WantsReason(content.LevelOf(c.Code)) && string.IsNullOrWhiteSpace(content.NoteOn(c.Code))) is { } silent) return ScoreRefusals.NoReason(silent);
        (CriteriaDigest, Content, AgreedAt) = (criteriaDigest, content, now);
        return Outcome.Done;
    }
}

public sealed record ScoreContent
{
    public List<LevelGiven> Levels { get; init; } = [];
    public string? Comment { get; init; }
    public int? LevelOf(string code) => Levels.Find(l => l.Code == code)?.Level;
    public ScoreContent WithoutNotes => this with { Comment = null, Levels = [.. Levels.Select(l => l with { Note = null })] };
    public string? NoteOn(string code) => Levels.Find(l => l.Code == code)?.Note;

    /// <summary>The same with one level given anew.</summary>
    public ScoreContent With(LevelGiven level) => this with { Levels = [.. Levels.Where(l => l.Code != level.Code), level] };

    /// <summary>Weighted mean level, as hundredths of a level so that no rounding hides in a float.</summary>
    public int? WeightedHundredths(CriteriaContent criteria)
    {
        if (criteria.Criteria.Any(c => LevelOf(c.Code) is null)) return null;
        var weights = criteria.Criteria.Sum(c => c.Weight);
        return weights == 0 ? null : (int)Math.Round(100.0 * criteria.Criteria.Sum(c => (double)c.Weight * LevelOf(c.Code)!.Value) / weights, MidpointRounding.AwayFromZero);
    }

    /// <summary>Codes of the criteria below their least level.</summary>
    public IEnumerable<string> Below(CriteriaContent criteria) =>
        criteria.Criteria.Where(c => LevelOf(c.Code) is { } level && level < criteria.LeastOf(c)).Select(c => c.Code);
}

public sealed record LevelGiven
{
    public string Code { get; init; } = "";
    public int Level { get; init; }
    public string? Note { get; init; }

    /// <summary>What was hidden of the answer when it was scored; see <see cref="BlackedOut.Stamp"/>.</summary>
    public string? Hidden { get; init; }
}

public enum Judgement { Appointable, NotAppointable }

/// <summary>What the panel concluded about one candidate for one post.</summary>
public sealed class CandidateOutcome : IVersioned
{
    CandidateOutcome() { }

    public CampaignPostId Post { get; private init; }
    public ApplicationId Application { get; private init; }
    public Judgement Judgement { get; private set; }

    /// <summary>1 is first among the appointable; null for the others.</summary>
    public int? Rank { get; private set; }

    /// <summary>What the candidate is told who asks for feedback rests on this.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What must come with the appointment where one level is below the least: a development plan.</summary>
    public string? Plan { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>When the candidate was told that the post went to another or to nobody.</summary>
    public DateTimeOffset? ToldAt { get; private set; }
    public int Version { get; set; }

    /// <summary>The candidate is erased: the words about them go.</summary>
    public void Forget() => (Reason, Plan) = ("(erased)", null);

    /// <summary>Fewest letters of a reason: a sentence, not a word.</summary>
    public const int ShortestReason = 30;

    public static Outcome<CandidateOutcome> Judge(CampaignPostId post, ApplicationId application, JudgementFacts facts, Advice? advice, DateTimeOffset now)
    {
        var outcome = new CandidateOutcome { Post = post, Application = application };
        var changed = outcome.Change(facts, advice, now);
        return changed.Refused ? changed.Refusal! : outcome;
    }

    /// <param name="facts">The judgement.</param>
    /// <param name="advice">What the rule of the criteria says of the agreed scores; null while there are none.</param>
    /// <param name="now">When.</param>
    public Outcome Change(JudgementFacts facts, Advice? advice, DateTimeOffset now)
    {
        if (advice is null) return JudgementRefusals.NoAgreedScore;
        if (facts.Reason.Trim().Length < ShortestReason) return JudgementRefusals.ReasonTooShort;
        if (facts.Judgement == Judgement.Appointable && facts.Rank is null or < 1) return JudgementRefusals.NoRank;
        if (facts.Judgement == Judgement.Appointable && advice.Needs is { } needs && string.IsNullOrWhiteSpace(facts.Plan)) return JudgementRefusals.NoPlan(needs);
        var appointable = facts.Judgement == Judgement.Appointable;
        (Judgement, Rank, Reason, Plan, At) = (facts.Judgement, appointable ? facts.Rank : null, facts.Reason.Trim(), appointable && !string.IsNullOrWhiteSpace(facts.Plan) ? facts.Plan.Trim() : null, now);
        return Outcome.Done;
    }

    public void Told(DateTimeOffset now) => ToldAt ??= now;
}

/// <summary>What is typed about one candidate for one post.</summary>
public sealed record JudgementFacts(Judgement Judgement, int? Rank, string Reason, string? Plan = null);

public static class JudgementRefusals
{
    public static readonly Refusal NoAgreedScore = new("Agree the scores of this application first.");
    public static readonly Refusal ReasonTooShort = new("Write at least a sentence. The candidate is told it in their feedback.");
    public static readonly Refusal NoRank = new("Give an appointable candidate a rank; 1 is first.");
    public static readonly Refusal RankTaken = new("Another candidate for this post has this rank.");
    public static Refusal NoPlan(string needs) => new($"One level is below the least. An appointment then needs a {needs}: write it.");
}

public static class ScoreRefusals
{
    public static readonly Refusal Locked = new("Your scores are locked. What the panel settles on after discussion is kept apart from them.");
    public static readonly Refusal OldCriteria = new("These scores were made against an older version of the criteria. Score again against the version in force.");
    public static readonly Refusal LevelOutside = new("Choose one of the levels that the criteria describe.");
    public static readonly Refusal NotComplete = new("Give a level for every criterion first.");
    public static readonly Refusal NoNote = new("Write a note with every level: what in the evidence led you to it.");
    public static readonly Refusal HiddenOtherwise = new("Other words of an answer are hidden now than when you scored it. Read it again before you lock.");
    public static readonly Refusal NotACriterion = new("One of these is no criterion of this campaign.");
    public static Refusal NoReason(Criterion criterion) => new($"The agreed level for “{criterion.Title}” is more than 1 away from the middle of the members' own levels. Give the reason.");
    public static readonly Refusal NotAllLocked = new("Every panel member must lock their own scores before the panel agrees one.");
}
