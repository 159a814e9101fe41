using Mandate.Bodies.Keeping.Details;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Register;

/// <summary>The page of one body on any day: who leads it, what it is, what came before and after.</summary>
public static class ShowBody
{
    public const string Route = "/bodies/{slug}";
    public static string Url(string slug) => $"/bodies/{slug}";

    public sealed record Seat(PostHolding Holding, string Kind, int Minimum, bool Leader);
    public sealed record Other(string Words, string Name, string Slug, bool Invented, DateOnly From, DateOnly? To);
    public sealed record Change(Succession Link, string Predecessor, string PredecessorSlug, string? Successor, string? SuccessorSlug);
    public sealed record CodeRow(string Scheme, string Value, DateOnly From, DateOnly? To, Certainty Status);
    public sealed record LandRow(string Code, string Name, AreaShare Share, DateOnly From, DateOnly? To);

    public sealed record Model(
        BodyLine Body, Body Facts, BodyKind? Kind, AsAt At, Leadership Leaders, IReadOnlyList<Seat> Seats, IReadOnlyList<CodeRow> Codes, IReadOnlyList<LandRow> Land, IReadOnlyList<Place> Places,
        IReadOnlyList<Other> Relations, IReadOnlyList<Change> Before, IReadOnlyList<Change> After, IReadOnlyList<HistoryLine> History, string? Origin, string? Keep)
    {
        public BodyStatus Status => Body.StatusOn(At.Day);
    }

    public static async Task<IResult> Get(string slug, AsAt at, HttpContext http, Actor actor, Db db, CancellationToken cancel)
    {
        var body = await db.Bodies.AsNoTracking().AsSplitQuery().Include(b => b.Names).Include(b => b.Populations).SingleOrDefaultAsync(b => b.Slug == slug, cancel);
        if (body is null) return await Moved(db, slug, at, http, cancel) ?? Results.NotFound();

        var seats = await Seats(db, body, at, cancel);
        if (TableAnswer.Of(http, seats, Columns, body.Slug) is { } file) return file;
        var line = await BodiesApi.BodyBySlug(db, slug, at.Day, cancel);
        var changes = await Changes(db, body.Id, at.Day, cancel);
        return ShowBodyPage.Show(new(
            line!, body, await db.BodyKinds.AsNoTracking().SingleOrDefaultAsync(k => k.Key == body.Kind, cancel), at,
            Leadership.Of(seats.Where(s => s.Leader).Select(s => s.Holding)), seats,
            await Codes(db, body.Id, cancel), await Land(db, body.Id, at.Day, cancel),
            await db.Places.AsNoTracking().Where(p => p.Body == body.Id).On(at.Day).OrderBy(p => p.Name).ToListAsync(cancel),
            await Relations(db, body.Id, at.Day, cancel),
            [.. changes.Where(c => c.Link.Successor == body.Id)], [.. changes.Where(c => c.Link.Predecessor == body.Id)],
            await db.HistoryOf(Subject.Of(body.Id), cancel, without: await BodiesApi.Unannounced(db, at.Today, cancel)), body.Pack is null ? null : await db.Packs.Where(p => p.Key == body.Pack).Select(p => p.Name + ", version " + p.PackVersion).SingleOrDefaultAsync(cancel),
            BodiesAccess.MayChange(actor, body) ? ShowKeptBody.Url(body.Slug) : null));
    }

    /// <summary>An old address or a code leads to the body for good; of several bodies with a code, the one that had it on the day.</summary>
    static async Task<IResult?> Moved(Db db, string slug, AsAt at, HttpContext http, CancellationToken cancel)
    {
        var code = slug.ToUpperInvariant();
        var found = await (from s in db.BodySlugs join b in db.Bodies on s.Body equals b.Id where s.Value == slug select b.Slug).FirstOrDefaultAsync(cancel)
            ?? await (from c in db.BodyCodes
                      join b in db.Bodies on c.Body equals b.Id
                      where c.Value == code
                      orderby c.From <= at.Day && (c.To == null || c.To >= at.Day) descending, c.From descending
                      select b.Slug).FirstOrDefaultAsync(cancel);
        return found is null ? null : Results.LocalRedirect(Url(found) + http.Request.QueryString, permanent: true);
    }

