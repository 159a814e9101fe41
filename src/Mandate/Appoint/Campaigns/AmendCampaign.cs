using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>What of a published campaign may still be changed, and what was.</summary>
public static class AmendCampaign
{
    public const string Route = "/appoint/campaigns/{campaign}/amend";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/amend";

    /// <summary>Where the pages of change lead back to.</summary>
    public static string Back(Campaign campaign) => campaign.PublishedAt is null ? PrepareCampaign.Url(campaign.Slug) : Url(campaign.Slug);

    public sealed record Model(Campaign Campaign, Refusal? Fault, bool Open);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.CampaignsToRun(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Slug == campaign && c.PublishedAt != null, cancel) is { } c
            ? AmendCampaignPage.Show(new(c, Timetables.Check(c.Terms.Timetable, London.Day(c.OpensAt), London.Day(c.Closes.Shown)).Refusal, c.Closes.Includes(clock.GetUtcNow()))) : Results.NotFound();
}
