using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Terms;

/// <summary>Finds or adds the person a term is for.</summary>
public static class Naming
{
    public static async Task<Outcome<Person>> Person(Db db, Actor actor, DateTimeOffset now, PersonNamed named, CancellationToken cancel)
    {
        if (named.Person is { } id)
            return await db.People.SingleOrDefaultAsync(p => p.Id == id, cancel) is { } known ? known : NamingRefusals.NobodyKnown;
        if (named.User is { } user && (db.People.Local.FirstOrDefault(p => p.User == user) ?? await db.People.FirstOrDefaultAsync(p => p.User == user, cancel)) is { } theirs)
            return theirs;
        if (string.IsNullOrWhiteSpace(named.Name)) return NamingRefusals.NoName;
        var person = Bodies.Person.Add(named.Name.Trim(), await FreeSlug(db, named.Name, cancel), named.Invented, named.User, now);
        db.People.Add(person);
        db.Record(actor, now, new PersonAdded(person.Id, person.Name));
        return person;
    }

    static async Task<string> FreeSlug(Db db, string name, CancellationToken cancel)
    {
        var slug = Slugs.Of(name) is { Length: > 0 } plain ? plain : "person";
        var taken = await db.People.IgnoreQueryFilters().Where(p => p.Slug == slug || p.Slug.StartsWith(slug + "-")).Select(p => p.Slug).ToListAsync(cancel);
        taken.AddRange(db.People.Local.Select(p => p.Slug));
        if (!taken.Contains(slug)) return slug;
        var n = 2;
        while (taken.Contains($"{slug}-{n}")) n++;
        return $"{slug}-{n}";
    }
}
