using Mandate.Bodies.Keeping;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Confirming;

/// <summary>The appointer's confirming act for many designates at once: all of those ticked, or none.</summary>
public static class ConfirmDesignates
{
    public const string Route = "/confirm";
    public static string Url(string? legalEvent = null) => legalEvent is null ? Route : $"{Route}?event={legalEvent}";
    public static string Url(TermId term) => $"{Route}?term={term}";

    public sealed record Form
    {
        public List<string>? Terms { get; init; }
        public DateText? On { get; init; }
        public string? Evidence { get; init; }
        public string? Reason { get; init; }

        public (IReadOnlyList<TermId> Terms, ActFacts Act)? Read(IReadOnlyList<AwaitingConfirmation> waiting, DateOnly today, out FormErrors errors)
        {
            var read = new FormReader();
            var ids = read.AnyOf(Terms, nameof(Terms), "Choose whom to confirm", waiting.Select(w => w.Term.Id.ToString()));
            var act = new ActFacts(read.Date(On, nameof(On), "the day of the confirming act", latest: today), "", Evidence: read.Required(Evidence, nameof(Evidence), "Enter what shows the act: a minute, letter or order", 2000),
                Reason: read.Optional(Reason, nameof(Reason), "Note", 1000));
            errors = read.Errors;
            return read.Ok ? ([.. ids.Select(i => TermId.From(Guid.Parse(i)))], act) : null;
        }
    }

    /// <param name="Refused">Each term's own refusal, beside it.</param>
    public sealed record Model(Form Form, IReadOnlyList<AwaitingConfirmation> Waiting, IReadOnlyDictionary<TermId, Refusal> Refused)
    {
        public static string Appointer(AwaitingConfirmation w) => w.Term.Acts.FirstOrDefault(a => a.Kind == TermActKind.Appoint)?.By ?? "";
    }

    static readonly Dictionary<TermId, Refusal> none = [];

    public static async Task<IResult> Get(string? @event, string? term, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var waiting = await InScope(db, actor, @event, term, clock.Today(), cancel);
        return ConfirmDesignatesPage.Show(new(new Form { Terms = term is null ? null : [term] }, waiting, none));
    }

    public static async Task<IResult> Post(string? @event, string? term, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var waiting = await InScope(db, actor, @event, term, London.Day(now), cancel);
        var gone = (form.Terms ?? []).Where(t => waiting.All(w => w.Term.Id.ToString() != t)).ToList();
        if (gone.Count > 0) return await MayHaveSeen(db, actor, gone, cancel) ? ConfirmDesignatesPage.Refused(new(form, waiting, none), KeepingRefusals.WaitsNoMore.ToString()) : Results.NotFound();
        if (form.Read(waiting, London.Day(now), out var errors) is not { } command) return ConfirmDesignatesPage.Invalid(new(form, waiting, none), errors);

        var answers = new List<ConfirmAnswer>();
        foreach (var by in waiting.Where(w => command.Terms.Contains(w.Term.Id)).GroupBy(Appointing))
            answers.AddRange(await BodiesApi.Confirm(db, actor, now, [.. by.Select(w => w.Term.Id)], command.Act with { By = by.Key.By, ByBody = by.Key.Body }, cancel));
        var refused = answers.Where(a => a.Refusal is not null).ToList();
        if (refused.Count > 0)
            return ConfirmDesignatesPage.Refused(new(form, waiting, refused.ToDictionary(r => r.Term, r => r.Refusal!)),
                $"Nobody was confirmed. {Numbers.Count(refused.Count, "term")} of {Numbers.Text(answers.Count)} cannot be: {string.Join("; ", refused.Select(r => $"{r.Person}, {r.Body}"))}. Untick or mend, then confirm again.");
        if (!await Saved(db, cancel)) return ConfirmDesignatesPage.Refused(new(form, await InScope(db, actor, @event, term, London.Day(now), cancel), none), KeepingRefusals.WaitsNoMore.ToString());
        http.Say(answers is [var one] ? $"Confirmed {one.Person} as {one.Post}, {one.Body}." : $"Confirmed {Numbers.Count(answers.Count, "designate")}.");
        return Results.LocalRedirect(Url(@event));
    }

    /// <summary>The confirming act is made by whoever made the appointing act.</summary>
    static (string By, BodyId? Body) Appointing(AwaitingConfirmation w) =>
        w.Term.Acts.FirstOrDefault(a => a.Kind == TermActKind.Appoint) is { } act ? (act.By, act.ByBody) : ("The appointer", null);

    /// <summary>Whether all of them are terms of bodies this person appoints for, so that they waited a moment ago.</summary>
    static async Task<bool> MayHaveSeen(Db db, Actor actor, List<string> gone, CancellationToken cancel)
    {
        var ids = gone.ConvertAll(t => TermId.TryParse(t, null, out var id) ? id : default);
        var scope = actor.BodiesWith(Role.Appointer);
        return await (from t in db.Terms where ids.Contains(t.Id) join p in db.Posts on t.Post equals p.Id where scope == null || scope.Contains(p.Body) select t.Id).CountAsync(cancel) == ids.Distinct().Count();
    }

    /// <summary>Two acts of one number cannot be saved: then somebody else confirmed at the same moment.</summary>
    static async Task<bool> Saved(Db db, CancellationToken cancel)
    {
        try { await db.SaveChangesAsync(cancel); return true; }
        catch (DbUpdateException) { db.ChangeTracker.Clear(); return false; }
    }

    static async Task<IReadOnlyList<AwaitingConfirmation>> InScope(Db db, Actor actor, string? slug, string? term, DateOnly today, CancellationToken cancel) =>
        [.. (await BodiesApi.AwaitingConfirmation(db, null, today, cancel, actor.BodiesWith(Role.Appointer)))
            .Where(w => (slug is null || w.Condition.Slug == slug) && (term is null || w.Term.Id.ToString() == term))];
}
