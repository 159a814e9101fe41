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

    /// <summary>Which scores the panel decided by; null where its chair was not asked.</summary>
    public ReportScoresUsed? ScoresUsed { get; init; }

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

/// <summary>Which scores the panel decided by, with what stood beside them.</summary>
public sealed record ReportScoresUsed
{
    public ScoresUsed Used { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>Assessors of the campaign who scored the specimens.</summary>
    public int Calibrated { get; init; }
    public List<ReportAgreement> Agreement { get; init; } = [];
    public List<ReportAdjusted> Candidates { get; init; } = [];

    public static ReportScoresUsed Of(ScoreChoice choice, PanelReliability? found) => new()
    {
        Used = choice.Used, Reason = choice.Reason, Calibrated = found?.Calibrated ?? 0,
        Agreement = [.. (found?.InSift ?? []).Select(f => ReportAgreement.Of("sift", f)), .. (found?.OnSpecimens ?? []).Select(f => ReportAgreement.Of("specimens", f))],
        Candidates = [.. (found?.Candidates ?? []).Select(ReportAdjusted.Of)],
    };

    internal static int? Hundredths(double? value) => value is { } v ? (int)Math.Round(100 * v, MidpointRounding.AwayFromZero) : null;
}

/// <summary>One figure of agreement, in hundredths.</summary>
public sealed record ReportAgreement
{
    /// <summary>"sift" or "specimens".</summary>
    public string On { get; init; } = "";
    public string Name { get; init; } = "";
    public int? Value { get; init; }
    public int? Low { get; init; }
    public int? High { get; init; }
    public string? Why { get; init; }

    public static ReportAgreement Of(string on, AgreementFigure f) =>
        new() { On = on, Name = f.Name, Value = ReportScoresUsed.Hundredths(f.Value), Low = ReportScoresUsed.Hundredths(f.Low), High = ReportScoresUsed.Hundredths(f.High), Why = f.Why };
}

/// <summary>One candidate's sift scores as given and adjusted, in hundredths of a level.</summary>
public sealed record ReportAdjusted
{
    public string Reference { get; init; } = "";
    public int? Given { get; init; }
    public int? Adjusted { get; init; }
    public int? RankLow { get; init; }
    public int? RankHigh { get; init; }
    public string? Why { get; init; }

    public static ReportAdjusted Of(CandidateScores c) => new()
    {
        Reference = c.Reference, Given = ReportScoresUsed.Hundredths(c.Given), Adjusted = ReportScoresUsed.Hundredths(c.Adjusted?.Adjusted), RankLow = c.Ranks?.Low, RankHigh = c.Ranks?.High, Why = c.Adjusted?.Why,
    };
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
