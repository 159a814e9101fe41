using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Law;

/// <summary>Moves the day on which an event is expected. The old day, the reason and the source stay; whoever reads the day sees the new one.</summary>
public static class MoveExpected
{
    public const string Route = "/legal-events/keep/{slug}/move";
    public static string Url(string slug) => $"/legal-events/keep/{slug}/move";

    public sealed record Form
    {
        public DateText? On { get; init; }
        public string? Reason { get; init; }
        public string? Source { get; init; }
        public string? Version { get; init; }

        public ExpectedFacts? Read(string who, DateOnly today, out FormErrors errors)
        {
            var read = new FormReader();
            var facts = new ExpectedFacts(read.Date(On, nameof(On), "the day it is now expected"), today, who,
                read.Required(Reason, nameof(Reason), "Enter why the day moves", 400), read.Optional(Source, nameof(Source), "Source", 400));
            errors = read.Errors;
            return read.Ok ? facts : null;
        }
    }

    public sealed record Model(Form Form, string Slug, string Name, DateOnly? Expected, int Waiting, int Beginning, IReadOnlyList<Standing> Standing);

    public static async Task<IResult> Get(string slug, Actor actor, Db db, TimeProvider clock, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        if (await Find(db, slug, cancel) is not { } e) return Results.NotFound();
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        return MoveExpectedPage.Show(await Show(db, e, new Form { Version = e.Text() }, clock.Today(), areas, cancel));
    }

    public static async Task<IResult> Post(string slug, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        if (await Find(db, slug, cancel) is not { } e) return Results.NotFound();
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var now = clock.GetUtcNow();
        var model = await Show(db, e, form, London.Day(now), areas, cancel);
        if (form.Read(actor.Name, London.Day(now), out var errors) is not { } facts) return MoveExpectedPage.Invalid(model, errors);
        if (e.IsStale(form.Version)) return await Stale(http, e);

        var was = model.Expected;
        if (e.MoveExpected(facts, now).Refusal is { } refusal) return MoveExpectedPage.Refused(model, refusal.ToString());
        db.Touch(e, form.Version);
        db.Record(actor, now, new LegalEventMoved(e.Id, e.Name, was, facts.On), reason: facts.Reason);
        if (await FirstDay.Follow(db, actor, now, e, was, facts.On, cancel) is { } tooEarly) return MoveExpectedPage.Refused(model, tooEarly.ToString());
        if (!await db.TrySave(cancel)) return await Stale(http, (await Find(db, slug, cancel))!);
        http.Say($"“{e.Name}” is now expected on {Dates.Day(facts.On)}.");
        return Results.LocalRedirect(ShowKeptEvent.Url(slug));

        Task<IResult> Stale(HttpContext context, LegalEvent theirs) => db.Conflict(context, actor, $"Move “{theirs.Name}”", theirs, Subject.Of(theirs.Id),
            [new("Expected on", form.On?.Date.Words(), theirs.ExpectedAsKnownOn(London.Day(now)).Words()), new("Reason", form.Reason, theirs.Expected.MaxBy(x => x.Number)?.Reason)]);
    }

    static Task<LegalEvent?> Find(Db db, string slug, CancellationToken cancel) => db.LegalEvents.Include(e => e.Expected).Include(e => e.Waits).Include(e => e.Bodies).AsSplitQuery().SingleOrDefaultAsync(e => e.Slug == slug, cancel);

    static async Task<Model> Show(Db db, LegalEvent e, Form form, DateOnly today, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        var expected = e.ExpectedAsKnownOn(today);
        return new(form, e.Slug, e.Name, expected, (await WaitingTerm.On(db, e.Id, today, cancel)).Count(t => t.Waits), expected is { } first ? (await BodiesApi.BeginningWith(db, e, first, cancel)).Count : 0,
            await areas.AskAll(Subject.Of(e.Id), today, cancel));
    }
}
