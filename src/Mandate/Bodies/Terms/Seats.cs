using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Terms;

/// <summary>Loads posts with all that decides whether a term may stand. What the caller has added and not yet saved counts too.</summary>
public static class Seats
{
    public static async Task<Seat?> Load(Db db, PostId post, IReadOnlyCollection<PersonId> people, CancellationToken cancel) =>
        (await Load(db, [post], people, cancel)).GetValueOrDefault(post);

    public static async Task<IReadOnlyDictionary<PostId, Seat>> Load(Db db, IReadOnlyCollection<PostId> ids, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var posts = await db.Posts.Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        await db.Terms.Include(t => t.Acts).Where(t => ids.Contains(t.Post) || people.Contains(t.Person)).LoadAsync(cancel);
        var terms = db.Terms.Local.ToList();
        var everywhere = terms.Select(t => t.Post).Distinct().ToList();
        await db.Posts.Where(p => everywhere.Contains(p.Id)).LoadAsync(cancel);
        var bodyIds = db.Posts.Local.Select(p => p.Body).Distinct().ToList();
        await db.Bodies.Where(b => bodyIds.Contains(b.Id)).LoadAsync(cancel);

        var bodies = db.Bodies.Local.ToDictionary(b => b.Id);
        var local = db.Posts.Local.ToDictionary(p => p.Id);
        var kinds = await PostKinds(db, posts.Select(p => p.Kind).Distinct().ToList(), cancel);
        return posts.ToDictionary(p => p.Id, p => new Seat(p, bodies[p.Body], kinds.GetValueOrDefault((bodies[p.Body].Kind, p.Kind)),
            [.. terms.Where(t => t.Post == p.Id)],
            [.. terms.Where(t => t.Post != p.Id && local[t.Post].Kind == p.Kind && local[t.Post].Body != p.Body)
                .Select(t => new HeldElsewhere(t, local[t.Post], bodies[local[t.Post].Body]))]));
    }

    /// <summary>The pack's rule for each kind of body and kind of post.</summary>
    public static async Task<IReadOnlyDictionary<(string BodyKind, string PostKind), PostKind>> PostKinds(Db db, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var found = await (from kind in db.PostKinds.AsNoTracking()
                           join bodyKind in db.BodyKinds on kind.Pack equals bodyKind.Pack
                           where keys.Contains(kind.Key)
                           select new { Body = bodyKind.Key, Kind = kind }).ToListAsync(cancel);
        return found.ToDictionary(f => (f.Body, f.Kind.Key), f => f.Kind);
    }
}
