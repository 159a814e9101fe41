using Mandate.Design;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record.Audit;

/// <summary>The events of the bodies an auditor audits.</summary>
public static class ListEvents
{
    public const string Route = "/record/events";
    const int MostExported = 50_000;

    /// <summary>What is asked for, as typed.</summary>
    public sealed record Filter(string? Kind, string? Body, DateText From, DateText To)
    {
        public static Filter Of(IQueryCollection query) => new(query["kind"], query["body"], Typed(query, "from"), Typed(query, "to"));
        static DateText Typed(IQueryCollection query, string name) => DateText.Of(query[name + ".Day"], query[name + ".Month"], query[name + ".Year"]);
        public override string ToString() => $"kind {Kind ?? "any"}, body {Body ?? "any"}, from {From.Date?.ToString("yyyy-MM-dd") ?? "the beginning"} to {To.Date?.ToString("yyyy-MM-dd") ?? "now"}";
    }

    public sealed record Row(long? Sequence, DateTimeOffset At, string Kind, string? Body, string Who, string What, string? Why);
    public sealed record Model(Filter Filter, IReadOnlyList<string> Kinds, IReadOnlyList<NamedBody> Bodies, PageOf<Row> Events);

    public static async Task<IResult> Get(HttpRequest request, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var filter = Filter.Of(request.Query);
        var scope = actor.BodiesWith(Role.Auditor);
        var bodies = await db.NamedBodies.Where(b => scope == null || scope.Contains(b.Id)).OrderBy(b => b.Name).ToListAsync(cancel);
        var events = Matching(db, filter, scope, bodies);
        db.RecordAccess(actor, new Subject("record", Guid.Empty), $"Read the record ({filter}), {(list.Format is { } format ? $"as {format}" : $"page {list.Page}")}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);

        if (list.Format is not null)
        {
            var all = await Read(events.Take(MostExported), bodies, cancel);
            return list.Format == "json" ? Results.Json(all) : Results.Text(AsCsv(all), "text/csv; charset=utf-8");
        }
        var kinds = await InScope(db, scope).Select(e => e.Kind).Distinct().OrderBy(k => k).ToListAsync(cancel);
        return ListEventsPage.Show(new(filter, kinds, bodies, list.Of(await Read(events.Skip(list.Skip).Take(ListQuery.Size), bodies, cancel), await events.CountAsync(cancel))));
    }

    static IQueryable<RecordedEvent> InScope(Db db, IReadOnlyList<BodyId>? scope) =>
        db.Events.AsNoTracking().Where(e => scope == null || (e.Body != null && scope.Contains(e.Body.Value)));

    static IQueryable<RecordedEvent> Matching(Db db, Filter filter, IReadOnlyList<BodyId>? scope, List<NamedBody> bodies)
    {
        var events = InScope(db, scope);
        if (!string.IsNullOrEmpty(filter.Kind)) events = events.Where(e => e.Kind == filter.Kind);
        if (!string.IsNullOrEmpty(filter.Body))
        {
            var one = bodies.Find(b => b.Slug == filter.Body)?.Id;
            events = events.Where(e => one != null && e.Body == one);
        }
        if (filter.From.Date is { } from) { var start = London.Midnight(from); events = events.Where(e => e.At >= start); }
        if (filter.To.Date is { } to) { var end = London.Midnight(to.AddDays(1)); events = events.Where(e => e.At < end); }
        return events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);
    }

    static async Task<IReadOnlyList<Row>> Read(IQueryable<RecordedEvent> events, List<NamedBody> bodies, CancellationToken cancel)
    {
        var names = bodies.ToDictionary(b => b.Id, b => b.Name);
        var rows = await events.Select(e => new { e.Sequence, e.At, e.Kind, e.Body, Actor = e.Actor.Text, What = e.What.Text, Reason = e.Reason.Text }).ToListAsync(cancel);
        return rows.ConvertAll(r =>
        {
            var line = History.Line(r.At, r.Actor, r.What, r.Reason);
            return new Row(r.Sequence, r.At, r.Kind, r.Body is { } b ? names.GetValueOrDefault(b) : null, line.Who, line.What, line.Why);
        });
    }

    static string AsCsv(IReadOnlyList<Row> rows) =>
        Csv.Of(["sequence", "at", "kind", "body", "who", "what", "why"], rows.Select(r => (IReadOnlyList<object?>)[r.Sequence, r.At, r.Kind, r.Body, r.Who, r.What, r.Why]));
}
