using Mandate.Platform;

namespace Mandate.Bodies;

/// <summary>How a term stands on a day.</summary>
public enum TermState
{
    /// <summary>Nothing had been done yet.</summary>
    NotYet,
    Proposed,
    AwaitingApproval,
    /// <summary>Appointed and, where needed, approved; the offer is not accepted yet.</summary>
    Offered,
    /// <summary>Accepted with no condition left to meet; the first day is still to come.</summary>
    Starting,
    Designate,
    InterimDesignate,
    Substantive,
    Interim,
    Acting,
    /// <summary>On leave or suspended: keeps the post, its powers pass on.</summary>
    Away,
    Ended,
    Lapsed,
    NotApproved,
    Withdrawn,
}

/// <summary>The state of a term as a ladder: the first rung that holds decides. Only acts done by the day count.</summary>
public static class TermLadder
{
    static readonly (TermState State, Func<TermOnDay, bool> Holds)[] Ladder =
    [
        (TermState.NotYet, t => t.NothingDone),
        (TermState.Withdrawn, t => t.Withdrawn),
        (TermState.NotApproved, t => t.ApprovalRefused),
        (TermState.Lapsed, t => t.Lapsed),
        (TermState.Proposed, t => !t.Appointed),
        (TermState.Ended, t => t.Over),
        (TermState.Away, t => t.InOffice && t.Away),
        (TermState.Acting, t => t.InOffice && t.Basis == TermBasis.Acting),
        (TermState.Interim, t => t.InOffice && t.Basis == TermBasis.Interim),
        (TermState.Substantive, t => t.InOffice),
        (TermState.InterimDesignate, t => t.Cover),
        (TermState.AwaitingApproval, t => !t.Approved),
        (TermState.Offered, t => !t.Accepted),
        (TermState.Designate, t => t.Conditional),
        (TermState.Starting, _ => true),
    ];

    public static TermState Of(Term term, DateOnly day)
    {
        var facts = new TermOnDay(term, day);
        return Array.Find(Ladder, rung => rung.Holds(facts)).State;
    }

    /// <summary>In the post in law, at work or away.</summary>
    public static bool InPost(this TermState state) => state is TermState.Substantive or TermState.Away;

    /// <summary>Exercising the post's powers.</summary>
    public static bool AtWork(this TermState state) => state is TermState.Substantive or TermState.Interim or TermState.Acting;

    /// <summary>Named for the post and not yet in it.</summary>
    public static bool Coming(this TermState state) => state is TermState.Designate or TermState.Starting or TermState.InterimDesignate;

    public static string Words(this TermState state) => state switch
    {
        TermState.NotYet => "not yet proposed",
        TermState.Proposed => "proposed",
        TermState.AwaitingApproval => "appointed, awaiting approval",
        TermState.Offered => "offered, not yet accepted",
        TermState.Starting => "appointed, not yet started",
        TermState.Designate => "designate",
        TermState.InterimDesignate => "interim designate",
        TermState.Substantive => "substantive",
        TermState.Interim => "interim",
        TermState.Acting => "acting",
        TermState.Away => "on leave or suspended",
        TermState.Ended => "ended",
        TermState.Lapsed => "lapsed",
        TermState.NotApproved => "not approved",
        TermState.Withdrawn => "declined or withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>What the acts done by one day say, as named predicates.</summary>
readonly struct TermOnDay(Term term, DateOnly day)
{
    readonly DateOnly day = day;
    readonly Term term = term;

    public TermBasis Basis => term.Basis;
    public bool Cover => term.Basis is TermBasis.Interim or TermBasis.Acting;
    public bool NothingDone => !term.Acts.Any(Done);
    public bool Withdrawn => Has(TermActKind.Decline) || Has(TermActKind.Withdraw);
    public bool ApprovalRefused => Last(TermActKind.Approve, TermActKind.RefuseApproval) == TermActKind.RefuseApproval;
    public bool Lapsed => Has(TermActKind.Lapse) || (Appointed && term.To < day && !(Started <= term.To));
    public bool Appointed => Has(TermActKind.Appoint);
    public bool Approved => !term.NeedsApproval || Has(TermActKind.Approve);
    public bool Accepted => Has(TermActKind.Accept);
    public bool Conditional => term.Condition is not null;
    public bool Over => term.To < day;
    public bool InOffice => Started <= day && !Over;
    public bool Away => Last(TermActKind.StartLeave, TermActKind.Suspend, TermActKind.Return) is TermActKind.StartLeave or TermActKind.Suspend;

    /// <summary>Acts without which the holder is not in office. An approval that nobody asked for changes nothing.</summary>
    bool Needed(TermActKind kind) => kind switch
    {
        TermActKind.Appoint => true,
        TermActKind.Accept => !Cover,
        TermActKind.Approve => !Cover && term.NeedsApproval,
        TermActKind.Confirm => Conditional,
        _ => false,
    };

    /// <summary>The day the holder took office, as far as the acts done by this day tell: none becomes substantive by itself.</summary>
    public DateOnly? Started
    {
        get
        {
            if (!Appointed || (!Cover && (!Accepted || !Approved))) return null;
            if (Conditional && !Has(TermActKind.Confirm)) return null;
            var start = term.From ?? DateOnly.MinValue;
            foreach (var act in term.Acts)
                if (Done(act) && Needed(act.Kind) && act.On > start) start = act.On;
            return start;
        }
    }

    bool Done(TermAct act) => act.On <= day;
    bool Has(TermActKind kind) { foreach (var act in term.Acts) if (act.Kind == kind && Done(act)) return true; return false; }

    TermActKind? Last(params ReadOnlySpan<TermActKind> kinds)
    {
        TermAct? last = null;
        foreach (var act in term.Acts)
            if (Done(act) && kinds.Contains(act.Kind) && (last is null || (act.On, act.Number).CompareTo((last.On, last.Number)) > 0)) last = act;
        return last?.Kind;
    }
}
