using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Approved or rejected by whoever decides on pay above the range; noted when they only took notice.</summary>
public enum PayDecision { Approved, Noted, Rejected }

/// <summary>What the person appointed is to be paid: a year's full-time pay, also where the post is part time. Above the advertised range it is a case, which somebody outside the campaign decides.</summary>
public sealed record ProposedPay
{
    public long YearlyPence { get; init; }

    /// <summary>The top of the advertised range on that day.</summary>
    public long CeilingPence { get; init; }

    /// <summary>The case, when it is above the range: scale, number of partners, complexity.</summary>
    public string? Case { get; init; }
    public DateTimeOffset At { get; init; }
    public UserId By { get; init; }
    public PayDecision? Decision { get; init; }

    /// <summary>Who decided, in words: "the Secretary of State".</summary>
    public string? DecidedBy { get; init; }
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Letter or minute in which the decision stands.</summary>
    public string? Evidence { get; init; }

    public bool AboveRange => YearlyPence > CeilingPence;
    public bool Open => AboveRange && Decision is null;
    public bool Rejected => AboveRange && Decision == PayDecision.Rejected;
}

public sealed partial class CampaignPost
{
    public ProposedPay? Pay { get; private set; }

    /// <summary>Earlier proposals, among them rejected cases, oldest first.</summary>
    public List<ProposedPay> EarlierPay { get; private set; } = [];

    /// <summary>Proposes what is paid; anew until it is announced.</summary>
    public Outcome ProposePay(ProposedPay pay)
    {
        if (AnnouncedOn is not null) return PostRefusal.AnnouncedAlready;
        if (WithdrawnAt is not null) return PostRefusal.Withdrawn;
        if (NoAppointment is not null) return PostRefusal.EndedAlready;
        if (pay.AboveRange && string.IsNullOrWhiteSpace(pay.Case)) return PayCaseRefusals.NeedsCase;
        if (Pay is not null) EarlierPay.Add(Pay);
        Pay = pay;
        return Outcome.Done;
    }

    /// <summary>Records what was decided on a case.</summary>
    public Outcome DecidePay(PayDecision decision, string by, DateOnly on, string evidence)
    {
        if (Pay is not { Open: true } pay) return PayCaseRefusals.NoCase;
        if (on < London.Day(pay.At)) return PayCaseRefusals.DecidedBeforeAsked;
        Pay = pay with { Decision = decision, DecidedBy = by, DecidedOn = on, Evidence = evidence };
        return Outcome.Done;
    }

    /// <summary>Why the pay stands in the way of an announcement.</summary>
    public Refusal? PayObstacle => NoAppointment is not null ? null : Pay switch { { Open: true } => PayCaseRefusals.CaseOpen, { Rejected: true } => PayCaseRefusals.CaseRejected, _ => null };
}

public static class PayCaseRefusals
{
    public static readonly Refusal NeedsCase = new("This is above the advertised range, so it needs a pay case. Write why the post must pay more.");
    public static readonly Refusal NoCase = new("No pay case of this post waits for a decision.");
    public static readonly Refusal DecidedBeforeAsked = new("The decision cannot be older than the case.");
    public static readonly Refusal CaseOpen = new("A pay case is open, and nothing is announced until it is decided.", WhoCould: "Whoever decides on pay above the range");
    public static readonly Refusal CaseRejected = new("The pay case was rejected. Propose pay within the range, or a new case, before you announce.");
}

public sealed record PayProposed(CampaignPostId Post, bool AboveRange) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post)];
    public string What => AboveRange ? "proposed pay above the range and opened a pay case" : "proposed pay within the range";
}

public sealed record PayCaseDecided(CampaignPostId Post, PayDecision Decision, string By, DateOnly On) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post)];
    public string What => $"recorded that {By} {Decision.ToString().ToLowerInvariant()} the pay case on {On:d MMMM yyyy}";
}
