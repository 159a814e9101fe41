using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>What waits for a candidate: a draft to send before closing.</summary>
sealed class CandidateWaiting(Db db, TimeProvider clock) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (actor.User is not { } me) return [];
        var now = clock.GetUtcNow();
        var drafts = await db.Drafts.Where(d => d.Owner == me && d.Kind == ApplicationDrafts.Kind && d.ExpiresAt > now).Select(d => new { d.Id, d.AboutId, d.StartedAt }).ToListAsync(cancel);
        if (drafts.Count == 0) return [];
        var about = drafts.ConvertAll(d => CampaignId.From(d.AboutId));
        var campaigns = await db.Campaigns.Where(c => about.Contains(c.Id) && c.ClosesAt > now).Select(c => new { c.Id, c.Title, c.ClosesAt }).ToListAsync(cancel);
        return [.. from d in drafts
                   join c in campaigns on d.AboutId equals c.Id.Value
                   select new Waiting("Finish and send your application", ShowApplication.Url(ApplicationId.From(d.Id.Value)), d.StartedAt, c.ClosesAt) { About = c.Title }];
    }
}
