using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping;

/// <summary>What a keeper may see and change: all bodies, or those the role is held for. Out of scope is as if it were not there.</summary>
static class KeepingScope
{
    public static IQueryable<Body> KeptBodies(this Db db, Actor actor)
    {
        var scope = actor.BodiesWith(Role.RegisterKeeper);
        return scope is null ? db.Bodies : db.Bodies.Where(b => scope.Contains(b.Id));
    }

    public static IQueryable<Post> KeptPosts(this Db db, Actor actor)
    {
        var scope = actor.BodiesWith(Role.RegisterKeeper);
        return scope is null ? db.Posts : db.Posts.Where(p => scope.Contains(p.Body));
    }

    public static IQueryable<Term> KeptTerms(this Db db, Actor actor)
    {
        var scope = actor.BodiesWith(Role.RegisterKeeper);
        return scope is null ? db.Terms : db.Terms.Where(t => db.Posts.Any(p => p.Id == t.Post && scope.Contains(p.Body)));
    }

    /// <summary>A body with all its rows, to be changed.</summary>
    public static Task<Body?> KeptBody(this Db db, Actor actor, string slug, CancellationToken cancel) =>
        db.KeptBodies(actor).Include(b => b.Names).Include(b => b.Codes).Include(b => b.OldSlugs).Include(b => b.Populations).Include(b => b.Relations).Include(b => b.Areas)
            .AsSplitQuery().SingleOrDefaultAsync(b => b.Slug == slug, cancel);
}
