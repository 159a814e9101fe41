using System.Text.RegularExpressions;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>What one panel tells one candidate: for each criterion the level, what it means, and at least one fact that led to it. Written, read through, then given.</summary>
public sealed class CandidateFeedback : IVersioned
{
    CandidateFeedback() { }

    public PanelId Panel { get; private init; }
    public ApplicationId Application { get; private init; }
    public FeedbackContent Content { get; private set; } = new();
    public DateTimeOffset WrittenAt { get; private set; }
    public UserId WrittenBy { get; private set; }

    /// <summary>When somebody on the panel had read it as the candidate will, and passed it.</summary>
    public DateTimeOffset? ReadyAt { get; private set; }

    /// <summary>From when the candidate can read it.</summary>
    public DateTimeOffset? GivenAt { get; private set; }
    public int Version { get; set; }

    public bool Given => GivenAt is not null;

    public static Outcome<CandidateFeedback> Write(PanelId panel, ApplicationId application, FeedbackContent content, IReadOnlyCollection<string> names, UserId by, DateTimeOffset now)
    {
        var feedback = new CandidateFeedback { Panel = panel, Application = application };
        var outcome = feedback.Change(content, names, by, now);
        return outcome.Refused ? outcome.Refusal! : feedback;
    }

    /// <param name="content">All of it.</param>
    /// <param name="names">Whom feedback may not name: those on the panel.</param>
    /// <param name="by">Who wrote it.</param>
    /// <param name="now">When.</param>
    public Outcome Change(FeedbackContent content, IReadOnlyCollection<string> names, UserId by, DateTimeOffset now)
    {
        if (Given) return FeedbackRefusals.GivenAlready;
        if (content.Lines.Count == 0) return FeedbackRefusals.NothingScored;
        if (content.Faults(names).Select(f => f.Fault).FirstOrDefault() is { } fault) return fault;
        (Content, WrittenBy, WrittenAt, ReadyAt) = (content, by, now, null);
        return Outcome.Done;
    }

    /// <summary>Passed as it was read: by the version that was on the page.</summary>
    public Outcome Finish(int version, DateTimeOffset now)
    {
        if (Given) return FeedbackRefusals.GivenAlready;
        if (version != Version) return FeedbackRefusals.Changed;
        ReadyAt ??= now;
        return Outcome.Done;
    }

    public Outcome Give(DateTimeOffset now)
    {
        if (ReadyAt is null) return FeedbackRefusals.NotReady;
        GivenAt ??= now;
        return Outcome.Done;
    }

    /// <summary>The candidate is erased: levels stay for the statistics, words about them go.</summary>
    public void Forget() => Content = new() { Lines = [.. Content.Lines.Select(l => l with { Words = "(erased)" })] };
}

public sealed record FeedbackContent
{
    public List<FeedbackLine> Lines { get; init; } = [];

    /// <summary>What the candidate might build on; may be left out.</summary>
    public string? Overall { get; init; }

    /// <summary>What is wrong with each text: by code, "" for the last one.</summary>
    public IEnumerable<(string Code, Refusal Fault)> Faults(IReadOnlyCollection<string> names)
    {
        foreach (var line in Lines)
        {
            if (FeedbackChecks.Fault(line.Words, line.Title, names) is { } fault) yield return (line.Code, fault);
            else if (Lines.Exists(l => l.Code != line.Code && l.Words.Trim().Equals(line.Words.Trim(), StringComparison.OrdinalIgnoreCase))) yield return (line.Code, FeedbackRefusals.Same(line.Title));
        }
        if (!string.IsNullOrWhiteSpace(Overall) && FeedbackChecks.AboutOthers(Overall, names) is { } other) yield return ("", other);
    }
}

/// <summary>One criterion as the candidate reads it: kept whole, so that it reads the same whatever becomes of the criteria.</summary>
public sealed record FeedbackLine
{
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";
    public Round Round { get; init; }
    public int Level { get; init; }
    public int Highest { get; init; }
    public string? LevelName { get; init; }

    /// <summary>What this level looks like in practice, and the one above it.</summary>
    public string? Meaning { get; init; }
    public string? Above { get; init; }

    /// <summary>What in the evidence led to the level.</summary>
    public string Words { get; init; } = "";
}

