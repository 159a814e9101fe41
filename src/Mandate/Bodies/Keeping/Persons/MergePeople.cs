using Mandate.Bodies.Terms;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Persons;

/// <summary>Makes one of two entries of the same person: choose the one that stays, look at what moves, confirm.</summary>
public static class MergePeople
{
    public const string Route = "/register/people/{slug}/merge";
    public static string Url(string slug, string? into = null) => $"/register/people/{slug}/merge{(into is null ? "" : $"?into={into}")}";

    public sealed record Form
    {
        public string? Into { get; init; }
        public string? Reason { get; init; }

        /// <summary>Versions of both as they were shown: what moves is what was seen.</summary>
        public string? Version { get; init; }

        public string? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var reason = read.Required(Reason, nameof(Reason), "Enter how you know that they are one person", 400);
            errors = read.Errors;
            return read.Ok ? reason : null;
        }
    }

    public sealed record Entry(Person Person, IReadOnlyList<KeepPerson.Held> Terms);

    /// <param name="Others">Entries to choose from; none once one is chosen.</param>
    public sealed record Model(Form Form, Entry Goes, Entry? Stays, string? Search, IReadOnlyList<Entry> Others)
    {
        public string Version => $"{Goes.Person.Version}.{Stays?.Person.Version}";
    }

    public static async Task<IResult> Get(string slug, string? into, string? q, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await Find(db, slug, clock.Today(), cancel) is not { } goes) return Results.NotFound();
        if (into is null) return MergePeoplePage.Show(new(new(), goes, null, q, await Others(db, goes.Person, FormReader.Clean(q), clock.Today(), cancel)));
        if (await Find(db, into, clock.Today(), cancel) is not { } stays || stays.Person.Id == goes.Person.Id) return Results.NotFound();
        return MergePeoplePage.Show(new(new() { Into = into }, goes, stays, null, []));
    }

    public static async Task<IResult> Post(string slug, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var now = clock.GetUtcNow();
        if (await Find(db, slug, London.Day(now), cancel) is not { } goes || await Find(db, form.Into ?? "", London.Day(now), cancel) is not { } stays) return Results.NotFound();
        var model = new Model(form, goes, stays, null, []);
        if (form.Read(out var errors) is not { } reason) return MergePeoplePage.Invalid(model, errors);
        if (form.Version != model.Version) return MergePeoplePage.Refused(model, "One of the two entries was changed after you opened the page. Look at both again, then merge them.");

        var (merged, kept) = (await db.People.SingleAsync(p => p.Id == goes.Person.Id, cancel), await db.People.SingleAsync(p => p.Id == stays.Person.Id, cancel));
        var moved = await Move(db, merged, kept, cancel);
        if (moved.Value is not { } terms) return MergePeoplePage.Refused(model, moved.Refusal!.ToString());
        db.Record(actor, now, new PeopleMerged(merged.Id, kept.Id, merged.Name, kept.Name, [.. terms.Select(t => t.Id)]), reason: reason);
        if (!await db.TrySave(cancel)) return MergePeoplePage.Refused(model, "One of the two entries was changed at the same moment. Look at both again, then merge them.");
        http.Say($"The two entries of {kept.Name} are one.");
        return Results.LocalRedirect(KeepPerson.Url(kept.Slug));
    }

    /// <summary>Every term of one entry becomes the other's, unless together they would break a rule of the register.</summary>
    static async Task<Outcome<IReadOnlyList<Term>>> Move(Db db, Person merged, Person kept, CancellationToken cancel)
    {
        if (merged.MergeInto(kept).Refusal is { } no) return no;
        foreach (var earlier in await db.People.IgnoreQueryFilters().Where(p => p.MergedInto == merged.Id).ToListAsync(cancel)) earlier.Follow(kept);
        var terms = await db.Terms.Include(t => t.Acts).Where(t => t.Person == merged.Id || t.Person == kept.Id).ToListAsync(cancel);
        var moving = terms.FindAll(t => t.Person == merged.Id);
        var seats = await Seats.Load(db, [.. moving.Select(t => t.Post).Distinct()], [merged.Id, kept.Id], cancel);
        foreach (var term in moving)
        {
            var seat = seats[term.Post];
            if (terms.Exists(t => t.Person == kept.Id && t.Post == term.Post && t.Counts && term.Counts && t.Claim(seat.Post).Overlaps(term.Claim(seat.Post))))
                return PersonRefusals.SameSeat(seat.Post.Title, seat.Body.ShortName);
        }
        foreach (var term in moving) term.BelongsTo(kept.Id);
        foreach (var term in moving)
            if (seats[term.Post].Allows(term).Refusal is { } refusal) return refusal;
        return moving;
    }

    static async Task<Entry?> Find(Db db, string slug, DateOnly today, CancellationToken cancel) =>
        (await Entries(db, db.People.Where(p => p.Slug == slug), today, cancel)).SingleOrDefault();

    /// <summary>People of the same name, or whose name has the words looked for.</summary>
    static Task<IReadOnlyList<Entry>> Others(Db db, Person person, string words, DateOnly today, CancellationToken cancel) =>
        Entries(db, BodiesApi.PeopleNamed(db, words.Length == 0 ? person.Name : words).Where(p => p.Id != person.Id).Take(50), today, cancel);

    static async Task<IReadOnlyList<Entry>> Entries(Db db, IQueryable<Person> some, DateOnly today, CancellationToken cancel)
    {
        var people = await some.AsNoTracking().ToListAsync(cancel);
        var terms = await BodiesApi.HeldBy(db, people.ConvertAll(p => p.Id), cancel);
        return [.. people.Select(p => new Entry(p, [.. terms[p.Id].Select(t => new KeepPerson.Held(t.Term.Id, t.Post, t.Body, t.Term.StateOn(today)))]))];
    }
}
