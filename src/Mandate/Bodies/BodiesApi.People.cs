using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies;

#pragma warning disable CA1304, CA1311, MA0011 // runs in the database
/// <summary>Entries of people, found by name, and what they hold.</summary>
public static partial class BodiesApi
{
    /// <summary>People of the register with this very name, with what they hold on a day: whoever names somebody is asked which of them is meant.</summary>
    public static async Task<IReadOnlyList<Namesake>> Namesakes(Db db, string name, DateOnly on, CancellationToken cancel)
    {
        var lower = name.ToLowerInvariant();
        var people = name.Length == 0 ? [] : await db.People.AsNoTracking().Where(p => p.Name.ToLower() == lower).OrderBy(p => p.Slug).Take(10).ToListAsync(cancel);
        if (people.Count == 0) return [];
        var held = await HeldBy(db, people.ConvertAll(p => p.Id), cancel);
        return [.. people.Select(p => new Namesake(p.Id, p.Name, held[p.Id].Any()
            ? string.Join("; ", held[p.Id].Select(h => $"{h.Post}, {h.Body}: {h.Term.StateOn(on).Words()}")) : "Holds no post in the register"))];
    }

    /// <summary>People whose name has these words in it, in capitals or not; everybody when there are none.</summary>
    internal static IQueryable<Person> PeopleNamed(Db db, string words)
    {
        var lower = words.ToLowerInvariant();
        return db.People.AsNoTracking().Where(p => lower == "" || p.Name.ToLower().Contains(lower)).OrderBy(p => p.Name).ThenBy(p => p.Slug);
    }

    /// <summary>Every term of each person, with its acts, and the names of its post and body.</summary>
    internal static async Task<ILookup<PersonId, HeldTerm>> HeldBy(Db db, IReadOnlyCollection<PersonId> people, CancellationToken cancel) =>
        (await (from t in db.Terms.AsNoTracking().Include(t => t.Acts)
                where people.Contains(t.Person)
                join p in db.Posts on t.Post equals p.Id
                join b in db.Bodies on p.Body equals b.Id
                select new HeldTerm(t, p.Title, b.ShortName)).ToListAsync(cancel)).ToLookup(x => x.Term.Person);

    internal sealed record HeldTerm(Term Term, string Post, string Body);
}
