using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>What a body does in the chain from the panel's report to an offer.</summary>
public enum ApprovalAct { Recommend, Appoint, Approve }

/// <summary>One step of the chain: which body does what, and on what it rests.</summary>
public sealed record ApprovalStep
{
    public ApprovalAct Act { get; init; }
    public BodyId Body { get; init; }
    public string? Citation { get; init; }
}

/// <summary>Who decides on a panel's report, in order. A campaign without steps of its own has one: the approver approves.</summary>
public static class ApprovalChain
{
    public static IReadOnlyList<ApprovalStep> Chain(this Campaign campaign) =>
        campaign.Terms.Chain.Count > 0 ? campaign.Terms.Chain : [new ApprovalStep { Act = ApprovalAct.Approve, Body = campaign.Approver }];

    /// <summary>The step that a report waits at; null when it waits at none.</summary>
    public static ApprovalStep? WaitsAt(this CampaignPost post, Campaign campaign) =>
        post is { Report: not null, Approval: null } ? campaign.Chain().ElementAtOrDefault(post.Passed.Count) : null;

    /// <summary>"recommends", as in "NHS England recommends".</summary>
    public static string Does(this ApprovalAct act) => act switch { ApprovalAct.Recommend => "recommends", ApprovalAct.Appoint => "appoints", _ => "approves" };

    /// <summary>"Recommended", as in "Recommended by NHS England".</summary>
    public static string Done(this ApprovalAct act) => act switch { ApprovalAct.Recommend => "Recommended", ApprovalAct.Appoint => "Appointed", _ => "Approved" };

    /// <summary>"NHS England appoints, then the Department of Health and Social Care approves".</summary>
    public static string WhoDecides(this Campaign campaign, Func<BodyId, string> name) => string.Join(", then ", campaign.Chain().Select(s => $"{name(s.Body)} {s.Act.Does()}"));

    /// <summary>The chain ends with an act that appoints or approves, and no body does the same act twice.</summary>
    public static Outcome Check(IReadOnlyList<ApprovalStep> steps)
    {
        if (steps.Count == 0) return Outcome.Done;
        if (steps[^1].Act == ApprovalAct.Recommend) return ChainRefusals.EndsOpen;
        if (steps.Zip(steps.Skip(1)).Any(p => p.Second.Act < p.First.Act)) return ChainRefusals.OutOfOrder;
        return steps.GroupBy(s => (s.Act, s.Body)).Any(g => g.Count() > 1) ? ChainRefusals.Twice : Outcome.Done;
    }
}

public static class ChainRefusals
{
    public static readonly Refusal EndsOpen = new("The last step must appoint or approve: a recommendation decides nothing.");
    public static readonly Refusal OutOfOrder = new("Recommending comes before appointing, and appointing before approving.");
    public static readonly Refusal Twice = new("A body can do each thing once.");
}
