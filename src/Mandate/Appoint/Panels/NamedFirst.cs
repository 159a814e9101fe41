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
        var served = await BodiesOf(db, campaign, posts, cancel);
        var bodies = served.Values.SelectMany(b => b).Select(b => b.Id).Distinct().ToList();
        var firsts = await db.Posts.AsNoTracking().Where(p => p.Kind == rule.PostKind && bodies.Contains(p.Body)).ToListAsync(cancel);
        var holdings = await BodiesApi.Holdings(db, firsts, today, cancel, publicOn: today);
        var named = firsts.Select(f => (f.Body, Name: holdings[f.Id].Holders.Concat(holdings[f.Id].Coming).FirstOrDefault(h => !h.Term.Cover)?.Name)).Where(x => x.Name is not null).ToLookup(x => x.Body, x => x.Name!);
        var ids = posts.Select(p => p.Post.Id).ToList();
        var begun = await db.CampaignPosts.Where(p => ids.Contains(p.Id) && db.ScoreSheets.Any(s => s.Panel == p.Panel && db.Applications.Any(a => a.Id == s.Application && a.Preferences.Any(x => x.Post == p.Id)))).Select(p => p.Id).ToListAsync(cancel);
        return [.. posts.Select(p => Line(p, rule, served[p.Post.Id], named, begun.Contains(p.Post.Id)))];
    }

    /// <summary>Names the bodies whose first post is not named yet, or all of them when each is.</summary>
    static OrderLine Line(NamedPost post, OrderRule rule, IReadOnlyList<NamedFor> served, ILookup<BodyId, string> named, bool begun)
    {
        var missing = served.Where(b => !named[b.Id].Any()).Select(b => b.Name).ToList();
        var names = missing.Count > 0 ? null : string.Join("; ", served.Select(b => named[b.Id].First()).Distinct(StringComparer.Ordinal));
        return new(post.Post.Id, post.Name, $"{rule.Title.ToLowerInvariant()} of {string.Join(" and of ", missing.Count > 0 ? missing : served.Select(b => b.Name))}", names, post.Post.Dispensation, begun);
    }

    /// <summary>The bodies that whoever is appointed serves: that of the post, or all of its group.</summary>
    static async Task<IReadOnlyDictionary<CampaignPostId, IReadOnlyList<NamedFor>>> BodiesOf(Db db, Campaign campaign, IReadOnlyCollection<NamedPost> posts, CancellationToken cancel)
    {
        var groups = posts.Select(p => p.Post.Group).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var shared = groups.Count == 0 ? [] : await (from p in db.CampaignPosts
                                                     where p.Campaign == campaign.Id && groups.Contains(p.Group!) && p.WithdrawnAt == null
                                                     join b in db.Bodies on p.Body equals b.Id
                                                     select new { p.Group, b.Id, b.ShortName }).ToListAsync(cancel);
        return posts.ToDictionary(p => p.Post.Id, p => shared.Where(s => s.Group == p.Post.Group).Select(s => new NamedFor(s.Id, s.ShortName)).OrderBy(s => s.Name, StringComparer.CurrentCulture).ToList() is { Count: > 0 } all ? all : (IReadOnlyList<NamedFor>)[new(p.Post.Body, p.Body)]);
    }

    sealed record NamedFor(BodyId Id, string Name);
}
