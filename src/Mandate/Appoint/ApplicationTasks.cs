using System.Globalization;
using Mandate.Platform;

namespace Mandate.Appoint;

public enum ApplicationTask { AboutYou, Eligibility, Career, Cv, Evidence, Preferences, Interests, Adjustments }

public enum TaskState { NotStarted, InProgress, Completed, CannotApply }

/// <summary>Where one task of an application stands.</summary>
/// <param name="Task">Which.</param>
/// <param name="Key">Code of the criterion, for evidence.</param>
/// <param name="State">Computed from what is written.</param>
/// <param name="Why">What keeps it from being complete; null when it is.</param>
public sealed record TaskStanding(ApplicationTask Task, string? Key, TaskState State, Refusal? Why);

/// <summary>The tasks of an application and what each still wants. The same rules say whether it can be sent.</summary>
public static class ApplicationTasks
{
    public const int NameCharacters = 200;
    public const int TelephoneCharacters = 40;
    public const int RoleCharacters = 200;
    public const int NoteWords = 200;
    public const int ConflictsWords = 500;
    public const int AdjustmentsWords = 500;

    /// <summary>Evidence is limited in words, and against a text without spaces in characters.</summary>
    public const int LongestWord = 60;

    /// <param name="draft">What is written.</param>
    /// <param name="terms">What the campaign asks.</param>
    /// <param name="criteria">What evidence is for.</param>
    /// <param name="today">Up to which a career must be told.</param>
    public static IEnumerable<TaskStanding> Tasks(this ApplicationDraft draft, CampaignTerms terms, CriteriaContent criteria, DateOnly today)
    {
        var content = draft.Content;
        yield return Standing(ApplicationTask.AboutYou, null, content.Name.Length + content.Telephone.Length + (content.CurrentRole?.Length ?? 0) > 0, AboutYou(content));
        if (terms.Eligibility.Count > 0) yield return Eligibility(content, terms);
        if (terms.AsksForCareer) yield return Standing(ApplicationTask.Career, null, content.Career.Count > 0, CareerHistory.Obstacle(content.Career, today));
        if (terms.AsksForCv) yield return Standing(ApplicationTask.Cv, null, false, content.Cv is null ? ApplicationRefusals.NoCv : null);
        foreach (var criterion in criteria.WithEvidence())
            yield return Standing(ApplicationTask.Evidence, criterion.Code, !string.IsNullOrEmpty(content.EvidenceFor(criterion.Code)), Evidence(content, criterion.Within(terms)));
        yield return Standing(ApplicationTask.Preferences, null, draft.Preferences.Count > 0, Preferences(draft.Preferences, terms));
        if (terms.AsksForInterests) yield return Standing(ApplicationTask.Interests, null, content.HasConflicts is not null || content.Conflicts is not null,
            content.HasConflicts is not { } has ? ApplicationRefusals.InterestsNotAnswered : has ? Explained(content.Conflicts, "interests", ConflictsWords) : null);
        yield return Standing(ApplicationTask.Adjustments, null, content.NeedsAdjustments is not null || content.Adjustments is not null,
            content.NeedsAdjustments is not { } needs ? ApplicationRefusals.AdjustmentsNotAnswered : needs ? Explained(content.Adjustments, "adjustments", AdjustmentsWords) : null);
    }

    /// <summary>Why one rule keeps the candidate from sending; null when it does not.</summary>
    public static Refusal? Obstacle(this EligibilityRule rule, Declaration? declaration) => declaration switch
    {
        not { Answer.Length: > 0 } => ApplicationRefusals.NotAnswered(rule),
        _ when !rule.Meets(declaration) => null,
        _ when !rule.Judgement => ApplicationRefusals.Excluded(rule),
        _ => Explained(declaration.Note, "tie that you told us of", NoteWords),
    };

