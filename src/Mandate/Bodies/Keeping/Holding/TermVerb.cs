using Mandate.Platform;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>An act a keeper can record about a term, as a page of its own.</summary>
/// <param name="When">What the day is called in a sentence.</param>
sealed record TermVerb(TermActKind Kind, string Slug, string Title, string When, Func<Term, Seat, ActFacts, Actor, DateTimeOffset, Outcome> Do)
{
    /// <summary>Whether it closes the term or the offer and so needs a reason.</summary>
    public bool NeedsReason => Kind is TermActKind.End or TermActKind.Withdraw or TermActKind.Lapse or TermActKind.RefuseApproval or TermActKind.Suspend;

    public static readonly IReadOnlyList<TermVerb> All =
    [
        new(TermActKind.Recommend, "recommend", "Record the recommendation", "the day of the recommendation", (t, s, a, by, now) => t.Recommend(s, a, by, now)),
        new(TermActKind.Appoint, "appoint", "Record the appointing act", "the day of the appointing act", (t, s, a, by, now) => t.Appoint(s, a, by, now)),
        new(TermActKind.Approve, "approve", "Record the approval", "the day of the approval", (t, s, a, by, now) => t.Approve(s, a, by, now)),
        new(TermActKind.RefuseApproval, "refuse-approval", "Record that approval was refused", "the day of the refusal", (t, s, a, by, now) => t.RefuseApproval(s, a, by, now)),
        new(TermActKind.Accept, "accept", "Record the acceptance", "the day of the acceptance", (t, s, a, by, now) => t.Accept(s, a, by, now)),
        new(TermActKind.Decline, "decline", "Record that the offer was declined", "the day the offer was declined", (t, s, a, by, now) => t.Decline(s, a, by, now)),
        new(TermActKind.StartLeave, "start-leave", "Record the start of leave", "the first day of leave", (t, s, a, by, now) => t.StartLeave(s, a, by, now)),
        new(TermActKind.Suspend, "suspend", "Record a suspension", "the first day of the suspension", (t, s, a, by, now) => t.Suspend(s, a, by, now)),
        new(TermActKind.Return, "return", "Record the return", "the first day back", (t, s, a, by, now) => t.Return(s, a, by, now)),
        new(TermActKind.Lapse, "lapse", "Record that the appointment lapsed", "the day it lapsed", (t, s, a, by, now) => t.Lapse(s, a, by, now)),
        new(TermActKind.Withdraw, "withdraw", "Withdraw the appointment", "the day of the withdrawal", (t, s, a, by, now) => t.Withdraw(s, a, by, now)),
        new(TermActKind.End, "end", "End the term", "the last day in post", (t, s, a, by, now) => t.End(s, a, by, now)),
    ];

    public static TermVerb? Of(string slug) => All.FirstOrDefault(v => v.Slug == slug);

    /// <summary>The acts that make sense next. Others can be asked for by their address and are answered with their refusal.</summary>
    public static IEnumerable<TermVerb> Next(TermState state, Term term) => All.Where(v => state switch
    {
        TermState.NotYet => v.Kind is TermActKind.Recommend or TermActKind.Appoint,
        TermState.Proposed => v.Kind is TermActKind.Appoint or TermActKind.Withdraw,
        TermState.AwaitingApproval => v.Kind is TermActKind.Approve or TermActKind.RefuseApproval or TermActKind.Decline or TermActKind.Withdraw || (v.Kind == TermActKind.Accept && term.On(TermActKind.Accept) is null),
        TermState.Offered => v.Kind is TermActKind.Accept or TermActKind.Decline or TermActKind.Withdraw,
        TermState.Designate or TermState.InterimDesignate => v.Kind == TermActKind.Withdraw || (v.Kind == TermActKind.Lapse && term.Condition is not null),
        TermState.Starting => v.Kind == TermActKind.Withdraw,
        TermState.Substantive or TermState.Interim => v.Kind is TermActKind.StartLeave or TermActKind.Suspend or TermActKind.End,
        TermState.Acting => v.Kind == TermActKind.End,
        TermState.Away => v.Kind is TermActKind.Return or TermActKind.End,
        _ => false,
    });
}
