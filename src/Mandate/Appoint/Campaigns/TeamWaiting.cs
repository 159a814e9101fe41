using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>“Waiting for you” of those who run campaigns: campaigns that are planned and not published.</summary>
sealed class TeamWaiting(Db db) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (!actor.Holds(Role.AppointmentsTeam)) return [];
        var planned = await db.CampaignsToRun(actor).AsNoTracking().Where(c => c.PublishedAt == null).OrderBy(c => c.OpensAt).Select(c => new { c.Id, c.Slug, c.Title, c.OpensAt }).ToListAsync(cancel);
        return [.. planned.Select(c => new Waiting("Finish and publish a campaign", PrepareCampaign.Url(c.Slug), Id.MadeAt(c.Id), c.OpensAt) { About = c.Title })];
    }
}
