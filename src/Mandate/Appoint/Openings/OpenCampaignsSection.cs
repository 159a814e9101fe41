using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;

namespace Mandate.Appoint.Openings;

/// <summary>What is open, on the home page.</summary>
sealed class OpenCampaignsSection(Db db, TimeProvider clock) : IHomeSection
{
    public int Order => 10;

    public async Task<HomeSection?> Show(Actor reader, CancellationToken cancel)
    {
        var open = await AppointApi.OpenCampaigns(db, clock.GetUtcNow(), cancel);
        return new("Open appointments", open.Count == 0 ? "No campaign is open now." : null,
            [.. open.Take(5).Select(c => new HomeLine(c.Fenced ? $"{c.Title} (ring-fenced: only named people can apply)" : c.Title, c.Url, c.Status == CampaignStatus.Announced ? $"Opens on {CampaignQueries.Uk(c.OpensAt)}" : $"{Numbers.Count(c.Posts, "post")}; closes on {CampaignQueries.Uk(c.Closes.Shown)} UK time"))],
            new("All appointments", ListOpenings.Url));
    }
}
