using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>The two narrowings between sift and interview. A campaign may leave the longlist out.</summary>
public enum SelectionStep { Longlist, Shortlist }

/// <summary>Whether the panel takes one candidate further for one post, with its reason.</summary>
public sealed class StageDecision : IVersioned
{
    StageDecision() { }

    public CampaignPostId Post { get; private init; }
    public ApplicationId Application { get; private init; }
    public SelectionStep Step { get; private init; }
    public bool Through { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>When the candidate was told that they are not taken further.</summary>
    public DateTimeOffset? ToldAt { get; private set; }
    public int Version { get; set; }

    /// <param name="post">For which post.</param>
    /// <param name="application">Whose.</param>
    /// <param name="step">Which list.</param>
    /// <param name="facts">What was decided.</param>
    /// <param name="advice">What the rule of the criteria says of the agreed sift scores; null while there are none.</param>
    /// <param name="guaranteed">Whether the candidate asked for the guaranteed interview.</param>
    /// <param name="now">When.</param>
    public static Outcome<StageDecision> Decide(CampaignPostId post, ApplicationId application, SelectionStep step, StageFacts facts, Advice? advice, bool guaranteed, DateTimeOffset now)
    {
        var decision = new StageDecision { Post = post, Application = application, Step = step };
        var outcome = decision.Change(facts, advice, guaranteed, now);
        return outcome.Refused ? outcome.Refusal! : decision;
    }

    public Outcome Change(StageFacts facts, Advice? advice, bool guaranteed, DateTimeOffset now)
    {
        if (advice is null) return StageRefusals.NoSiftScore;
        if (ToldAt is not null) return StageRefusals.ToldAlready;
        if (!facts.Through && GuaranteeHolds(advice, guaranteed)) return StageRefusals.Guaranteed;
        if (facts.Reason.Trim().Length < CandidateOutcome.ShortestReason) return StageRefusals.ReasonTooShort;
        (Through, Reason, At) = (facts.Through, facts.Reason.Trim(), now);
        return Outcome.Done;
    }

    /// <summary>Whoever asked for the guaranteed interview and meets every least level has it.</summary>
    public static bool GuaranteeHolds(Advice? advice, bool guaranteed) => guaranteed && advice is { Appointable: true, Needs: null };

    public void Told(DateTimeOffset now) => ToldAt ??= now;

    /// <summary>The candidate is erased: the words about them go.</summary>
    public void Forget() => Reason = "(erased)";
}

/// <summary>What is typed about one candidate at one step.</summary>
public sealed record StageFacts(bool Through, string Reason);

public static class StageRefusals
{
    public static readonly Refusal NoSiftScore = new("Agree the sift scores of every candidate first.");
    public static readonly Refusal ToldAlready = new("This candidate has been told already that they are not taken further.");
    public static readonly Refusal Guaranteed = new("The guaranteed-interview rule applies to this candidate, who meets every least level: they go on to interview.");
    public static readonly Refusal ReasonTooShort = new("Write at least a sentence of reason for each candidate. The candidate may ask for it.");
    public static readonly Refusal LonglistFirst = new("Settle the longlist first.");
    public static readonly Refusal InterviewFixed = new("An interview with this candidate is fixed, and they have been invited: they stay on the shortlist.");

    public static string Words(this SelectionStep step) => step == SelectionStep.Longlist ? "Longlist" : "Shortlist";
}

/// <summary>How far candidates for one post have come.</summary>
public static class Lists
{
    /// <summary>Whether this candidate may still be considered at a step: everybody at the first, those on the longlist at the second.</summary>
    public static bool Reaches(this IEnumerable<StageDecision> decisions, CampaignPostId post, ApplicationId application, SelectionStep step, bool longlist) =>
        step == SelectionStep.Longlist || !longlist || decisions.Any(d => d.Post == post && d.Application == application && d is { Step: SelectionStep.Longlist, Through: true });

    /// <summary>Whether every candidate who reached a step has been decided on.</summary>
    public static bool Settled(this IReadOnlyCollection<StageDecision> decisions, CampaignPostId post, IEnumerable<ApplicationId> live, SelectionStep step, bool longlist) =>
        (step == SelectionStep.Longlist || !longlist || decisions.Settled(post, live, SelectionStep.Longlist, longlist))
        && live.All(a => !decisions.Reaches(post, a, step, longlist) || decisions.Any(d => d.Post == post && d.Application == a && d.Step == step));

    public static bool Shortlisted(this IEnumerable<StageDecision> decisions, CampaignPostId post, ApplicationId application) =>
        decisions.Any(d => d.Post == post && d.Application == application && d is { Step: SelectionStep.Shortlist, Through: true });
}

public sealed record StageDecided(CampaignPostId Post, PanelId Panel, SelectionStep Step, IReadOnlyList<string> Through, IReadOnlyList<string> NotThrough) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post), Subject.Of(Panel)];
    public string What => $"recorded the {Step.Words().ToLowerInvariant()}: {Said(Through)} taken further, {Said(NotThrough)} not";
    static string Said(IReadOnlyList<string> references) => references.Count == 0 ? "nobody" : string.Join(", ", references);
}

public sealed record ResultsReleased(CampaignId Campaign, IReadOnlyList<CampaignPostId> Posts, int Candidates) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [.. Posts.Select(Selection.Of)];
    public string What => $"told {(Candidates == 1 ? "1 candidate" : $"{Candidates} candidates")} that they are not taken further";
}
