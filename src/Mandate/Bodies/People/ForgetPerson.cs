using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.People;

/// <summary>A person of the register, and every second entry that was merged into theirs. Terms stay, held by somebody whose name is erased.</summary>
sealed class ForgetPerson : IForget
{
    public async Task<IReadOnlyList<Subject>> With(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(PersonId)).Kind) return [];
        var id = PersonId.From(subject.Id);
        return [.. (await db.People.IgnoreQueryFilters().Where(p => p.MergedInto == id).Select(p => p.Id).ToListAsync(cancel)).Select(Subject.Of)];
    }

    public async Task<IReadOnlyList<FoundPerson>> Find(Db db, string words, CancellationToken cancel)
    {
        var (upper, kind) = (words.ToUpperInvariant(), "Person of the public register");
        var found = await db.People.AsNoTracking().Where(p => p.MergedInto == null && p.Name != Person.Erased && p.Name.ToUpper().Contains(upper)).OrderBy(p => p.Name).ThenBy(p => p.Id).Take(25).Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        return found.ConvertAll(p => new FoundPerson(Subject.Of(p.Id), p.Name, kind));
    }

    public async Task<Prospect> Look(Db db, Subject subject, DateTimeOffset now, CancellationToken cancel)
    {
        if (subject.Kind == Subject.Of(default(UserId)).Kind)
        {
            var user = UserId.From(subject.Id);
            var own = await db.People.AsNoTracking().Where(p => p.User == user).Select(p => new { p.Name, Terms = db.Terms.Count(t => t.Person == p.Id) }).ToListAsync(cancel);
            return new() { Stays = [.. own.Select(p => $"The entry of {p.Name} in the public register, with {Terms(p.Terms)}: who leads a public body is a public record")] };
        }
        if (subject.Kind != Subject.Of(default(PersonId)).Kind) return Prospect.Nothing;
        var id = PersonId.From(subject.Id);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person) return Prospect.Nothing;
        if (person.Name == Person.Erased) return new() { Name = person.Name, Prevents = ["This person was erased already."] };
        var (today, terms) = (London.Day(now), await db.Terms.AsNoTracking().Include(t => t.Acts).Where(t => t.Person == id).ToListAsync(cancel));
        return new()
        {
            Name = person.Name,
            Goes = ["The name in the public register, on every page and in every file made from now on", "Reasons and evidence noted beside appointments"],
            Stays = terms.Count == 0 ? [] : [$"{char.ToUpperInvariant(Terms(terms.Count)[0])}{Terms(terms.Count)[1..]}, with days and posts, held by “{Person.Erased}”"],
            Prevents = terms.Exists(t => t.Counts && (t.To is null || t.To >= today)) ? ["The person leads a public body, or is to. Everybody may know who leads it, so the name stays in the register until the term has ended."] : [],
        };
    }

    static string Terms(int count) => count == 1 ? "1 term of office" : $"{count} terms of office";

    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind == Subject.Of(default(UserId)).Kind)
        {
            var user = UserId.From(subject.Id);
            await db.People.Where(p => p.User == user).ExecuteUpdateAsync(p => p.SetProperty(x => x.User, (UserId?)null), cancel);
        }
        if (subject.Kind != Subject.Of(default(PersonId)).Kind) return;
        var id = PersonId.From(subject.Id);
        if (await db.People.IgnoreQueryFilters().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } person) return;
        var name = person.Name;
        await db.TermActs.Where(a => a.By == name && db.Terms.Any(t => t.Id == a.Term && t.Person == id)).ExecuteUpdateAsync(a => a.SetProperty(x => x.By, Person.Erased), cancel);
        await db.TermActs.Where(a => db.Terms.Any(t => t.Id == a.Term && t.Person == id))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Reason, (string?)null).SetProperty(x => x.Evidence, (string?)null), cancel);
        person.Forget();
    }
}
