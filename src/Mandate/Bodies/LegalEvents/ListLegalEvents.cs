using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.LegalEvents;

/// <summary>The acts of law that terms and plans wait for, as known on any day.</summary>
public static class ListLegalEvents
{
    public const string Route = "/legal-events";
    public static string Url => Route;

    public sealed record Row(string Slug, string Name, int Stage, DateOnly? Expected, DateOnly? Actual, int Moves, bool Invented)
    {
        public string Words => Actual is not null ? "happened" : Expected is null ? "no day named yet" : "expected; not law yet";
    }

    public sealed record Model(PageOf<Row> Rows, AsAt At);

    public static async Task<IResult> Get(ListQuery list, AsAt at, HttpContext http, Db db, CancellationToken cancel)
    {
        var (day, events) = (at.Day, db.LegalEvents.AsNoTracking());
        IQueryable<LegalEvent> sorted = (list.Sort, list.Descending) switch
        {
            ("name", false) => events.OrderBy(e => e.Name).ThenBy(e => e.Id),
            ("name", true) => events.OrderByDescending(e => e.Name).ThenBy(e => e.Id),
            (_, true) => events.OrderByDescending(e => e.Pack).ThenByDescending(e => e.Stage).ThenBy(e => e.Id),
            _ => events.OrderBy(e => e.Pack).ThenBy(e => e.Stage).ThenBy(e => e.Id),
        };
        if (list.Format is null) sorted = sorted.Skip(list.Skip).Take(ListQuery.Size);
        var rows = await sorted.Select(e => new Row(e.Slug, e.Name, e.Stage,
            e.Expected.Where(x => x.RecordedOn <= day).OrderByDescending(x => x.RecordedOn).ThenByDescending(x => x.Number).Select(x => (DateOnly?)x.On).FirstOrDefault(),
            e.ActualOn <= day ? e.ActualOn : null, e.Expected.Count(x => x.RecordedOn <= day) - 1, db.Packs.Any(p => p.Key == e.Pack && p.Invented))).ToListAsync(cancel);
        return TableAnswer.Of(http, rows, Columns, "legal-events") ?? ListLegalEventsPage.Show(new(list.Of(rows, await events.CountAsync(cancel)), at));
    }

    static readonly IReadOnlyList<TableColumn<Row>> Columns =
        [new("slug", r => r.Slug), new("name", r => r.Name), new("stage", r => r.Stage), new("expected", r => r.Expected), new("actual", r => r.Actual), new("state", r => r.Words), new("invented", r => r.Invented)];
}
