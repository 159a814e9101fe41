using Mandate.Bodies.Terms;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies;

/// <summary>What other areas may read of the register. Verbs that change it are in <c>BodiesApi.Terms.cs</c>.</summary>
public static partial class BodiesApi
{
    /// <summary>Bodies with the names, region and population that hold on a day; one query.</summary>
    public static IQueryable<BodyLine> Lines(Db db, DateOnly on) => Lines(db, db.Bodies, on);

    public static IQueryable<BodyLine> Lines(Db db, IQueryable<Body> bodies, DateOnly on) => bodies.AsNoTracking().Select(b => new BodyLine
    {
        Id = b.Id,
        Slug = b.Slug,
        Kind = b.Kind,
        LegalName = b.Names.Where(n => n.Kind == NameKind.Legal && n.From <= on && (n.To == null || n.To >= on)).Select(n => n.Text).FirstOrDefault() ?? b.LegalName,
        ShortName = b.Names.Where(n => n.Kind == NameKind.Short && n.From <= on && (n.To == null || n.To >= on)).Select(n => n.Text).FirstOrDefault() ?? b.ShortName,
        From = b.From,
        To = b.To,
        Invented = b.Invented,
        RegionId = b.Relations.Where(r => r.Kind == RelationKeys.InRegion && r.From <= on && (r.To == null || r.To >= on)).Select(r => (BodyId?)r.Other).FirstOrDefault()
            ?? b.Relations.Where(r => r.Kind == RelationKeys.InRegion).OrderBy(r => r.From).Select(r => (BodyId?)r.Other).FirstOrDefault(),
        Region = db.Bodies.Where(o => b.Relations.Any(r => r.Kind == RelationKeys.InRegion && r.Other == o.Id && r.From <= on && (r.To == null || r.To >= on))).Select(o => o.ShortName).FirstOrDefault()
            ?? db.Bodies.Where(o => b.Relations.Any(r => r.Kind == RelationKeys.InRegion && r.Other == o.Id)).OrderBy(o => o.ShortName).Select(o => o.ShortName).FirstOrDefault(),
        Population = b.Populations.OrderByDescending(p => p.Status == Certainty.Confirmed).ThenByDescending(p => p.Date <= on).ThenByDescending(p => p.Date)
            .Select(p => new PopulationLine(p.Value, p.Basis, p.Date, p.Status)).FirstOrDefault(),
        Codes = b.Codes.Where(c => c.From <= on && (c.To == null || c.To >= on)).OrderBy(c => c.Scheme).Select(c => new CodeLine(c.Scheme, c.Value)).ToList(),
    });

    public static async Task<IReadOnlyDictionary<BodyId, BodyLine>> Bodies(Db db, IReadOnlyCollection<BodyId> ids, DateOnly on, CancellationToken cancel) =>
        (await Lines(db, db.Bodies.Where(b => ids.Contains(b.Id)), on).ToListAsync(cancel)).ToDictionary(b => b.Id);

    public static Task<BodyLine?> BodyBySlug(Db db, string slug, DateOnly on, CancellationToken cancel) =>
        Lines(db, db.Bodies.Where(b => b.Slug == slug), on).SingleOrDefaultAsync(cancel);

    /// <summary>The body that a pack knows by this key.</summary>
    public static async Task<BodyId?> BodyOfPack(Db db, string pack, string key, CancellationToken cancel) =>
        await db.Bodies.Where(b => b.Pack == pack && b.PackKey == key).Select(b => (BodyId?)b.Id).SingleOrDefaultAsync(cancel);

    public static async Task<string?> RegionOf(Db db, BodyId body, DateOnly on, CancellationToken cancel) =>
        (await Bodies(db, [body], on, cancel)).GetValueOrDefault(body)?.Region;

    public static async Task<PopulationLine?> PopulationOf(Db db, BodyId body, DateOnly on, CancellationToken cancel) =>
        (await Bodies(db, [body], on, cancel)).GetValueOrDefault(body)?.Population;

    public static async Task<PostLine?> Post(Db db, PostId id, DateOnly on, CancellationToken cancel) => (await Posts(db, [id], on, cancel)).GetValueOrDefault(id);

    /// <summary>Posts with their bodies as they are on a day.</summary>
    public static async Task<IReadOnlyDictionary<PostId, PostLine>> Posts(Db db, IReadOnlyCollection<PostId> ids, DateOnly on, CancellationToken cancel)
    {
        var posts = await db.Posts.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        var bodies = await Bodies(db, posts.Select(p => p.Body).Distinct().ToList(), on, cancel);
        return posts.ToDictionary(p => p.Id, p => new PostLine(p, bodies[p.Body]));
    }

    /// <summary>Posts of a kind that can be filled on a day: begun, or open to designates, with a seat that nobody holds or is named for.</summary>
    public static async Task<IReadOnlyList<VacantPost>> VacantPosts(Db db, string postKind, DateOnly on, CancellationToken cancel, string? bodyKind = null)
    {
        var posts = await (from p in db.Posts.AsNoTracking()
                           join b in db.Bodies on p.Body equals b.Id
                           where p.Kind == postKind && (bodyKind == null || b.Kind == bodyKind)
                               && (p.From <= @on || p.DesignateFrom <= @on) && (p.To == null || p.To >= @on)
                           select p).ToListAsync(cancel);
        var terms = await TermsOf(db, posts.Select(p => p.Id).ToList(), cancel);
        var bodies = await Bodies(db, posts.Select(p => p.Body).Distinct().ToList(), on, cancel);
        return [.. posts.Select(p => (Post: p, Day: on > p.From ? on : p.From))
            .Where(x => terms[x.Post.Id].Count(t => !t.Cover && t.Counts && t.StateOn(on) != TermState.NotYet && t.Claim(x.Post).Includes(x.Day)) < x.Post.Seats)
            .Select(x => new VacantPost(new(x.Post, bodies[x.Post.Body]), Occupancy.On(x.Post, terms[x.Post.Id], on).Reason))
            .OrderBy(v => v.Post.Body.ShortName, StringComparer.CurrentCulture)];
    }

