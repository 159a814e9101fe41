using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Register;

/// <summary>The register: every body for any day, with a map of those that have a place on one.</summary>
public static class ListBodies
{
    public const string Route = "/bodies";
    public static string Url => Route;

    public sealed record Filter
    {
        public string? Q { get; init; }
        public string? Kind { get; init; }
        public string? Region { get; init; }
        public string? Status { get; init; }
    }

    public sealed record Row(BodyLine Body, string KindName, BodyStatus Status, Leadership Leaders);

    public sealed record Model(PageOf<Row> Rows, Filter Filter, AsAt At, IReadOnlyList<Choice> Kinds, IReadOnlyList<Choice> Regions, IReadOnlyList<Mandate.Design.Tile> Map);

    public static async Task<IResult> Get([AsParameters] Filter filter, ListQuery list, AsAt at, HttpContext http, Db db, CancellationToken cancel)
    {
        var choices = await Choices(db, cancel);
        var kinds = choices.Where(c => c.IsKind).ToDictionary(c => c.Key, c => c.Name, StringComparer.Ordinal);
        var bodies = Sorted(db, Filtered(db, filter, at.Day), list);
        if (list.Format is not null)
        {
            var all = await BodiesApi.Lines(db, bodies, at.Day).ToListAsync(cancel);
            var leaders = await BodiesApi.Leaders(db, [.. all.Select(b => b.Id)], at.Day, cancel, at.Today);
            return TableAnswer.Of(http, all.Select(b => Shown(b, kinds, leaders, at.Day)), Columns, "bodies")!;
        }

        var total = await bodies.CountAsync(cancel);
        var page = await BodiesApi.Lines(db, bodies.Skip(list.Skip).Take(ListQuery.Size), at.Day).ToListAsync(cancel);
        var tiles = await TilesOf(db, at.Day, cancel);
        var leading = await BodiesApi.Leaders(db, [.. page.Select(b => b.Id).Concat(tiles.Select(t => t.Body)).Distinct()], at.Day, cancel, at.Today);
        return ListBodiesPage.Show(new(list.Of([.. page.Select(b => Shown(b, kinds, leading, at.Day))], total), filter, at,
            [.. choices.Where(c => c.IsKind).Select(c => new Choice(c.Key, c.Name))], [.. choices.Where(c => !c.IsKind).Select(c => new Choice(c.Key, c.Name))],
            [.. tiles.Select(t => Drawn(t, Leadership.Of(leading[t.Body]), at))]));
    }

    static Row Shown(BodyLine b, Dictionary<string, string> kinds, ILookup<BodyId, PostHolding> leaders, DateOnly on) =>
        new(b, kinds.GetValueOrDefault(b.Kind, b.Kind), b.StatusOn(on), Leadership.Of(leaders[b.Id]));

    static IQueryable<Body> Filtered(Db db, Filter filter, DateOnly on)
    {
        var bodies = db.Bodies.AsNoTracking();
        bodies = filter.Status switch
        {
            "all" => bodies,
            "proposed" => bodies.Where(b => b.From > on),
            "ended" => bodies.Where(b => b.To < on),
            _ => bodies.On(on),
        };
        if (filter.Kind is { Length: > 0 } kind) bodies = bodies.Where(b => b.Kind == kind);
        if (filter.Region is { Length: > 0 } region)
            bodies = bodies.Where(b => b.Relations.Any(r => r.Kind == RelationKeys.InRegion && db.Bodies.Any(o => o.Id == r.Other && o.Slug == region)));
#pragma warning disable CA1862 // translated to SQL
        if (filter.Q?.Trim().ToLower() is { Length: > 0 } q)
            bodies = bodies.Where(b => b.LegalName.ToLower().Contains(q) || b.ShortName.ToLower().Contains(q)
                || b.Names.Any(n => n.Text.ToLower().Contains(q)) || b.Codes.Any(c => c.Value.ToLower() == q));
#pragma warning restore CA1862
        return bodies;
    }

    static IOrderedQueryable<Body> Sorted(Db db, IQueryable<Body> bodies, ListQuery list) => (list.Sort, list.Descending) switch
    {
        ("kind", false) => bodies.OrderBy(b => b.Kind).ThenBy(b => b.ShortName).ThenBy(b => b.Id),
        ("kind", true) => bodies.OrderByDescending(b => b.Kind).ThenBy(b => b.ShortName).ThenBy(b => b.Id),
        ("population", false) => bodies.OrderBy(b => b.Populations.Max(p => (long?)p.Value) ?? 0).ThenBy(b => b.Id),
        ("population", true) => bodies.OrderByDescending(b => b.Populations.Max(p => (long?)p.Value) ?? 0).ThenBy(b => b.Id),
        ("region", var down) => ByRegion(db, bodies, down),
        ("name", true) => bodies.OrderByDescending(b => b.ShortName).ThenBy(b => b.Id),
        _ => bodies.OrderBy(b => b.ShortName).ThenBy(b => b.Id),
    };