/// <summary>Makes feedback from the record, and says what of the panel's notes it came from.</summary>
public static class FeedbackComposition
{
    /// <summary>The last round that the candidate was scored in, criterion by criterion; those not tested in it stand by what was written.</summary>
    /// <param name="criteria">The criteria.</param>
    /// <param name="agreed">The panel's agreed scores, of one round or both.</param>
    /// <param name="sheets">The members' locked scores that count.</param>
    public static IReadOnlyList<(FeedbackLine Line, IReadOnlyList<string> Notes)> Of(CriteriaContent criteria, IReadOnlyCollection<AgreedScore> agreed, IReadOnlyCollection<ScoreSheet> sheets) =>
        [.. from criterion in criteria.Criteria
            let score = agreed.OrderByDescending(a => a.Round).FirstOrDefault(a => a.Content.LevelOf(criterion.Code) is not null)
            where score is not null
            let level = score.Content.LevelOf(criterion.Code)!.Value
            let notes = Notes(criterion.Code, score, sheets)
            select (new FeedbackLine
            {
                Code = criterion.Code, Title = criterion.Title, Round = score.Round, Level = level, Highest = criteria.LevelsTo, LevelName = criteria.NameOf(level),
                Meaning = Anchor(criterion, level), Above = level < criteria.LevelsTo ? Anchor(criterion, level + 1) : null, Words = string.Join("\n\n", notes),
            }, notes)];

    static string? Anchor(Criterion criterion, int level) => criterion.Levels.Find(l => l.Level == level)?.Name;

    /// <summary>What the panel wrote when it agreed, then what its members noted; each once, whose is not said.</summary>
    static IReadOnlyList<string> Notes(string code, AgreedScore score, IEnumerable<ScoreSheet> sheets) =>
        [.. sheets.Where(s => s.Round == score.Round).Select(s => s.Content.NoteOn(code)).Prepend(score.Content.NoteOn(code)).OfType<string>().Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>What makes feedback useless or wrong, found before a candidate reads it.</summary>
public static partial class FeedbackChecks
{
    /// <summary>Fewest letters about one criterion: a fact, not a word.</summary>
    public const int Shortest = 40;

    public static Refusal? Fault(string words, string title, IReadOnlyCollection<string> names) =>
        words.Trim().Length < Shortest ? FeedbackRefusals.TooShort(title)
        : ThirdPerson().IsMatch(words) || !SecondPerson().IsMatch(words) ? FeedbackRefusals.NotToTheCandidate(title)
        : AboutOthers(words, names);

    public static Refusal? AboutOthers(string words, IReadOnlyCollection<string> names) =>
        names.FirstOrDefault(n => words.Contains(n, StringComparison.OrdinalIgnoreCase)) is { } name ? FeedbackRefusals.NamesMember(name)
        : Reference().Match(words) is { Success: true } other ? FeedbackRefusals.NamesCandidate(other.Value) : null;

    [GeneratedRegex(@"\b(your?|yours|yourself)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecondPerson();

    [GeneratedRegex(@"\b((the|this) (candidate|applicant)|he|she)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ThirdPerson();

    [GeneratedRegex("\\b[" + ApplicationReference.Alphabet + "]{4}-[" + ApplicationReference.Alphabet + "]{4}\\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();
}

public static class FeedbackRefusals
{
    public static readonly Refusal GivenAlready = new("The candidate has this feedback already, so it stays as it is.");
    public static readonly Refusal NothingScored = new("No agreed score gives a level yet, so there is nothing to tell.");
    public static readonly Refusal NotReady = new("Nobody has read this feedback through as the candidate will.", WhoCould: "Whoever presides over the panel for this candidate");
    public static readonly Refusal Changed = new("The feedback changed after you opened this page. Read it again.");
    public static readonly Refusal NotDecided = new("The panel has not finished with this candidate. Feedback follows its lists and its report.", WhoCould: "The panel chair");
    public static Refusal TooShort(string title) => new($"Give at least one fact about “{title}”: what in the evidence led to the level. A sentence or more.");
    public static Refusal NotToTheCandidate(string title) => new($"Write about “{title}” to the candidate, as “you”; not about “the candidate”, “he” or “she”.");
    public static Refusal Same(string title) => new($"The same words stand under “{title}” and another criterion. Each has a fact of its own.");
    public static Refusal NamesMember(string name) => new($"Take out the name “{name}”: feedback is the whole panel's, and names nobody on it.");
    public static Refusal NamesCandidate(string reference) => new($"Take out “{reference}”: feedback never speaks of another candidate.");
}

public sealed record FeedbackWritten(PanelId Panel, ApplicationId Application, string Reference) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel)];
    public string What => $"wrote feedback for {Reference}";
}

public sealed record FeedbackPassed(PanelId Panel, ApplicationId Application, string Reference) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel)];
    public string What => $"read the feedback for {Reference} as the candidate will, and passed it";
}

public sealed record FeedbackGiven(ApplicationId Application, PanelId Panel, string Reference) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application), Subject.Of(Panel)];
    public string What => $"gave {Reference} the panel's feedback";
}
