using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>One person's dated holding of one post, with the acts that made it. Its state on a day is computed from those acts.</summary>
public sealed class Term : IVersioned
{
    readonly List<TermAct> acts = [];

    Term() { }

    public TermId Id { get; private init; }
    public PostId Post { get; private init; }
    public PersonId Person { get; private set; }
    public TermBasis Basis { get; private init; }

    /// <summary>First day in post; null when it is the day of the confirming act.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day in post, planned or actual.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The legal event it waits for. When the event moves, nothing here is retyped.</summary>
    public LegalEventId? Condition { get; private init; }
    public bool NeedsApproval { get; private init; }

    /// <summary>Why this person may hold the same kind of post in several bodies although the post is for one body only.</summary>
    public string? SharedBecause { get; private init; }
    public int Version { get; set; }

    /// <summary>The day from which everybody may know of it; null until an appointment is announced.</summary>
    public DateOnly? PublicFrom { get; private set; }

    public IReadOnlyList<TermAct> Acts => acts;

    public bool Cover => Basis is TermBasis.Interim or TermBasis.Acting;
    public TermState StateOn(DateOnly day) => TermLadder.Of(this, day);
    public DateOnly? On(TermActKind kind) => acts.Find(a => a.Kind == kind)?.On;

    /// <summary>The day the holder took office; null while that is open.</summary>
    public DateOnly? Started => new TermOnDay(this, DateOnly.MaxValue).Started;

    /// <summary>Why it ended, was declined, withdrawn, refused or lapsed.</summary>
    public string? EndReason => acts.FindLast(a => a.Kind is TermActKind.End or TermActKind.Decline or TermActKind.Withdraw or TermActKind.Lapse or TermActKind.RefuseApproval)?.Reason;

    /// <summary>The days on which it takes or will take the seat: from the first day in post, expected or actual.</summary>
    public Period Claim(Post post) => new(Started ?? From ?? post.From, To ?? post.To);

    /// <summary>Whether it still can lead or has led to the person in post.</summary>
    public bool Counts => StateOn(Forever) is not (TermState.NotYet or TermState.Proposed or TermState.Lapsed or TermState.NotApproved or TermState.Withdrawn) || Started is not null;

    static readonly DateOnly Forever = DateOnly.MaxValue;

    public static Outcome<Term> Propose(Seat seat, PersonId person, TermFacts facts, DateTimeOffset now)
    {
        if (facts is { From: null, Condition: null }) return TermRefusals.NoFirstDay;
        var to = facts.To ?? seat.Post.To;
        if (facts.From is { } from && !new Period(from, to).Valid) return TermRefusals.EndsBeforeItStarts;
        if (facts.From is { } first && !new Period(first, to).Within(Period.Of(seat.Post))) return TermRefusals.OutsidePost;
        if (facts.From is null && to is { } last && !Period.Of(seat.Post).Includes(last)) return TermRefusals.OutsidePost;
        if (!Period.Of(seat.Post).Within(Period.Of(seat.Body))) return PostRefusals.OutsideBody;
        var cover = facts.Basis is TermBasis.Interim or TermBasis.Acting;
        return new Term
        {
            Id = Platform.Id.New<TermId>(now), Post = seat.Post.Id, Person = person, Basis = facts.Basis, From = facts.From, To = to, Condition = facts.Condition,
            NeedsApproval = facts.NeedsApproval ?? (!cover && seat.Kind?.Approves is not null), SharedBecause = facts.SharedBecause,
            PublicFrom = facts.Unannounced ? null : London.Day(now),
        };
    }

    /// <summary>Makes it public from a day. What is public already stays so.</summary>
    public void Announce(DateOnly on)
    {
        if (!(PublicFrom <= on)) PublicFrom = on;
    }

    /// <summary>Another day of announcement, as long as the term is not public.</summary>
    public void MoveAnnouncement(DateOnly to, DateOnly today)
    {
        if (PublicFrom > today) PublicFrom = to;
    }

    public Outcome Recommend(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) => Do(TermActKind.Recommend, seat, act, actor, now);

    public Outcome Appoint(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.Appoint, seat, act, actor, now,
            (On(TermActKind.Appoint) is not null, TermRefusals.AppointedAlready),
            (act.On < (seat.Post.DesignateFrom ?? seat.Post.From), TermRefusals.TooEarlyToDesignate(seat)),
            (Basis == TermBasis.Acting && seat.AtWorkOn(From ?? act.On, except: this), TermRefusals.NobodyAway));

    public Outcome Approve(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.Approve, seat, act, actor, now, NotAppointedBy(seat, act.On), (On(TermActKind.Approve) is not null, TermRefusals.ApprovedAlready));

    public Outcome RefuseApproval(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.RefuseApproval, seat, act, actor, now, NotAppointedBy(seat, act.On), (On(TermActKind.Approve) is not null, TermRefusals.ApprovedAlready));