    static async Task<IReadOnlyList<Seat>> Seats(Db db, Body body, AsAt at, CancellationToken cancel)
    {
        var on = at.Day;
        var posts = await (from p in db.Posts.AsNoTracking()
                           where p.Body == body.Id && (p.To == null || p.To >= @on || p.To == body.To)
                           join k in from k in db.PostKinds join bk in db.BodyKinds on k.Pack equals bk.Pack where bk.Key == body.Kind select k on p.Kind equals k.Key into kinds
                           from k in kinds.DefaultIfEmpty()
                           orderby k == null ? 1000 : k.Order, p.Title
                           select new { Post = p, Title = k == null ? null : k.Title, Minimum = k == null ? 0 : k.Minimum, Leader = k != null && k.Leader }).ToListAsync(cancel);
        var holdings = await BodiesApi.Holdings(db, [.. posts.Select(p => p.Post)], on, cancel, at.Today);
        return [.. posts.Select(p => new Seat(holdings[p.Post.Id], p.Title ?? p.Post.Kind, p.Minimum, p.Leader))];
    }

    static async Task<IReadOnlyList<CodeRow>> Codes(Db db, BodyId id, CancellationToken cancel) =>
        await (from c in db.BodyCodes.AsNoTracking()
               where c.Body == id
               join s in db.CodeSchemes on c.Scheme equals s.Key into schemes
               from s in schemes.DefaultIfEmpty()
               orderby c.Scheme, c.From
               select new CodeRow(s == null ? c.Scheme : s.Name, c.Value, c.From, c.To, c.Status)).ToListAsync(cancel);

    static async Task<IReadOnlyList<LandRow>> Land(Db db, BodyId id, DateOnly on, CancellationToken cancel) =>
        await (from a in db.BodyAreas.AsNoTracking()
               where a.Body == id
               join area in db.Areas on a.Area equals area.Code
               orderby a.From <= @on && (a.To == null || a.To >= @on) descending, area.Name
               select new LandRow(area.Code, area.Name, a.Share, a.From, a.To)).ToListAsync(cancel);

    /// <summary>Relations in force on the day, or, for a body not there on the day, those it had or will have; read from both ends.</summary>
    static async Task<IReadOnlyList<Other>> Relations(Db db, BodyId id, DateOnly on, CancellationToken cancel)
    {
        var own = from r in db.BodyRelations where r.Body == id join k in db.RelationKinds on r.Kind equals k.Key join o in db.Bodies on r.Other equals o.Id select new { Words = k.Name, o.ShortName, o.Slug, o.Invented, r.From, r.To };
        var others = from r in db.BodyRelations where r.Other == id join k in db.RelationKinds on r.Kind equals k.Key join o in db.Bodies on r.Body equals o.Id select new { Words = k.Inverse, o.ShortName, o.Slug, o.Invented, r.From, r.To };
        var all = await own.Concat(others).ToListAsync(cancel);
        var now = all.Where(r => new Period(r.From, r.To).Includes(on)).ToList();
        return [.. (now.Count > 0 ? now : all).OrderBy(r => r.Words, StringComparer.Ordinal).ThenBy(r => r.ShortName, StringComparer.CurrentCulture).Select(r => new Other(r.Words, r.ShortName, r.Slug, r.Invented, r.From, r.To))];
    }

    static async Task<List<Change>> Changes(Db db, BodyId id, DateOnly on, CancellationToken cancel)
    {
        var links = await db.Successions.AsNoTracking().Where(s => s.Predecessor == id || s.Successor == id).OrderBy(s => s.On).ToListAsync(cancel);
        var names = await BodiesApi.Bodies(db, [.. links.SelectMany(l => new[] { l.Predecessor, l.Successor ?? l.Predecessor }).Distinct()], on, cancel);
        return [.. links.Select(l => new Change(l, names[l.Predecessor].ShortName, names[l.Predecessor].Slug, l.Successor is { } s ? names[s].ShortName : null, l.Successor is { } t ? names[t].Slug : null))];
    }

    static readonly IReadOnlyList<TableColumn<Seat>> Columns =
    [
        new("post", s => s.Holding.Post.Title), new("post_slug", s => s.Holding.Post.Slug), new("kind", s => s.Holding.Post.Kind), new("seats", s => s.Holding.Post.Seats),
        new("holders", s => s.Holding.Holders.Select(h => h.Name)), new("states", s => s.Holding.Holders.Select(h => h.State.Words())), new("designates", s => s.Holding.Coming.Select(h => h.Name)),
        new("vacant_seats", s => s.Holding.Empty), new("reason", s => s.Holding.Reason), new("from", s => HistoryLines.Known(s.Holding.Post.From)), new("to", s => s.Holding.Post.To),
    ];
}
