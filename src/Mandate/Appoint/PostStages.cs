using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Where a post stands, since when, and who has to move next. Every day from closing to announcement belongs to one of them.</summary>
public static class PostStages
{
    public static string Words(this PostStage stage) => stage switch
    {
        PostStage.Advertised => "No panel yet",
        PostStage.WithPanel => "With the panel",
        PostStage.Longlisted => "Longlist settled",
        PostStage.Shortlisted => "Interviews",
        PostStage.AwaitingApproval => "Awaiting approval",
        PostStage.Returned => "Report returned",
        PostStage.Approved => "Approved",
        PostStage.Offered => "Offered",
        PostStage.Accepted => "Accepted",
        PostStage.FellThrough => "Offer fell through",
        PostStage.NoAppointment => "No appointment",
        PostStage.Withdrawn => "Withdrawn",
        PostStage.Follows => "Goes with another post",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>Who has it; null when nothing is left to do.</summary>
    public static string? WhoHasIt(this CampaignPost post, Campaign campaign) => post switch
    {
        { AnnouncedOn: not null } or { WithdrawnAt: not null } or { Follows: not null } => null,
        _ => post.Stage switch
        {
            PostStage.AwaitingApproval => campaign.Chain().Count is > 1 and var steps ? $"Approver, step {post.Passed.Count + 1} of {steps}" : "Approver",
            PostStage.WithPanel or PostStage.Longlisted or PostStage.Shortlisted => "Panel",
            PostStage.Returned => "Panel chair",
            PostStage.Approved or PostStage.FellThrough => "Appointer",
            PostStage.Offered => "Candidate",
            _ => "Appointments team",
        },
    };

    /// <summary>The start of the stage's clock: what ended the stage before it.</summary>
    public static DateTimeOffset Since(this CampaignPost post, Campaign campaign) => post.Stage switch
    {
        PostStage.WithPanel => Later(post.PanelSince, campaign.ClosesAt),
        PostStage.AwaitingApproval => post.Passed.LastOrDefault()?.At ?? post.Report!.SubmittedAt,
        PostStage.Longlisted or PostStage.Shortlisted => post.SettledAt!.Value,
        PostStage.Returned or PostStage.Approved => post.Approval!.At,
        PostStage.Offered => post.Offer!.MadeAt,
        PostStage.Accepted or PostStage.FellThrough => post.Offer!.AnsweredAt!.Value,
        PostStage.NoAppointment => post.NoAppointment!.At,
        PostStage.Withdrawn => post.WithdrawnAt!.Value,
        _ => campaign.PublishedAt ?? campaign.OpensAt,
    };

    /// <summary>A panel named before closing has nothing to do until then.</summary>
    static DateTimeOffset Later(DateTimeOffset? named, DateTimeOffset closes) => named is { } at && at > closes ? at : closes;
}
