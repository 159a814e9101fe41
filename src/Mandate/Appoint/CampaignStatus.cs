namespace Mandate.Appoint;

public enum CampaignStatus { Draft, Announced, Open, Closed, Finished }

/// <summary>Where a campaign stands, as a ladder: the first rung that holds is the answer.</summary>
public static class CampaignStatuses
{
    public static CampaignStatus StatusAt(this Campaign campaign, DateTimeOffset now, bool everyPostDecided = false) => campaign switch
    {
        { PublishedAt: null } => CampaignStatus.Draft,
        _ when now < campaign.OpensAt => CampaignStatus.Announced,
        _ when campaign.Closes.Includes(now) => CampaignStatus.Open,
        _ when !everyPostDecided => CampaignStatus.Closed,
        _ => CampaignStatus.Finished,
    };

    public static string Words(this CampaignStatus status) => status switch
    {
        CampaignStatus.Draft => "Draft",
        CampaignStatus.Announced => "Opens soon",
        CampaignStatus.Open => "Open",
        CampaignStatus.Closed => "Closed, selection under way",
        CampaignStatus.Finished => "Finished",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
