using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>What the appointments team of the appointing body may open. Anything else is not there.</summary>
public static class TeamScope
{
    public static async Task<(Campaign Campaign, Panel Panel)?> PanelForTeam(this Db db, Actor actor, string slug, PanelId id, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, slug, cancel) is not { } campaign) return null;
        var panel = await db.Panels.Include(p => p.Members).SingleOrDefaultAsync(p => p.Id == id && p.Campaign == campaign.Id, cancel);
        return panel is null ? null : (campaign, panel);
    }

    /// <param name="campaigns">All.</param>
    /// <param name="bodies">Appointing bodies for which the role is held; null means all.</param>
    public static IQueryable<Campaign> RunBy(this IQueryable<Campaign> campaigns, IReadOnlyList<BodyId>? bodies)
    {
        if (bodies is null) return campaigns;
        var held = bodies.ToList();
        return campaigns.Where(c => held.Contains(c.AppointingBody));
    }

    /// <summary>Posts of a campaign with their names, in the order of their bodies.</summary>
    public static async Task<IReadOnlyList<NamedPost>> NamedPosts(this Db db, IQueryable<CampaignPost> posts, CancellationToken cancel)
    {
        var rows = await (from p in posts
                          join post in db.Posts on p.Post equals post.Id
                          join body in db.Bodies on p.Body equals body.Id
                          orderby body.ShortName, post.Title
                          select new { CampaignPost = p, post.Title, body.ShortName }).ToListAsync(cancel);
        return [.. rows.Select(r => new NamedPost(r.CampaignPost, r.Title, r.ShortName))];
    }
}

/// <summary>A post of a campaign with the names of post and body.</summary>
public sealed record NamedPost(CampaignPost Post, string Title, string Body)
{
    /// <summary>"Chief executive, Dorset".</summary>
    public string Name => Post.Group is { } group ? $"{Title}, {group} (shared)" : $"{Title}, {Body}";
    public string? Region => Post.Advert.Region;
}
