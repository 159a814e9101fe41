using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>Asks the register whether the post that comes first is named.</summary>
static class NamedFirst
{
    /// <summary>How these posts stand to the campaign's rule of order; nothing when it has none. Only announced appointments count: nobody learns of another from a panel's page. Cover for a time does not.</summary>
    public static async Task<IReadOnlyList<OrderLine>> Order(this Db db, Campaign campaign, IReadOnlyCollection<NamedPost> posts, DateOnly today, CancellationToken cancel)
    {
        if (campaign.Terms.Order is not { } rule || posts.Count == 0) return [];
        var bodies = posts.Select(p => p.Post.Body).Distinct().ToList();
        var firsts = await db.Posts.AsNoTracking().Where(p => p.Kind == rule.PostKind && bodies.Contains(p.Body)).ToListAsync(cancel);
        var holdings = await BodiesApi.Holdings(db, firsts, today, cancel, publicOn: today);
        var named = firsts.Select(f => (f.Body, Name: holdings[f.Id].Holders.Concat(holdings[f.Id].Coming).FirstOrDefault(h => !h.Term.Cover)?.Name)).Where(x => x.Name is not null).ToLookup(x => x.Body, x => x.Name);
        var ids = posts.Select(p => p.Post.Id).ToList();
        var begun = await db.CampaignPosts.Where(p => ids.Contains(p.Id) && db.ScoreSheets.Any(s => s.Panel == p.Panel && db.Applications.Any(a => a.Id == s.Application && a.Preferences.Any(x => x.Post == p.Id)))).Select(p => p.Id).ToListAsync(cancel);
        return [.. posts.Select(p => new OrderLine(p.Post.Id, p.Name, $"{rule.Title.ToLowerInvariant()} of {p.Body}", named[p.Post.Body].FirstOrDefault(), p.Post.Dispensation, begun.Contains(p.Post.Id)))];
    }
}
