using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Exchange;

/// <summary>All of the register that is exchanged, in memory: nine queries, whatever its size.</summary>
sealed class RegisterContents
{
    public required List<Body> Bodies { get; init; }
    public required List<Post> Posts { get; init; }
    public required List<Person> People { get; init; }
    public required List<Term> Terms { get; init; }
    public required List<Succession> Links { get; init; }
    public required List<LegalEvent> Events { get; init; }

    /// <summary>Keys of entries that were merged, and the key of the entry that stayed.</summary>
    public required Dictionary<string, string> Merged { get; init; }

    /// <summary>Of every body, in scope or not: others are named by it.</summary>
    public required Dictionary<BodyId, string> Slugs { get; init; }

    /// <summary>Reads all, or what belongs to some bodies; tracked when it is to be changed.</summary>
    public static async Task<RegisterContents> Load(Db db, bool tracked, IReadOnlyList<BodyId>? scope, CancellationToken cancel)
    {
        IQueryable<T> Of<T>(IQueryable<T> rows) where T : class => tracked ? rows : rows.AsNoTracking();
        var bodies = await Of(db.Bodies.Where(b => scope == null || scope.Contains(b.Id))).Include(b => b.Names).Include(b => b.Codes).Include(b => b.Relations).Include(b => b.OldSlugs).AsSplitQuery().OrderBy(b => b.Slug).ToListAsync(cancel);
        var posts = await Of(db.Posts.Where(p => scope == null || scope.Contains(p.Body))).ToListAsync(cancel);
        var terms = await Of(db.Terms.Where(t => scope == null || db.Posts.Any(p => p.Id == t.Post && scope.Contains(p.Body)))).Include(t => t.Acts).ToListAsync(cancel);
        var people = await Of(db.People.Where(p => scope == null || db.Terms.Any(t => t.Person == p.Id && db.Posts.Any(o => o.Id == t.Post && scope.Contains(o.Body))))).OrderBy(p => p.Slug).ToListAsync(cancel);
        return new()
        {
            Bodies = bodies, Posts = posts, People = people, Terms = terms,
            Links = await Of(db.Successions.Where(s => scope == null || scope.Contains(s.Predecessor) || (s.Successor != null && scope.Contains(s.Successor.Value)))).ToListAsync(cancel),
            Merged = await (from p in db.People.IgnoreQueryFilters() where p.MergedInto != null join k in db.People on p.MergedInto equals (PersonId?)k.Id select new { p.Slug, Kept = k.Slug }).ToDictionaryAsync(x => x.Slug, x => x.Kept, cancel),
            Events = await Of(db.LegalEvents).ToListAsync(cancel),
            Slugs = await db.Bodies.ToDictionaryAsync(b => b.Id, b => b.Slug, cancel),
        };
    }
}