    /// <summary>The criterion as this campaign asks about it: an expression of interest may allow fewer words.</summary>
    public static Criterion Within(this Criterion criterion, CampaignTerms terms) =>
        terms.WordsPerAnswer is { } most && (criterion.WordLimit == 0 || most < criterion.WordLimit) ? criterion with { WordLimit = most } : criterion;

    /// <summary>Words and characters over the limit of a criterion; null when it is within.</summary>
    public static Refusal? TooLong(this Criterion criterion, string text) =>
        criterion.WordLimit == 0 ? null : Over(text, criterion.WordLimit, $"evidence for “{criterion.Title}”");

    static TaskStanding Standing(ApplicationTask task, string? key, bool begun, Refusal? why) =>
        new(task, key, why is null ? TaskState.Completed : begun ? TaskState.InProgress : TaskState.NotStarted, why);

    static TaskStanding Eligibility(ApplicationContent content, CampaignTerms terms)
    {
        var obstacles = terms.Eligibility.ConvertAll(r => (Rule: r, Given: content.DeclarationOn(r.Key), Why: r.Obstacle(content.DeclarationOn(r.Key))));
        if (obstacles.Find(o => o.Given is not null && o.Rule.Excludes(o.Given)) is { Why: { } excluded }) return new(ApplicationTask.Eligibility, null, TaskState.CannotApply, excluded);
        return Standing(ApplicationTask.Eligibility, null, content.Declarations.Count > 0, obstacles.Find(o => o.Why is not null).Why);
    }

    /// <summary>Enough digits to ring, and not so many that it cannot be one number.</summary>
    public static bool IsTelephone(string text) => text.Count(char.IsAsciiDigit) is >= 7 and <= 15 && text.Length <= TelephoneCharacters;

    static Refusal? AboutYou(ApplicationContent content) =>
        string.IsNullOrWhiteSpace(content.Name) ? ApplicationRefusals.NoName
        : content.Name.Length > NameCharacters ? ApplicationRefusals.TooManyCharacters("name", content.Name.Length, NameCharacters)
        : !IsTelephone(content.Telephone) ? ApplicationRefusals.NoTelephone
        : content.CurrentRole?.Length > RoleCharacters ? ApplicationRefusals.TooManyCharacters("current role", content.CurrentRole.Length, RoleCharacters)
        : null;

    static Refusal? Evidence(ApplicationContent content, Criterion criterion) =>
        content.EvidenceFor(criterion.Code) is { } text && !string.IsNullOrWhiteSpace(text) ? criterion.TooLong(text) : ApplicationRefusals.Missing(criterion.Title);

    static Refusal? Preferences(List<CampaignPostId> preferences, CampaignTerms terms) =>
        preferences.Count == 0 ? ApplicationRefusals.NoPreference
        : preferences.Count > terms.PreferencesAllowed ? ApplicationRefusals.TooManyPreferences
        : preferences.Distinct().Count() != preferences.Count ? ApplicationRefusals.SamePostTwice
        : null;

    static Refusal? Explained(string? text, string what, int limit) =>
        string.IsNullOrWhiteSpace(text) ? ApplicationRefusals.NotExplained(what) : Over(text, limit, $"description of the {what}");

    internal static Refusal? Over(string text, int limit, string what) =>
        WordCount.Of(text) is var words && words > limit ? ApplicationRefusals.TooManyWords(what, words, limit)
        : text.Length > limit * LongestWord ? ApplicationRefusals.TooManyCharacters(what, text.Length, limit * LongestWord)
        : null;
}

/// <summary>Counts words as the page does: what stands between white space.</summary>
public static class WordCount
{
    public static int Of(string? text)
    {
        var (words, within) = (0, false);
        foreach (var c in text ?? "")
        {
            var black = !char.IsWhiteSpace(c);
            if (black && !within) words++;
            within = black;
        }
        return words;
    }

    /// <summary>"1 word", "30,000 words".</summary>
    public static string Words(int count) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} word{(count == 1 ? "" : "s")}";
}
