using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Changes;

/// <summary>Which body became which: every link, and the sum of bodies before and after each day of change.</summary>
public static class ListSuccession
{
    public const string Route = "/succession";
    public static string Url => Route;

    public sealed record Filter
    {
        /// <summary>One day of change, as in the list of days.</summary>
        public string? Day { get; init; }
    }

    public sealed record Row(Succession Link, string Predecessor, string PredecessorSlug, string? Successor, string? SuccessorSlug, bool Invented, bool SuccessorInvented);

    /// <summary>Bodies of a kind the day before, those that ended, those that began, and those there on the day.</summary>
    public sealed record Sum(DateOnly Day, string Kind, int Before, int Ended, int Begun, int After, int Enlarged, bool Invented)
    {
        public string Text => $"{Before} − {Ended} + {Begun} = {After}";
    }

    public sealed record Model(PageOf<Row> Rows, IReadOnlyList<Sum> Sums, IReadOnlyList<Choice> Days, Filter Filter, AsAt At);

    public static async Task<IResult> Get([AsParameters] Filter filter, ListQuery list, AsAt at, HttpContext http, Db db, CancellationToken cancel)
    {
        // With a date in the address, the changes that had taken effect by then; else all, also those still to come.
        var links = db.Successions.AsNoTracking().Where(s => !at.Chosen || s.On <= at.Day);
        var days = await links.Select(s => s.On).Distinct().OrderByDescending(d => d).ToListAsync(cancel);
        var rows = from s in PackDay(filter) is { } day ? links.Where(s => s.On == day) : links
                   join old in db.Bodies on s.Predecessor equals old.Id
                   join next in db.Bodies on s.Successor equals (BodyId?)next.Id into found
                   from next in found.DefaultIfEmpty()
                   select new { Link = s, From = old, To = next };
        rows = (list.Sort, list.Descending) switch
        {
            ("predecessor", false) => rows.OrderBy(r => r.From.ShortName).ThenBy(r => r.Link.Id),
            ("predecessor", true) => rows.OrderByDescending(r => r.From.ShortName).ThenBy(r => r.Link.Id),
            ("successor", false) => rows.OrderBy(r => r.To!.ShortName).ThenBy(r => r.From.ShortName),
            ("successor", true) => rows.OrderByDescending(r => r.To!.ShortName).ThenBy(r => r.From.ShortName),
            ("date", false) => rows.OrderBy(r => r.Link.On).ThenBy(r => r.To!.ShortName).ThenBy(r => r.From.ShortName),
            _ => rows.OrderByDescending(r => r.Link.On).ThenBy(r => r.To!.ShortName).ThenBy(r => r.From.ShortName),
        };
        var page = await (list.Format is null ? rows.Skip(list.Skip).Take(ListQuery.Size) : rows)
            .Select(r => new { r.Link, From = r.From.ShortName, FromSlug = r.From.Slug, To = r.To == null ? null : r.To.ShortName, ToSlug = r.To == null ? null : r.To.Slug, r.From.Invented, ToInvented = r.To != null && r.To.Invented }).ToListAsync(cancel);
        IReadOnlyList<Row> shown = [.. page.Select(r => new Row(r.Link, r.From, r.FromSlug, r.To, r.ToSlug, r.Invented, r.ToInvented))];
        if (TableAnswer.Of(http, shown, Columns, "succession") is { } file) return file;
        return ListSuccessionPage.Show(new(list.Of(shown, await rows.CountAsync(cancel)), await Sums(db, days, cancel),
            [.. days.Select(d => new Choice(d.ToString("yyyy-MM-dd"), Dates.Day(d)))], filter, at));
    }

    static DateOnly? PackDay(Filter filter) => PackText.Date(filter.Day);

    static async Task<IReadOnlyList<Sum>> Sums(Db db, List<DateOnly> days, CancellationToken cancel)
    {
        var changed = await db.Successions.AsNoTracking().Select(s => new { s.On, s.Predecessor, s.Successor }).ToListAsync(cancel);
        var touched = db.Bodies.Where(b => db.Successions.Any(s => s.Predecessor == b.Id || s.Successor == b.Id)).Select(b => b.Kind);
        var bodies = await (from b in db.Bodies
                            join k in db.BodyKinds on b.Kind equals k.Key into kinds
                            from k in kinds.DefaultIfEmpty()
                            where touched.Contains(b.Kind)
                            select new { b.Id, b.Kind, Name = k == null ? b.Kind : k.Plural, b.From, b.To, b.Invented }).ToListAsync(cancel);
        return [.. from day in days
                   let involved = changed.Where(c => c.On == day).SelectMany(c => new[] { c.Predecessor, c.Successor ?? c.Predecessor }).ToHashSet()
                   from kind in bodies.GroupBy(b => (b.Kind, b.Name))
                   where kind.Any(b => involved.Contains(b.Id))
                   let before = kind.Count(b => new Period(b.From, b.To).Includes(day.AddDays(-1)))
                   let after = kind.Count(b => new Period(b.From, b.To).Includes(day))
                   let ended = kind.Count(b => b.To == day.AddDays(-1))
                   let enlarged = kind.Count(b => b.From < day && (b.To is null || b.To >= day) && changed.Exists(c => c.On == day && c.Successor == b.Id))
                   select new Sum(day, kind.Key.Name, before, ended, kind.Count(b => b.From == day), after, enlarged, kind.All(b => b.Invented))];
    }

    static readonly IReadOnlyList<TableColumn<Row>> Columns =
    [
        new("predecessor", r => r.Predecessor), new("predecessor_slug", r => r.PredecessorSlug), new("successor", r => r.Successor), new("successor_slug", r => r.SuccessorSlug), new("date", r => r.Link.On),
        new("type", r => r.Link.Kind.Words()), new("extent", r => r.Link.Extent.ToString().ToLowerInvariant()), new("part", r => r.Link.Part), new("instrument", r => r.Link.Instrument), new("invented", r => r.Invented),
    ];
}
