using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>A post of the kind a campaign is for, as the register has it.</summary>
/// <param name="WhyNot">Why it is not offered: somebody holds it, another campaign has it. Null when it is vacant.</param>
public sealed record Vacancy(PostId Post, BodyId Body, string Slug, PostAdvert Advert, string? WhyNot);

/// <summary>All that Appoint reads of the register.</summary>
public static class VacantPosts
{
    /// <summary>Posts of the campaign's kind that may be filled by the day it closes, of the bodies that wait for its legal event where some do, each with why it is not offered.</summary>
    public static async Task<IReadOnlyList<Vacancy>> For(Db db, Campaign campaign, DateOnly today, CancellationToken cancel)
    {
        var closes = London.Day(campaign.Closes.Shown);
        var on = closes > today ? closes : today;
        var (kind, law, kinds) = (campaign.Terms.BodyKind, campaign.Condition, campaign.Kinds.ToList());
        var waits = db.Set<LegalEventWait>().Where(w => w.Event == law);
        var posts = await db.Posts.AsNoTracking().Where(p => kinds.Contains(p.Kind) && (p.From <= on || p.DesignateFrom <= on) && (p.To == null || p.To >= on)
            && db.Bodies.Any(b => b.Id == p.Body && (kind == null || b.Kind == kind)
                && (!waits.Any() || waits.Any(w => w.BodyKind == b.Kind && w.PostKind == p.Kind && (w.BodiesFrom == null || w.BodiesFrom == b.From))))).ToListAsync(cancel);
        var vacant = new HashSet<PostId>();
        foreach (var each in kinds) vacant.UnionWith((await BodiesApi.VacantPosts(db, each, on, cancel)).Select(v => v.Post.Post.Id));
        var held = await BodiesApi.Holdings(db, [.. posts.Where(p => !vacant.Contains(p.Id))], on, cancel);
        var elsewhere = await Elsewhere(db, campaign, cancel);
        var adverts = await Adverts(db, posts, today, cancel);
        return [.. posts.Select(p => new Vacancy(p.Id, p.Body, $"{adverts[p.Id].BodySlug}-{p.Slug}", adverts[p.Id].Advert, held.TryGetValue(p.Id, out var holding) ? WhyNot(holding) : elsewhere.GetValueOrDefault(p.Id)))
            .OrderBy(v => v.Advert.BodyName, StringComparer.CurrentCulture)];
    }

    static string WhyNot(PostHolding holding) =>
        holding.Holders.Concat(holding.Coming).ToList() is { Count: > 0 } people ? $"Held or promised: {string.Join(", ", people.Select(p => $"{p.Name} ({Words(p.State)})"))}" : "Filled on that day";

    static string Words(TermState state) => string.Concat(state.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    /// <summary>Posts that another campaign advertises and has not ended for, with which.</summary>
    static async Task<Dictionary<PostId, string>> Elsewhere(Db db, Campaign campaign, CancellationToken cancel) =>
        (await (from p in db.CampaignPosts
                join c in db.Campaigns on p.Campaign equals c.Id
                where p.Campaign != campaign.Id && p.WithdrawnAt == null && p.AnnouncedOn == null
                select new { p.Post, c.Title }).ToListAsync(cancel))
            .GroupBy(x => x.Post).ToDictionary(g => g.Key, g => $"In the campaign “{g.First().Title}”");

    /// <summary>What an advertisement says of each post, as the register has it on a day.</summary>
    public static async Task<IReadOnlyDictionary<PostId, (string BodySlug, PostAdvert Advert)>> Adverts(Db db, IReadOnlyCollection<Post> posts, DateOnly on, CancellationToken cancel)
    {
        var ids = posts.Select(p => p.Body).Distinct().ToList();
        var bodies = await BodiesApi.Bodies(db, ids, on, cancel);
        var areas = (await (from a in db.Set<BodyArea>().AsNoTracking()
                            join area in db.Set<Area>() on a.Area equals area.Code
                            where ids.Contains(a.Body) && (a.To == null || a.To >= @on)
                            orderby area.Name
                            select new { a.Body, area.Name, a.Share }).ToListAsync(cancel)).ToLookup(a => a.Body);
        return posts.ToDictionary(p => p.Id, p =>
        {
            var body = bodies[p.Body];
            return (body.Slug, new PostAdvert
            {
                Title = p.Title,
                BodyName = body.LegalName,
                Region = body.Region,
                Population = body.Population?.Value,
                PopulationBasis = body.Population is { } people ? people.Status == Certainty.Confirmed ? people.Basis : $"{people.Basis}; {people.Status.ToString().ToLowerInvariant()}" : null,
                PopulationDate = body.Population?.Date,
                Councils = [.. areas[p.Body].Select(a => a.Share == AreaShare.Part ? $"{a.Name} (part)" : a.Name).Distinct()],
            });
        });
    }

    public static Task<BodyId?> BodyOfPack(Db db, string pack, string key, CancellationToken cancel) => BodiesApi.BodyOfPack(db, pack, key, cancel);

    /// <summary>Legal events of a pack by their keys in it.</summary>
    public static async Task<IReadOnlyDictionary<string, LegalEvent>> LegalEvents(Db db, string pack, IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        (await db.LegalEvents.AsNoTracking().Where(e => e.Pack == pack && keys.Contains(e.PackKey!)).ToListAsync(cancel)).ToDictionary(e => e.PackKey!, StringComparer.Ordinal);

    /// <summary>What the pack must word as law or not yet law, in the order of its stages, as known on a day.</summary>
    public static async Task<IReadOnlyList<LegalCondition>> Conditions(Db db, Campaign campaign, DateOnly day, CancellationToken cancel)
    {
        var slugs = campaign.Terms.NotYetLaw;
        if (slugs.Count == 0 && campaign.Condition is null) return [];
        var events = await db.LegalEvents.AsNoTracking().Include(e => e.Expected).Where(e => slugs.Contains(e.Slug) || e.Id == campaign.Condition).ToListAsync(cancel);
        return [.. events.OrderBy(e => e.Stage).Select(e => new LegalCondition(e.Slug, e.Name, e.HappenedBy(day) ? e.ActualOn : null, e.ExpectedAsKnownOn(day)))];
    }
}
