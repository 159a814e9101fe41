using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Which post of the same body must be named before a panel begins its work: "the chair before the panel for the chief executive sits". For a shared post, that of each of its bodies.</summary>
public sealed record OrderRule
{
    /// <summary>Key of the kind of post that is named first.</summary>
    public string PostKind { get; init; } = "";

    /// <summary>"Chair".</summary>
    public string Title { get; init; } = "";

    /// <summary>What the rule rests on.</summary>
    public string? Source { get; init; }
}

/// <summary>Leave for one panel to begin although the post that comes first is not named. Given by whoever decides last on the campaign's reports.</summary>
public sealed record Dispensation
{
    public string Reason { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public UserId By { get; init; }
}

/// <summary>How one post of a campaign stands to the rule of order.</summary>
/// <param name="Name">"Chief executive, Devon".</param>
/// <param name="First">"chair of Devon".</param>
/// <param name="Named">By whom the first post is held or promised, announced; null when by nobody.</param>
/// <param name="Begun">Whether somebody has scored a candidate for the post: what began before is not stopped.</param>
public sealed record OrderLine(CampaignPostId Post, string Name, string First, string? Named, Dispensation? Dispensation, bool Begun)
{
    public bool Waits => Named is null && Dispensation is null && !Begun;

    /// <summary>"The chair of Devon is not named yet".</summary>
    public string Words => this switch
    {
        { Named: { } named } => $"The {First} is named: {named}",
        { Dispensation: not null } => $"The {First} is not named yet; the panel may begin by a dispensation",
        { Begun: true } => $"The {First} is not named; the panel had begun",
        _ => $"The {First} is not named yet",
    };
}

public static class OrderRules
{
    /// <summary>Whether a panel may begin, given how each of its posts stands.</summary>
    public static Outcome MayBegin(IReadOnlyCollection<OrderLine> lines) =>
        lines.FirstOrDefault(l => l.Waits) is { } line ? OrderRefusals.NotNamedYet(line, lines.Count(l => l.Waits) - 1) : Outcome.Done;

    /// <summary>"The panel for a post begins only when the chair of the same body is named."</summary>
    public static string Sentence(this OrderRule rule) => $"The panel for a post begins its work only when the {rule.Title.ToLowerInvariant()} of the same body is named.";
}

public static class OrderRefusals
{
    public static Refusal NotNamedYet(OrderLine line, int others) => new(
        $"The {line.First} is not named yet, and in this campaign that comes before the panel for {line.Name} begins{(others == 0 ? "" : $"; the same holds for {(others == 1 ? "1 other post" : $"{others} other posts")} of this panel")}. You can declare your ties meanwhile. "
        + "The panel can begin when that appointment is announced, or when whoever decides last on the reports of this campaign records a dispensation under Approvals, with the reason.", WhoCould: "The approver");

    public static readonly Refusal NoRule = new("This campaign has no rule of order, so there is nothing to give leave from.");
    public static readonly Refusal NamedAlready = new("The post that comes first is named, so the panel may begin.");
    public static readonly Refusal GivenAlready = new("A dispensation was recorded already.");
    public static readonly Refusal NoReason = new("Say why this panel may begin before.");
    public static readonly Refusal SitsOnPanel = new("You sit, or sat, on this panel. Somebody else must decide whether it may begin.", WhoCould: "Another approver of the same body");
    public static readonly Refusal SameKind = new("A post cannot be named before itself. Choose another kind of post.");
}

public sealed partial class CampaignPost
{
    /// <summary>Leave for the panel to begin before the post that comes first is named.</summary>
    public Dispensation? Dispensation { get; private set; }

    public Outcome Dispense(Dispensation dispensation, OrderLine? line, bool satOnPanel)
    {
        if (WithdrawnAt is not null) return PostRefusal.Withdrawn;
        if (line is null) return OrderRefusals.NoRule;
        if (Dispensation is not null) return OrderRefusals.GivenAlready;
        if (line.Named is not null) return OrderRefusals.NamedAlready;
        if (satOnPanel) return OrderRefusals.SitsOnPanel;
        if (string.IsNullOrWhiteSpace(dispensation.Reason)) return OrderRefusals.NoReason;
        Dispensation = dispensation;
        return Outcome.Done;
    }
}

public sealed record OrderDispensed(CampaignPostId Post, CampaignId Campaign, PanelId? Panel, string Name, string First) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post), Subject.Of(Campaign), .. Panel is { } panel ? new[] { Subject.Of(panel) } : []];
    public string What => $"gave leave for the panel for {Name} to begin before the {First} is named";
}