    public Outcome Accept(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.Accept, seat, act, actor, now,
            (!(On(TermActKind.Appoint) <= act.On), TermRefusals.NothingToAccept), (On(TermActKind.Accept) is not null, TermRefusals.AcceptedAlready));

    public Outcome Decline(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.Decline, seat, act, actor, now, (Started is not null, TermRefusals.InPostAlready));

    public Outcome Withdraw(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.Withdraw, seat, act, actor, now, (Started <= act.On, TermRefusals.InPostAlready));

    public Outcome Lapse(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.Lapse, seat, act, actor, now, (Condition is null, TermRefusals.NotConditional), (Started is not null, TermRefusals.InPostAlready));

    /// <summary>The appointer's act that makes a designate substantive. Never before the condition has happened, nor before the body exists in law.</summary>
    public Outcome Confirm(Seat seat, LegalEvent condition, ActFacts act, Actor actor, DateTimeOffset now)
    {
        var done = Confirmed(seat, condition, act, actor, now);
        if (!done.Refused) Announce(act.On);
        return done;
    }

    Outcome Confirmed(Seat seat, LegalEvent condition, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.Confirm, seat, act, actor, now,
            (Condition is null || Condition != condition.Id, TermRefusals.NotConditional),
            (On(TermActKind.Confirm) is not null, TermRefusals.ConfirmedAlready),
            (!condition.HappenedBy(act.On), TermRefusals.ConditionNotMet(condition, seat)),
            (act.On < seat.Body.From || act.On < seat.Post.From, TermRefusals.BodyNotInLaw(seat)),
            (!Cover && StateOn(act.On) is TermState.AwaitingApproval, TermRefusals.ApprovalComesFirst(seat)),
            (!Cover && On(TermActKind.Accept) is null, TermRefusals.NothingAccepted));

    public Outcome StartLeave(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.StartLeave, seat, act, actor, now, (StateOn(act.On) is not (TermState.Substantive or TermState.Interim), TermRefusals.NotAtWork));

    public Outcome Suspend(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.Suspend, seat, act, actor, now, (StateOn(act.On) is not (TermState.Substantive or TermState.Interim), TermRefusals.NotAtWork));

    public Outcome Return(Seat seat, ActFacts act, Actor actor, DateTimeOffset now) =>
        Do(TermActKind.Return, seat, act, actor, now, (StateOn(act.On) != TermState.Away, TermRefusals.NotAway));

    /// <summary>Ends it on its last day, with the reason. The day may be still to come: notice has been given.</summary>
    public Outcome End(Seat seat, ActFacts act, Actor actor, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(act.Reason)) return TermRefusals.NoReason;
        if (Started is not { } started || started > act.On) return TermRefusals.NeverInPost;
        if (To < act.On) return TermRefusals.EndedAlready;
        var before = To;
        To = act.On;
        var done = Do(TermActKind.End, seat, act, actor, now);
        if (done.Refused) To = before;
        return done;
    }

    /// <summary>The entry under which it was recorded was a second one of this person.</summary>
    public void BelongsTo(PersonId person) => Person = person;

    (bool, Refusal) NotAppointedBy(Seat seat, DateOnly on) => (!(On(TermActKind.Appoint) <= on), TermRefusals.ApprovalBeforeAppointment(seat));

    Outcome Do(TermActKind kind, Seat seat, ActFacts act, Actor actor, DateTimeOffset now, params ReadOnlySpan<(bool Broken, Refusal Refusal)> rules)
    {
        if (kind != TermActKind.End && act.On > London.Day(now)) return TermRefusals.StillToCome;
        if (acts.Exists(a => a.Kind is TermActKind.Decline or TermActKind.Withdraw or TermActKind.Lapse or TermActKind.RefuseApproval)) return TermRefusals.Closed;
        if (kind != TermActKind.End && To < act.On) return TermRefusals.EndedAlready;
        foreach (var (broken, refusal) in rules) if (broken) return refusal;
        acts.Add(new TermAct
        {
            Id = Platform.Id.New<RegisterRowId>(now), Term = Id, Number = acts.Count + 1, Kind = kind, On = act.On, By = act.By, ByBody = act.ByBody,
            Evidence = act.Evidence, Reason = act.Reason, RecordedAt = now, RecordedBy = actor.Name,
        });
        var fits = seat.Allows(this);
        if (fits.Refused) acts.RemoveAt(acts.Count - 1);
        return fits;
    }
}

/// <summary>What is typed about a term before its first act.</summary>
/// <param name="NeedsApproval">Null: as the pack's kind of post says.</param>
/// <param name="Unannounced">Nobody outside learns of it before it is announced.</param>
public sealed record TermFacts(
    TermBasis Basis, DateOnly? From, DateOnly? To = null, LegalEventId? Condition = null, bool? NeedsApproval = null, string? SharedBecause = null, bool Unannounced = false);
