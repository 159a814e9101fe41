using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Details;

/// <summary>One body as its keeper sees it: every fact with the page that changes it.</summary>
public static class ShowKeptBody
{
    public const string Route = "/register/bodies/{slug}";
    public static string Url(string slug) => $"/register/bodies/{slug}";

    public sealed record Related(RegisterRowId Id, string Words, string Other, DateOnly From, DateOnly? To);
    public sealed record Link(string Words, DateOnly On, string? Instrument);
    public sealed record Model(Body Body, string Kind, BodyStatus Status, IReadOnlyDictionary<string, string> Schemes, IReadOnlyDictionary<string, string> Areas, IReadOnlyList<Related> Relations,
        IReadOnlyList<Link> Links, IReadOnlyList<PostHolding> Posts, IReadOnlyList<HistoryLine> History);

    public static async Task<IResult> Get(string slug, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.KeptBody(actor, slug, cancel) is not { } body)
            return await db.KeptBodies(actor).Where(b => b.OldSlugs.Any(s => s.Value == slug)).Select(b => b.Slug).SingleOrDefaultAsync(cancel) is { } moved ? Results.LocalRedirect(Url(moved)) : Results.NotFound();
        var today = clock.Today();
        var kind = await db.BodyKinds.Where(k => k.Key == body.Kind).Select(k => k.Name).SingleOrDefaultAsync(cancel);
        var others = body.Relations.Select(r => r.Other).Distinct().ToList();
        var names = await db.Bodies.Where(b => others.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.LegalName, cancel);
        var kinds = await db.RelationKinds.ToDictionaryAsync(k => k.Key, k => k.Name, cancel);
        var codes = body.Areas.Select(a => a.Area).ToList();
        var posts = await db.Posts.AsNoTracking().Where(p => p.Body == body.Id).OrderBy(p => p.Title).ToListAsync(cancel);
        var holdings = await BodiesApi.Holdings(db, posts, today, cancel);
        return ShowKeptBodyPage.Show(new(body, kind ?? body.Kind, body.StatusOn(today),
            await db.CodeSchemes.ToDictionaryAsync(s => s.Key, s => s.Name, cancel),
            await db.Areas.Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Name, cancel),
            [.. body.Relations.OrderBy(r => r.Kind).ThenBy(r => r.From).Select(r => new Related(r.Id, kinds.GetValueOrDefault(r.Kind, r.Kind), names[r.Other], r.From, r.To))],
            await Links(db, body, cancel), [.. posts.Select(p => holdings[p.Id])], await db.HistoryOf(Subject.Of(body.Id), cancel, most: 30)));
    }

    static async Task<IReadOnlyList<Link>> Links(Db db, Body body, CancellationToken cancel)
    {
        var links = await (from s in db.Successions.AsNoTracking()
                           where s.Predecessor == body.Id || s.Successor == body.Id
                           join p in db.Bodies on s.Predecessor equals p.Id
                           from n in db.Bodies.Where(n => n.Id == s.Successor).DefaultIfEmpty()
                           orderby s.On
                           select new { Link = s, From = p.LegalName, To = n == null ? null : n.LegalName }).ToListAsync(cancel);
        return [.. links.Select(l => new Link(
            (l.To is null ? $"{l.From} is dissolved without a successor" : $"{l.To} takes over {(l.Link.Extent == Extent.Whole ? "all" : "part")} of {l.From}") + (l.Link.Part is null ? "" : $": {l.Link.Part}"), l.Link.On, l.Link.Instrument))];
    }
}
