using Mandate.Bodies.Terms;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>Records one act about a term: its day, who did it, what shows it. Refusals come from the domain with their citation.</summary>
public static class ActOnTerm
{
    public const string Route = "/register/terms/{id}/{verb}";
    public static string Url(TermId id, string verb) => $"/register/terms/{id}/{verb}";

    public sealed record Form
    {
        public DateText? On { get; init; }
        public string? By { get; init; }
        public string? Evidence { get; init; }
        public string? Reason { get; init; }
        public string? Version { get; init; }

        internal ActFacts? Read(TermVerb verb, out FormErrors errors)
        {
            var read = new FormReader();
            var facts = new ActFacts(read.Date(On, nameof(On), verb.When), read.Required(By, nameof(By), "Enter who did it", 300),
                Evidence: read.Optional(Evidence, nameof(Evidence), "Evidence", 2000),
                Reason: verb.NeedsReason ? read.Required(Reason, nameof(Reason), "Enter the reason", 1000) : read.Optional(Reason, nameof(Reason), "Reason", 1000));
            errors = read.Errors;
            return read.Ok ? facts : null;
        }
    }

    /// <param name="Standing">What rests on the term; asked before it ends.</param>
    /// <param name="After">Who would exercise the post's powers, when it ends today.</param>
    public sealed record Model(Form Form, string Verb, string Title, string When, bool NeedsReason, bool Ends, TermId Term, string Person, string Post, string Body, TermState State, Competent Competent,
        IReadOnlyList<Standing> Standing, string? After);

    public static async Task<IResult> Get(TermId id, string verb, Actor actor, Db db, TimeProvider clock, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        if (TermVerb.Of(verb) is not { } act || await Find(db, actor, id, cancel) is not { } found) return Results.NotFound();
        var model = await Show(db, act, found, new Form { Version = found.Term.Text() }, clock.Today(), areas, cancel);
        return ActOnTermPage.Show(model with { Form = model.Form with { By = model.Competent.Who } });
    }

    public static async Task<IResult> Post(TermId id, string verb, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        if (TermVerb.Of(verb) is not { } act || await Find(db, actor, id, cancel) is not { } found) return Results.NotFound();
        var (term, seat, person) = found;
        var now = clock.GetUtcNow();
        var model = await Show(db, act, found, form, London.Day(now), areas, cancel);
        if (form.Read(act, out var errors) is not { } facts) return ActOnTermPage.Invalid(model, errors);
        if (term.IsStale(form.Version)) return await Stale(term);
        if (model.Ends && model.Standing.Where(s => s.Blocks).ToList() is { Count: > 0 } blocking) return ActOnTermPage.Refused(model, KeepingRefusals.Stands(blocking).ToString());

        var before = term.Acts.Count;
        facts = facts with { ByBody = await Competent.BodyNamed(db, facts.By, cancel) };
        if (act.Do(term, seat, facts, actor, now).Refusal is { } refusal) return ActOnTermPage.Refused(model, refusal.ToString());
        db.Touch(term, form.Version);
        db.RecordActs(actor, now, seat, term, person.Name, before);
        if (!await db.TrySave(cancel)) return await Stale((await Find(db, actor, id, cancel))!.Value.Term);
        http.Say($"{ActWords.Of(act.Kind)}: {person.Name}, {seat.Post.Title}.");
        return Results.LocalRedirect(ShowTerm.Url(id));

        Task<IResult> Stale(Term theirs) => db.Conflict(http, actor, act.Title, theirs, Subject.Of(id),
            [new("Act", ActWords.Of(act.Kind), theirs.Acts.MaxBy(a => a.Number) is { } last ? $"{ActWords.Of(last.Kind)} on {((DateOnly?)last.On).Words()} by {last.By}" : ""), new("State", model.State.Words(), theirs.StateOn(London.Day(now)).Words())]);
    }

    static async Task<(Term Term, Seat Seat, Person Person)?> Find(Db db, Actor actor, TermId id, CancellationToken cancel)
    {
        if (await db.KeptTerms(actor).Where(t => t.Id == id).Select(t => new { t.Post, t.Person }).SingleOrDefaultAsync(cancel) is not { } found) return null;
        var seat = (await Seats.Load(db, found.Post, [found.Person], cancel))!;
        return (seat.Terms.Single(t => t.Id == id), seat, await db.People.SingleAsync(p => p.Id == found.Person, cancel));
    }

    static async Task<Model> Show(Db db, TermVerb verb, (Term Term, Seat Seat, Person Person) found, Form form, DateOnly today, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        var (term, seat, person) = found;
        var ends = verb.Kind == TermActKind.End;
        var standing = ends ? await areas.AskAll(Subject.Of(term.Id), today, cancel) : [];
        var others = seat.Terms.Any(t => t.Id != term.Id && t.StateOn(today).AtWork());
        return new(form, verb.Slug, verb.Title, verb.When, verb.NeedsReason, ends, term.Id, person.Name, seat.Post.Title, seat.Body.LegalName, term.StateOn(today),
            await Competent.For(db, seat, verb.Kind, person.Name, cancel), standing,
            !ends ? null : others ? "Others at work in this post keep its powers." : "Nobody else exercises the powers of this post: it will be vacant, with your reason shown.");
    }
}
