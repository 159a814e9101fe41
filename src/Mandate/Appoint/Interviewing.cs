using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>What the panel asks everybody: questions for each criterion, with what to look for. Fixed once the first interview has begun.</summary>
public sealed class InterviewKit : IVersioned
{
    InterviewKit() { }

    public PanelId Panel { get; private init; }
    public List<KitQuestion> Questions { get; private set; } = [];
    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; set; }

    /// <summary>A first kit from the criteria themselves.</summary>
    public static InterviewKit Draw(PanelId panel, CriteriaContent criteria, DateTimeOffset now) => new()
    {
        Panel = panel, ChangedAt = now,
        Questions = [.. criteria.Criteria.Select(c => new KitQuestion { Code = c.Code, Question = c.Question ?? $"Tell us of a time when this was asked of you: {c.Title.ToLowerInvariant()}. What did you do, and what came of it?", LookFor = string.Join('\n', c.Seen.Count > 0 ? c.Seen : [c.Description.Length > 0 ? c.Description : c.Title]) })],
    };

    public Outcome Change(IReadOnlyList<KitQuestion> questions, CriteriaContent criteria, bool begun, DateTimeOffset now)
    {
        if (begun) return InterviewRefusals.KitFixed;
        if (criteria.Criteria.Find(c => !questions.Any(q => q.Code == c.Code && !string.IsNullOrWhiteSpace(q.Question))) is { } silent) return InterviewRefusals.NoQuestion(silent);
        (Questions, ChangedAt) = ([.. questions], now);
        return Outcome.Done;
    }

    public KitQuestion? On(string code) => Questions.Find(q => q.Code == code);
}

public sealed record KitQuestion
{
    public string Code { get; init; } = "";

    /// <summary>One or more questions, a line each.</summary>
    public string Question { get; init; } = "";
    public string LookFor { get; init; } = "";
}

/// <summary>When, where and before whom one candidate is interviewed, for all the posts of the panel they are on the shortlist of.</summary>
public sealed class Interview : IVersioned
{
    Interview() { }

    public InterviewId Id { get; private init; }
    public PanelId Panel { get; private init; }
    public ApplicationId Application { get; private init; }
    public DateTimeOffset At { get; private set; }
    public int Minutes { get; private set; }

    /// <summary>A room, or a link.</summary>
    public string Place { get; private set; } = "";
    public List<Attendance> Present { get; private set; } = [];
    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>Nobody comes, the place is free again. Fixing it anew makes it stand.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelledWhy { get; private set; }
    public int Version { get; set; }

    public bool Stands => CancelledAt is null;
    public bool Begun(DateTimeOffset now) => Stands && At <= now;
    public bool Attends(PanelMemberId member) => Present.Exists(p => p.Member == member);

    /// <param name="panel">Whose interview it is.</param>
    /// <param name="application">With whom.</param>
    /// <param name="facts">When, where, before whom.</param>
    /// <param name="abstaining">Members with a conflict.</param>
    /// <param name="others">The panel's other interviews.</param>
    /// <param name="now">When it is fixed.</param>
    public static Outcome<Interview> Fix(Panel panel, ApplicationId application, InterviewFacts facts, IReadOnlySet<PanelMemberId> abstaining, IEnumerable<Interview> others, DateTimeOffset now)
    {
        var interview = new Interview { Id = Platform.Id.New<InterviewId>(now), Panel = panel.Id, Application = application };
        var outcome = interview.Change(panel, facts, abstaining, others, now);
        return outcome.Refused ? outcome.Refusal! : interview;
    }

    public Outcome Change(Panel panel, InterviewFacts facts, IReadOnlySet<PanelMemberId> abstaining, IEnumerable<Interview> others, DateTimeOffset now)
    {
        if (InvitedAt != default && Begun(now)) return InterviewRefusals.HasBegun;
        if (facts.At <= now) return InterviewRefusals.InThePast;
        if (facts.Present.Any(abstaining.Contains)) return InterviewRefusals.ConflictPresent;
        if (!panel.Sitting.Any(m => m.Role == PanelRole.Independent && facts.Present.Contains(m.Id))) return InterviewRefusals.NoIndependent;
        if (facts.Present.Count < 2) return InterviewRefusals.TooFew;
        if (others.Any(o => o.Stands && o.Application != Application && o.At < facts.At.AddMinutes(facts.Minutes) && facts.At < o.At.AddMinutes(o.Minutes))) return InterviewRefusals.Clash;
        (CancelledAt, CancelledWhy) = (null, null);
        (At, Minutes, Place, Present, InvitedAt) = (facts.At, facts.Minutes, facts.Place, [.. facts.Present.Select(m => new Attendance { Member = m })], now);
        return Outcome.Done;
    }

