using Mandate.Bodies.Confirming;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Law;

/// <summary>Records the day on which a legal event happened and asks the appointers for the confirming acts. Makes nobody substantive.</summary>
public static class RecordHappened
{
    public const string Route = "/legal-events/keep/{slug}/happened";
    public static string Url(string slug) => $"/legal-events/keep/{slug}/happened";

    public sealed record Form
    {
        public DateText? On { get; init; }
        public string? Evidence { get; init; }
        public List<string>? Seen { get; init; }
        public string? Version { get; init; }

        public (DateOnly On, string Evidence)? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var on = read.Date(On, nameof(On), "the day on which it happened");
            var evidence = read.Required(Evidence, nameof(Evidence), "Enter the instrument or page that shows it", 1000);
            read.Check(Seen is ["yes"], nameof(Seen), "Confirm that you have read the instrument");
            errors = read.Errors;
            return read.Ok ? (on, evidence) : null;
        }
    }

    public sealed record Model(Form Form, string Slug, string Name, DateOnly? Expected, IReadOnlyList<WaitingTerm> Terms);

    public static async Task<IResult> Get(string slug, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Find(db, slug, cancel) is not { } e) return Results.NotFound();
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        return RecordHappenedPage.Show(await Show(db, e, new Form { Version = e.Text() }, clock.Today(), cancel));
    }

    public static async Task<IResult> Post(string slug, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Find(db, slug, cancel) is not { } e) return Results.NotFound();
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var now = clock.GetUtcNow();
        var model = await Show(db, e, form, London.Day(now), cancel);
        if (form.Read(out var errors) is not { } happened) return RecordHappenedPage.Invalid(model, errors);
        if (e.ActualOn is null && e.IsStale(form.Version)) return await Stale(e);

        if (e.Happen(happened.On, now).Refusal is { } refusal) return RecordHappenedPage.Refused(model, refusal.ToString());
        db.Touch(e, form.Version);
        db.Record(actor, now, new LegalEventHappened(e.Id, e.Name, happened.On), reason: happened.Evidence);
        if (await FirstDay.Follow(db, actor, now, e, model.Expected, happened.On, cancel) is { } tooEarly) return RecordHappenedPage.Refused(model, tooEarly.ToString());
        await AskForConfirmation.Appointers(db, e, now, cancel);
        if (!await db.TrySave(cancel)) return await Stale((await Find(db, slug, cancel))!);
        http.Say($"Recorded that “{e.Name}” happened on {Dates.Day(happened.On)}.");
        return Results.LocalRedirect(ShowKeptEvent.Url(slug));

        Task<IResult> Stale(LegalEvent theirs) => db.Conflict(http, actor, $"Record “{theirs.Name}”", theirs, Subject.Of(theirs.Id),
            [new("Happened on", form.On?.Date.Words(), theirs.ActualOn.Words()), new("Expected on", model.Expected.Words(), theirs.ExpectedAsKnownOn(London.Day(now)).Words())]);
    }

    static Task<LegalEvent?> Find(Db db, string slug, CancellationToken cancel) => db.LegalEvents.Include(e => e.Expected).Include(e => e.Waits).Include(e => e.Bodies).AsSplitQuery().SingleOrDefaultAsync(e => e.Slug == slug, cancel);

    static async Task<Model> Show(Db db, LegalEvent e, Form form, DateOnly today, CancellationToken cancel) =>
        new(form, e.Slug, e.Name, e.ExpectedAsKnownOn(today), [.. (await WaitingTerm.On(db, e.Id, today, cancel)).Where(t => t.Waits)]);
}