    /// <summary>Every term of each post, with its acts.</summary>
    /// <param name="publicOn">Only those that everybody may know of on that day.</param>
    public static async Task<ILookup<PostId, Term>> TermsOf(Db db, IReadOnlyCollection<PostId> posts, CancellationToken cancel, DateOnly? publicOn = null) =>
        (await db.Terms.AsNoTracking().Include(t => t.Acts).Where(t => posts.Contains(t.Post) && (publicOn == null || t.PublicFrom <= publicOn)).ToListAsync(cancel)).ToLookup(t => t.Post);

    /// <summary>Whom nobody outside may know of yet: what a public history leaves out.</summary>
    public static async Task<IReadOnlyList<Subject>> Unannounced(Db db, DateOnly today, CancellationToken cancel) =>
        [.. (await db.Terms.Where(t => t.PublicFrom == null || t.PublicFrom > today).Select(t => t.Id).ToListAsync(cancel)).Select(Subject.Of)];

    /// <summary>Who holds, exercises and is named for a post on a day, with names.</summary>
    public static async Task<PostHolding?> TermsOf(Db db, PostId id, DateOnly on, CancellationToken cancel)
    {
        if (await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } post) return null;
        return (await Holdings(db, [post], on, cancel))[id];
    }

    /// <summary>The posts that lead each body (the pack says which kinds do), in the pack's order, as they stand on a day.</summary>
    /// <param name="publicOn">Only by terms that everybody may know of on that day.</param>
    public static async Task<ILookup<BodyId, PostHolding>> Leaders(Db db, IReadOnlyCollection<BodyId> bodies, DateOnly on, CancellationToken cancel, DateOnly? publicOn = null)
    {
        var rows = await (from p in db.Posts.AsNoTracking()
                          join b in db.Bodies on p.Body equals b.Id
                          join bk in db.BodyKinds on b.Kind equals bk.Key
                          join k in db.PostKinds on new { bk.Pack, Key = p.Kind } equals new { k.Pack, k.Key }
                          where k.Leader && bodies.Contains(p.Body)
                          join t in db.Terms.Include(x => x.Acts).Where(x => publicOn == null || x.PublicFrom <= publicOn) on p.Id equals t.Post into terms
                          from t in terms.DefaultIfEmpty()
                          join who in db.People on t.Person equals who.Id into people
                          from who in people.DefaultIfEmpty()
                          orderby k.Order, p.Id
                          select new { Post = p, Term = t, Person = who }).ToListAsync(cancel);
        var named = rows.Where(r => r.Person is not null).DistinctBy(r => r.Person!.Id).ToDictionary(r => r.Person!.Id, r => r.Person!);
        return rows.GroupBy(r => r.Post.Id).Select(g => Holding(g.First().Post, g.Select(r => r.Term).OfType<Term>(), named, on)).ToLookup(h => h.Post.Body);
    }

    /// <summary>Posts with their holders on a day: two queries, whatever their number.</summary>
    /// <param name="publicOn">Only by terms that everybody may know of on that day.</param>
    public static async Task<IReadOnlyDictionary<PostId, PostHolding>> Holdings(Db db, IReadOnlyCollection<Post> posts, DateOnly on, CancellationToken cancel, DateOnly? publicOn = null)
    {
        var terms = await TermsOf(db, posts.Select(p => p.Id).ToList(), cancel, publicOn);
        var ids = terms.SelectMany(t => t).Select(t => t.Person).Distinct().ToList();
        var people = ids.Count == 0 ? [] : await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return posts.ToDictionary(p => p.Id, p => Holding(p, terms[p.Id], people, on));
    }

    static PostHolding Holding(Post post, IEnumerable<Term> terms, Dictionary<PersonId, Person> people, DateOnly on)
    {
        var occupancy = Occupancy.On(post, terms, on);
        Holder Named(Held h) => new(h.Term, h.State, people[h.Term.Person].Name, people[h.Term.Person].Slug, people[h.Term.Person].Invented);
        return new(post, [.. occupancy.Holders.Select(Named)], [.. occupancy.AtWork.Select(Named)], [.. occupancy.Coming.Select(Named)], occupancy.Empty, occupancy.Reason);
    }

    /// <summary>The last legal event, not yet happened on a day, that terms of a post wait for.</summary>
    public static async Task<LegalEvent?> ConditionOf(Db db, PostId post, DateOnly on, CancellationToken cancel)
    {
        if (await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == post, cancel) is not { } p) return null;
        var body = await db.Bodies.AsNoTracking().SingleAsync(b => b.Id == p.Body, cancel);
        var waiting = await db.LegalEvents.AsNoTracking().Include(e => e.Bodies).Include(e => e.Waits).Include(e => e.Expected).AsSplitQuery()
            .Where(e => e.Waits.Any(w => w.PostKind == p.Kind && w.BodyKind == body.Kind)).ToListAsync(cancel);
        return waiting.Where(e => !e.HappenedBy(on) && e.Binds(body, p)).MaxBy(e => e.Stage);
    }
}