    static IOrderedQueryable<Body> ByRegion(Db db, IQueryable<Body> bodies, bool down)
    {
        System.Linq.Expressions.Expression<Func<Body, string?>> region = b =>
            db.Bodies.Where(o => b.Relations.Any(r => r.Kind == RelationKeys.InRegion && r.Other == o.Id)).Select(o => o.ShortName).FirstOrDefault() ?? "";
        return (down ? bodies.OrderByDescending(region) : bodies.OrderBy(region)).ThenBy(b => b.ShortName).ThenBy(b => b.Id);
    }

    sealed record ChoiceRow(bool IsKind, string Key, string Name);

    /// <summary>Kinds and regions for the filters, in one query.</summary>
    static async Task<List<ChoiceRow>> Choices(Db db, CancellationToken cancel)
    {
        var kinds = db.BodyKinds.Where(k => db.Bodies.Any(b => b.Kind == k.Key)).Select(k => new { IsKind = true, k.Key, k.Name });
        var regions = db.Bodies.Where(o => db.BodyRelations.Any(r => r.Kind == RelationKeys.InRegion && r.Other == o.Id)).Select(o => new { IsKind = false, Key = o.Slug, Name = o.ShortName });
        var rows = await kinds.Concat(regions).ToListAsync(cancel);
        return [.. rows.Select(r => new ChoiceRow(r.IsKind, r.Key, r.Name)).OrderBy(r => r.Name, StringComparer.CurrentCulture)];
    }

    sealed record TileRow(BodyId Body, string Slug, string Name, string? Letters, int Column, int At);

    /// <summary>The map whose bodies exist on the day; of several, the one that shows most of them.</summary>
    static async Task<IReadOnlyList<TileRow>> TilesOf(Db db, DateOnly on, CancellationToken cancel)
    {
        var rows = await (from t in db.Tiles.AsNoTracking()
                          join b in db.Bodies on t.Body equals b.Id
                          orderby t.Row, t.Column
                          select new
                          {
                              t.Map, t.Pack, b.Id, b.Slug, b.ShortName, b.From, b.To, t.Column, t.Row,
                              Letters = b.Names.Where(n => n.Kind == NameKind.Abbreviation).Select(n => n.Text).FirstOrDefault(),
                          }).ToListAsync(cancel);
        // Before the first day of the bodies of a map, the map shows them as proposed.
        var maps = rows.GroupBy(r => (r.Pack, r.Map)).Select(g => new { Rows = g.ToList(), InForce = g.Count(r => r.From <= on && (r.To == null || r.To >= on)), First = g.Min(r => r.From) }).ToList();
        var best = maps.Where(m => m.InForce > 0).MaxBy(m => m.InForce) ?? maps.Where(m => m.First > on).MinBy(m => m.First);
        return best is null ? [] : [.. best.Rows.Where(r => r.To is null || r.To >= on).Select(r => new TileRow(r.Id, r.Slug, r.ShortName, r.Letters, r.Column, r.Row))];
    }

    static Mandate.Design.Tile Drawn(TileRow t, Leadership leaders, AsAt at) =>
        new(t.Column, t.At, Short(t), t.Name, at.Keep(ShowBody.Url(t.Slug)), leaders.Words,
            leaders.Complete ? Tone.Improvement : leaders.NoneNamed ? Tone.None : leaders.States.Contains(LeaderState.Vacant) ? Tone.Concern : Tone.Neutral, leaders.Known ? leaders.Symbol : null);

    /// <summary>Its abbreviation, a short name, the initials of a long one, or the start of one long word.</summary>
    static string Short(TileRow t)
    {
        if (t.Letters is { Length: <= 6 } letters) return letters;
        if (t.Name.Length <= 7) return t.Name;
        var words = t.Name.Split(' ').Where(w => w is not ("and" or "of" or "the")).ToList();
        return words.Count > 1 ? string.Concat(words.Select(w => w[0])) : t.Name[..5] + ".";
    }

    static readonly IReadOnlyList<TableColumn<Row>> Columns =
    [
        new("slug", r => r.Body.Slug), new("legal_name", r => r.Body.LegalName), new("short_name", r => r.Body.ShortName), new("kind", r => r.Body.Kind),
        new("region", r => r.Body.Region), new("from", r => HistoryLines.Known(r.Body.From)), new("to", r => r.Body.To), new("status", r => r.Status.Words()),
        new("codes", r => r.Body.Codes.Select(c => $"{c.Scheme}:{c.Value}")), new("population", r => r.Body.Population?.Value), new("population_basis", r => r.Body.Population?.Basis),
        new("population_date", r => r.Body.Population?.Date), new("leaders", r => r.Leaders.Words), new("invented", r => r.Body.Invented),
    ];
}
