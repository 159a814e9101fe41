using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>The panel's formal record for one post.</summary>
public sealed record PanelReport
{
    /// <summary>Whom the panel recommends; null when it would appoint nobody.</summary>
    public ApplicationId? Recommended { get; init; }
    /// <summary>Others whom the panel finds appointable, best first: who is asked when the recommended one declines.</summary>
    public List<Reserve> Reserves { get; init; } = [];
    public string Method { get; init; } = "";
    public string Reasons { get; init; } = "";
    public DateTimeOffset SubmittedAt { get; init; }
    public UserId SubmittedBy { get; init; }

    /// <summary>SHA-256 over everything the report shows, in hex; the text itself is a <see cref="ReportDocument"/>.</summary>
    public string Digest { get; init; } = "";
}

public sealed record Reserve
{
    public ApplicationId Application { get; init; }
}

public enum ApprovalDecision { Approved, Returned }

/// <summary>One decision on a report, at one step of the chain.</summary>
public sealed record Approval
{
    public ApprovalDecision Decision { get; init; }
    public ApprovalAct Act { get; init; } = ApprovalAct.Approve;
    public BodyId? Body { get; init; }

    /// <summary>Whoever decided held the role as a deputy.</summary>
    public bool AsDeputy { get; init; }

    /// <summary>Another whom the panel found appointable, in place of the one it recommends; with the reason.</summary>
    public ApplicationId? Instead { get; init; }
    public string? Reason { get; init; }
    public string ReportDigest { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public UserId By { get; init; }
}

public enum OfferAnswer { Waiting, Accepted, Declined, Lapsed }

public sealed record Offer
{
    public ApplicationId Application { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public UserId MadeBy { get; init; }
    public DateTimeOffset AnswerBy { get; init; }
    public OfferAnswer Answer { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why it came to nothing.</summary>
    public string? Why { get; init; }
}

public enum AfterNoAppointment { Rerun, Interim }

public sealed record NoAppointment
{
    public AfterNoAppointment Next { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>For how long the post is covered, in words, when that is arranged; by whom is in the register.</summary>
    public string? Cover { get; init; }
    public DateTimeOffset At { get; init; }
}