    /// <param name="why">As everybody who was invited reads it.</param>
    /// <param name="now">When.</param>
    public Outcome Cancel(string why, DateTimeOffset now)
    {
        if (!Stands) return InterviewRefusals.Cancelled;
        if (Begun(now)) return InterviewRefusals.TookPlace;
        (CancelledAt, CancelledWhy) = (now, why);
        return Outcome.Done;
    }

    /// <summary>The candidate is erased: why it was cancelled may speak of them.</summary>
    public void Forget() => CancelledWhy = Stands ? null : "(erased)";
}

public sealed record Attendance
{
    public PanelMemberId Member { get; init; }
}

public sealed record InterviewFacts(DateTimeOffset At, int Minutes, string Place, IReadOnlyList<PanelMemberId> Present);

public readonly record struct InterviewId(Guid Value) : IId<InterviewId>
{
    public static InterviewId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out InterviewId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public static class InterviewRefusals
{
    public static readonly Refusal KitFixed = new("The first interview has begun, so every candidate is asked the same: the questions can no longer change.");
    public static readonly Refusal HasBegun = new("This interview has begun and can no longer be moved.");
    public static readonly Refusal TookPlace = new("This interview has begun and can no longer be cancelled. What was said there is scored, or the candidate withdraws.");
    public static readonly Refusal Cancelled = new("This interview is cancelled already.");
    public static readonly Refusal InThePast = new("The interview must be in the future.");
    public static readonly Refusal NoIndependent = new("An independent member of the panel must be present at every interview.");
    public static readonly Refusal ConflictPresent = new("A member with a conflict of interest cannot be present at this interview.");
    public static readonly Refusal TooFew = new("At least two members of the panel must be present.");
    public static readonly Refusal Clash = new("The panel has another interview at that time.");
    public static readonly Refusal NotHeld = new("The interview has not begun. Scores are given for what the candidate says there.");
    public static Refusal NoQuestion(Criterion criterion) => new($"Write at least one question on “{criterion.Title}”.");
}

public sealed record KitChanged(PanelId Panel, int Questions) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel)];
    public string What => $"wrote the interview kit: questions on {(Questions == 1 ? "1 criterion" : $"{Questions} criteria")}";
}

public sealed record InterviewSet(PanelId Panel, InterviewId Interview, string Reference, DateTimeOffset On, int Present) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel)];
    public string What => $"set the interview of {Reference} for {London.Of(On):d MMMM yyyy, HH:mm}, {Present} members present, and sent the invitations";
}

public sealed record InterviewCancelled(PanelId Panel, InterviewId Interview, ApplicationId Application, string Reference, DateTimeOffset On) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel), Subject.Of(Application)];
    public string What => $"cancelled the interview of {Reference} on {London.Of(On):d MMMM yyyy, HH:mm}, and told everybody who was invited";
}

/// <summary>Partners met candidates. What they say is advice: it is recorded, shown to the panel before it judges, and never scored.</summary>
public sealed class StakeholderSession : IVersioned
{
    StakeholderSession() { }

    public StakeholderSessionId Id { get; private init; }
    public PanelId Panel { get; private init; }
    public DateOnly HeldOn { get; private init; }
    public string TookPart { get; private init; } = "";
    public List<SessionAdvice> Advice { get; private set; } = [];
    public int Version { get; set; }

    public static Outcome<StakeholderSession> Record(PanelId panel, DateOnly on, string tookPart, IReadOnlyList<SessionAdvice> advice, DateTimeOffset now)
    {
        if (on > London.Day(now)) return SessionRefusals.InTheFuture;
        if (advice.Count == 0) return SessionRefusals.Nobody;
        return new StakeholderSession { Id = Platform.Id.New<StakeholderSessionId>(now), Panel = panel, HeldOn = on, TookPart = tookPart, Advice = [.. advice] };
    }

    public string? On(ApplicationId application) => Advice.Find(a => a.Application == application)?.Words;

    /// <summary>The candidate is erased: the words about them go.</summary>
    public void Forget(ApplicationId application) => Advice = [.. Advice.Select(a => a.Application == application ? a with { Words = "(erased)" } : a)];
}

public sealed record SessionAdvice
{
    public ApplicationId Application { get; init; }
    public string Words { get; init; } = "";
}

public readonly record struct StakeholderSessionId(Guid Value) : IId<StakeholderSessionId>
{
    public static StakeholderSessionId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out StakeholderSessionId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public static class SessionRefusals
{
    public static readonly Refusal InTheFuture = new("The session must have taken place.");
    public static readonly Refusal Nobody = new("Write what was said of at least one candidate.");
}

public sealed record SessionRecorded(PanelId Panel, StakeholderSessionId Session, DateOnly HeldOn, IReadOnlyList<string> Candidates) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel)];
    public string What => $"recorded the stakeholder session of {HeldOn:d MMMM yyyy}: advice, not scored, on {string.Join(", ", Candidates)}";
}
