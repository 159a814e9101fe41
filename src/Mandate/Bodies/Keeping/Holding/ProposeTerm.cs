using Mandate.Bodies.Terms;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>Starts a term: a recommendation for a post, or the decision that somebody covers it. Asks who is meant when the name is known already.</summary>
public static class ProposeTerm
{
    public const string Route = "/register/posts/{id}/propose";
    public static string Url(PostId id) => $"/register/posts/{id}/propose";
    const string SomebodyElse = "new";

    public sealed record Form
    {
        public string? Basis { get; init; }
        public string? Person { get; init; }
        public string? Known { get; init; }
        public List<string>? Invented { get; init; }
        public DateText? From { get; init; }
        public DateText? To { get; init; }
        public string? Condition { get; init; }
        public string? SharedBecause { get; init; }
        public DateText? On { get; init; }
        public string? By { get; init; }
        public string? Evidence { get; init; }

        public Command? Read(Model model, out FormErrors errors)
        {
            var read = new FormReader();
            var basis = read.OneOf<TermBasis>(Basis, nameof(Basis), "Choose why the person holds the post");
            var name = read.Required(Person, nameof(Person), "Enter the name of the person", 200);
            var known = model.Matches.Count == 0 ? SomebodyElse
                : read.OneOf(Known, nameof(Known), "The register knows this name. Say who is meant", model.Matches.Select(m => m.Value));
            var from = read.OptionalDate(From, nameof(From), "the first day");
            var to = read.OptionalDate(To, nameof(To), "the last day");
            LegalEventId? condition = string.IsNullOrEmpty(Condition) ? null : LegalEventId.TryParse(read.OneOf(Condition, nameof(Condition), "Choose a legal event", model.Events.Select(e => e.Value)), null, out var id) ? id : null;
            read.Check(from is not null || condition is not null, nameof(From), "Enter the first day, or choose the legal event that the term waits for");
            var shared = read.Optional(SharedBecause, nameof(SharedBecause), "Why it may be shared", 400);
            var act = new ActFacts(read.Date(On, nameof(On), "the day it was decided"), read.Required(By, nameof(By), "Enter who decided", 300), Evidence: read.Optional(Evidence, nameof(Evidence), "Evidence", 2000));
            errors = read.Errors;
            if (!read.Ok) return null;
            var person = known == SomebodyElse ? new PersonNamed(Name: name, Invented: Invented is ["yes"]) : new PersonNamed(Mandate.Bodies.PersonId.From(Guid.Parse(known)));
            return new(new TermFacts(basis, from, to, condition, basis is TermBasis.Interim or TermBasis.Acting ? false : null, shared), person, act);
        }
    }

    public sealed record Command(TermFacts Facts, PersonNamed Person, ActFacts Act);
    public sealed record Model(Form Form, PostId Post, string Title, string Body, IReadOnlyList<Choice> Events, IReadOnlyList<Choice> Matches);

    public static string Words(TermBasis basis) => basis switch
    {
        TermBasis.OpenCompetition => "Open competition",
        TermBasis.Nomination => "Nomination",
        TermBasis.Transfer => "Transfer from another body",
        TermBasis.Interim => "Interim: in office for a time, without an open competition",
        TermBasis.Acting => "Acting: exercises the powers while the holder is away or the post is vacant",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    public static async Task<IResult> Get(PostId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Find(db, actor, id, cancel) is not { } seat) return Results.NotFound();
        var condition = await BodiesApi.ConditionOf(db, id, clock.Today(), cancel);
        var competent = await Competent.For(db, seat, TermActKind.Recommend, "", cancel);
        return ProposeTermPage.Show(await Show(db, seat, new Form { Condition = condition?.Id.ToString(), By = competent.Who }, clock.Today(), cancel));
    }

    public static async Task<IResult> Post(PostId id, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Find(db, actor, id, cancel) is not { } empty) return Results.NotFound();
        var now = clock.GetUtcNow();
        var model = await Show(db, empty, form, London.Day(now), cancel);
        if (form.Read(model, out var errors) is not { } command) return ProposeTermPage.Invalid(model, errors);

        var named = await Naming.Person(db, actor, now, command.Person, cancel);
        if (named.Value is not { } person) return ProposeTermPage.Refused(model, named.Refusal!.ToString());
        var seat = (await Seats.Load(db, id, [person.Id], cancel))!;
        var proposed = Term.Propose(seat, person.Id, command.Facts, now);
        if (proposed.Value is not { } term) return ProposeTermPage.Refused(model, proposed.Refusal!.ToString());
        var act = command.Act with { ByBody = await Competent.BodyNamed(db, command.Act.By, cancel) };
        var done = term.Cover ? term.Appoint(seat, act, actor, now) : term.Recommend(seat, act, actor, now);
        if (done.Refusal is { } refusal) return ProposeTermPage.Refused(model, refusal.ToString());
        db.Terms.Add(term);
        db.RecordActs(actor, now, seat, term, person.Name);
        await db.SaveChangesAsync(cancel);
        http.Say(term.Cover ? $"{person.Name} covers the post." : $"{person.Name} is proposed.");
        return Results.LocalRedirect(ShowTerm.Url(term.Id));
    }

    static async Task<Seat?> Find(Db db, Actor actor, PostId id, CancellationToken cancel) =>
        await db.KeptPosts(actor).AnyAsync(p => p.Id == id, cancel) ? await Seats.Load(db, id, [], cancel) : null;

    static async Task<Model> Show(Db db, Seat seat, Form form, DateOnly today, CancellationToken cancel)
    {
        var events = await db.LegalEvents.AsNoTracking().Where(e => e.ActualOn == null).OrderBy(e => e.Stage).ThenBy(e => e.Name).Select(e => new Choice(e.Id.ToString(), e.Name, null, null, false)).ToListAsync(cancel);
        return new(form, seat.Post.Id, seat.Post.Title, seat.Body.LegalName, events, await Matches(db, FormReader.Clean(form.Person), today, cancel));
    }

    /// <summary>People of the register with this very name, with what they hold, and the choice that it is somebody else.</summary>
    static async Task<IReadOnlyList<Choice>> Matches(Db db, string name, DateOnly today, CancellationToken cancel) =>
        await BodiesApi.Namesakes(db, name, today, cancel) is { Count: > 0 } known
            ? [.. known.Select(p => new Choice(p.Id.ToString(), p.Name, p.Holds)), new(SomebodyElse, "Somebody else of the same name")] : [];
}
