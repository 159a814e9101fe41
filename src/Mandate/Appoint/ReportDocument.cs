namespace Mandate.Appoint;

/// <summary>The text of a report as it was handed in, kept whole and unchanged. Its digest is the SHA-256 of these very letters.</summary>
public sealed class ReportDocument
{
    public CampaignPostId Post { get; init; }
    public string Digest { get; init; } = "";
    public string Text { get; init; } = "";
    public DateTimeOffset At { get; init; }

    public ReportContent Content => CanonicalJson.Read<ReportContent>(Text);

    public static ReportDocument Of(CampaignPostId post, ReportContent content, DateTimeOffset now)
    {
        var text = CanonicalJson.Of(content);
        return new() { Post = post, Text = text, Digest = CanonicalJson.Digest(text), At = now };
    }
}

/// <summary>All that a panel's report says. Candidates are named by reference alone.</summary>
public sealed record ReportContent
{
    public string Campaign { get; init; } = "";
    public string Post { get; init; } = "";
    public string Body { get; init; } = "";
    public string Criteria { get; init; } = "";
    public string CriteriaDigest { get; init; } = "";
    public string Panel { get; init; } = "";
    public List<ReportMember> Members { get; init; } = [];
    public List<ReportTie> Ties { get; init; } = [];
    public ReportCounts Counts { get; init; } = new();
    public List<ReportCriterion> Scale { get; init; } = [];
    public List<ReportCandidate> Candidates { get; init; } = [];

    /// <summary>Everybody who was sifted, with what the panel decided at each list; those interviewed stand in <see cref="Candidates"/> too.</summary>
    public List<ReportSift> Sift { get; init; } = [];
    public List<ReportSession> Sessions { get; init; } = [];

    /// <summary>What every member's reading order was drawn from.</summary>
    public string OrderSeed { get; init; } = "";

    /// <summary>Reference of the one recommended; null when the panel would appoint nobody.</summary>
    public string? Recommended { get; init; }

    /// <summary>References of the others who are appointable, best first.</summary>
    public List<string> Reserves { get; init; } = [];
    public string Method { get; init; } = "";
    public string Reasons { get; init; } = "";
    public string SubmittedBy { get; init; } = "";
    public DateTimeOffset SubmittedAt { get; init; }
}

public sealed record ReportMember
{
    public string Name { get; init; } = "";
    public PanelRole Role { get; init; }
    public int Seat { get; init; }
    public DateOnly Joined { get; init; }
    public DateOnly? Left { get; init; }
    public string? LeftWhy { get; init; }

    /// <summary>Whether the scores of a member who left were laid beside the others'.</summary>
    public bool ScoresCount { get; init; }
}

public sealed record ReportTie
{
    public string Member { get; init; } = "";
    public string Candidate { get; init; } = "";
    public Tie Tie { get; init; }
    public string? Note { get; init; }
    public Remedy Remedy { get; init; }
}

public sealed record ReportCounts
{
    public int Applied { get; init; }
    public int Withdrew { get; init; }
    public int Assessed { get; init; }
    public int Appointable { get; init; }
}

public sealed record ReportCriterion
{
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";
    public int Weight { get; init; }
    public int Least { get; init; }
}

public sealed record ReportCandidate
{
    public string Reference { get; init; } = "";

    /// <summary>Members who scored, not counting those who abstained.</summary>
    public int Scorers { get; init; }
    public List<ReportLevel> Levels { get; init; } = [];

    /// <summary>Hundredths of a level.</summary>
    public int Weighted { get; init; }
    public bool RuleAppointable { get; init; }
    public List<string> RuleReasons { get; init; } = [];
    public Judgement Judgement { get; init; }
    public int? Rank { get; init; }
    public string Reason { get; init; } = "";
    public string? Plan { get; init; }
}

public sealed record ReportLevel
{
    public string Code { get; init; } = "";

    /// <summary>The members' own levels, lowest first; whose is whose is not said.</summary>
    public List<int> Own { get; init; } = [];
    public int Agreed { get; init; }
    public string? Reason { get; init; }
}

/// <summary>One candidate in the sift.</summary>
public sealed record ReportSift
{
    public string Reference { get; init; } = "";
    public int Scorers { get; init; }
    public List<ReportLevel> Levels { get; init; } = [];

    /// <summary>Hundredths of a level.</summary>
    public int Weighted { get; init; }
    public List<ReportStep> Steps { get; init; } = [];

    /// <summary>Stretches of the answers that were hidden from the panel.</summary>
    public int Redactions { get; init; }
}

public sealed record ReportStep
{
    public SelectionStep Step { get; init; }
    public bool Through { get; init; }
    public string Reason { get; init; } = "";
}

/// <summary>What partners said: advice, not scored.</summary>
public sealed record ReportSession
{
    public DateOnly HeldOn { get; init; }
    public string TookPart { get; init; } = "";
    public List<ReportAdvice> Advice { get; init; } = [];
}

public sealed record ReportAdvice
{
    public string Candidate { get; init; } = "";
    public string Words { get; init; } = "";
}
