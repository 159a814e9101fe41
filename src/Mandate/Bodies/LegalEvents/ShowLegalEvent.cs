using Mandate.Bodies.Keeping.Law;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.LegalEvents;

/// <summary>The page of one legal event: every day on which it was expected and why, and what waits for it.</summary>
public static class ShowLegalEvent
{
    public const string Route = "/legal-events/{slug}";
    public static string Url(string slug) => $"/legal-events/{slug}";

    public sealed record WaitRow(string BodyKind, DateOnly? BodiesFrom, IReadOnlyList<string> Posts);
    public sealed record Waiting(string Person, string PersonSlug, bool Invented, string Post, string PostSlug, string Body, string BodySlug, TermState State);
    public sealed record BodyLink(string Name, string Slug);

    public sealed record Model(LegalEvent Event, bool Invented, AsAt At, IReadOnlyList<ExpectedDate> Expected, IReadOnlyList<BodyLink> Bodies, IReadOnlyList<WaitRow> Waits, IReadOnlyList<Waiting> Terms, IReadOnlyList<HistoryLine> History, string? Keep);

    public static async Task<IResult> Get(string slug, AsAt at, HttpContext http, Actor actor, Db db, CancellationToken cancel)
    {
        var e = await db.LegalEvents.AsNoTracking().AsSplitQuery().Include(x => x.Expected).Include(x => x.Bodies).Include(x => x.Waits).SingleOrDefaultAsync(x => x.Slug == slug, cancel);
        if (e is null) return Results.NotFound();
        var waiting = await (from t in db.Terms.AsNoTracking().Include(t => t.Acts)
                             where t.Condition == e.Id && t.PublicFrom <= at.Today
                             join who in db.People on t.Person equals who.Id
                             join p in db.Posts on t.Post equals p.Id
                             join b in db.Bodies on p.Body equals b.Id
                             orderby b.ShortName, p.Title
                             select new { Term = t, Person = who, Post = p, b.ShortName, b.Slug }).ToListAsync(cancel);
        IReadOnlyList<Waiting> terms = [.. waiting.Select(w => new Waiting(w.Person.Name, w.Person.Slug, w.Person.Invented, w.Post.Title, w.Post.Slug, w.ShortName, w.Slug, w.Term.StateOn(at.Day))).Where(w => w.State != TermState.NotYet)];
        if (TableAnswer.Of(http, terms, Columns, slug) is { } file) return file;

        var ids = e.Bodies.Select(b => b.Body).ToList();
        var names = await db.BodyKinds.AsNoTracking().ToDictionaryAsync(k => k.Key, k => k.Plural, cancel);
        var posts = await db.PostKinds.AsNoTracking().Where(k => k.Pack == e.Pack).ToDictionaryAsync(k => k.Key, k => k.Title, cancel);
        return ShowLegalEventPage.Show(new(e, await db.Packs.AnyAsync(p => p.Key == e.Pack && p.Invented, cancel), at,
            [.. e.Expected.Where(x => x.RecordedOn <= at.Day).OrderBy(x => x.RecordedOn).ThenBy(x => x.Number)],
            await db.Bodies.Where(b => ids.Contains(b.Id)).OrderBy(b => b.ShortName).Select(b => new BodyLink(b.LegalName, b.Slug)).ToListAsync(cancel),
            [.. e.Waits.GroupBy(w => (w.BodyKind, w.BodiesFrom)).Select(g => new WaitRow(names.GetValueOrDefault(g.Key.BodyKind, g.Key.BodyKind), g.Key.BodiesFrom, [.. g.Select(w => posts.GetValueOrDefault(w.PostKind, w.PostKind)).Order(StringComparer.CurrentCulture)]))],
            terms, await db.HistoryOf(Subject.Of(e.Id), cancel), BodiesAccess.MayKeepAll(actor) ? ShowKeptEvent.Url(e.Slug) : null));
    }

    static readonly IReadOnlyList<TableColumn<Waiting>> Columns =
        [new("person", w => w.Person), new("invented", w => w.Invented), new("post", w => w.Post), new("body", w => w.Body), new("body_slug", w => w.BodySlug), new("state", w => w.State.Words())];
}
