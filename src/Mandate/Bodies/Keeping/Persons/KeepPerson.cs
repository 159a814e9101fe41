using Mandate.Bodies.People;
using Mandate.Bodies.Terms;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Persons;

/// <summary>Adds a person, or changes what the register says of one. The former name stays in the history.</summary>
public static class KeepPerson
{
    public const string AddRoute = "/register/people/add";
    public const string Route = "/register/people/{slug}";
    public static string AddUrl => AddRoute;
    public static string Url(string slug) => $"/register/people/{slug}";

    public sealed record Form
    {
        public string? Name { get; init; }
        public List<string>? Invented { get; init; }
        public string? Reason { get; init; }
        public string? Version { get; init; }

        public (string Name, bool Invented, string? Reason)? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var name = read.Required(Name, nameof(Name), "Enter the name", 200);
            var reason = read.Optional(Reason, nameof(Reason), "Reason", 400);
            errors = read.Errors;
            return read.Ok ? (name, Invented is ["yes"], reason) : null;
        }
    }

    public sealed record Held(TermId Term, string Post, string Body, TermState State);
    public sealed record Model(Form Form, string? Slug, string? Was, IReadOnlyList<Held> Terms, IReadOnlyList<HistoryLine> History);

    public static IResult Get(Actor actor) => BodiesAccess.MayKeepAll(actor) ? KeepPersonPage.Show(new(new(), null, null, [], [])) : Results.StatusCode(StatusCodes.Status403Forbidden);

    public static async Task<IResult> Add([FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (form.Read(out var errors) is not { } facts) return KeepPersonPage.Invalid(new(form, null, null, [], []), errors);
        var added = await Naming.Person(db, actor, clock.GetUtcNow(), new PersonNamed(Name: facts.Name, Invented: facts.Invented), cancel);
        if (added.Value is not { } person) return KeepPersonPage.Refused(new(form, null, null, [], []), added.Refusal!.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say($"Added {person.Name}.");
        return Results.LocalRedirect(Url(person.Slug));
    }

    public static async Task<IResult> GetOne(string slug, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, cancel) is not { } person)
            return await MergedPeople.NowAt(db, slug, cancel) is { } now ? Results.LocalRedirect(Url(now), permanent: true) : Results.NotFound();
        return KeepPersonPage.Show(await Show(db, person, new Form { Name = person.Name, Invented = person.Invented ? ["yes"] : null, Version = person.Text() }, clock.Today(), cancel));
    }

    public static async Task<IResult> Change(string slug, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await db.People.SingleOrDefaultAsync(p => p.Slug == slug, cancel) is not { } person) return Results.NotFound();
        var now = clock.GetUtcNow();
        var model = await Show(db, person, form, London.Day(now), cancel);
        if (form.Read(out var errors) is not { } facts) return KeepPersonPage.Invalid(model, errors);
        if (person.IsStale(form.Version)) return await Stale(person);
        var was = person.Name;
        person.Change(facts.Name, facts.Invented);
        db.Touch(person, form.Version);
        db.Record(actor, now, new PersonChanged(person.Id, person.Name), reason: was == facts.Name ? facts.Reason : $"Was “{was}”.{(facts.Reason is null ? "" : $" {facts.Reason}")}");
        if (!await db.TrySave(cancel)) return await Stale(await db.People.SingleAsync(p => p.Slug == slug, cancel));
        http.Say($"Changed {person.Name}.");
        return Results.LocalRedirect(Url(slug));

        Task<IResult> Stale(Person theirs) => db.Conflict(http, actor, $"Change {theirs.Name}", theirs, Subject.Of(theirs.Id), [new("Name", form.Name, theirs.Name), new("Invented", form.Invented is null ? "no" : "yes", theirs.Invented ? "yes" : "no")]);
    }

    static async Task<Model> Show(Db db, Person person, Form form, DateOnly today, CancellationToken cancel)
    {
        var terms = (await BodiesApi.HeldBy(db, [person.Id], cancel))[person.Id];
        return new(form, person.Slug, person.Name, [.. terms.Select(t => new Held(t.Term.Id, t.Post, t.Body, t.Term.StateOn(today)))], await db.HistoryOf(Subject.Of(person.Id), cancel));
    }
}
