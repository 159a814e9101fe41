namespace Mandate.Bodies.Keeping.Holding;

static class ActWords
{
    /// <summary>The act as a heading of its row.</summary>
    public static string Of(TermActKind kind) => kind switch
    {
        TermActKind.Recommend => "Recommended",
        TermActKind.Appoint => "Appointed",
        TermActKind.Approve => "Approved",
        TermActKind.RefuseApproval => "Approval refused",
        TermActKind.Accept => "Accepted",
        TermActKind.Decline => "Declined",
        TermActKind.Confirm => "Confirmed",
        TermActKind.StartLeave => "On leave",
        TermActKind.Suspend => "Suspended",
        TermActKind.Return => "Returned",
        TermActKind.End => "Ended",
        TermActKind.Lapse => "Lapsed",
        TermActKind.Withdraw => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
