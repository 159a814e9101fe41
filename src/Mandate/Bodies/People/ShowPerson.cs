using Mandate.Bodies.Keeping.Persons;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.People;

/// <summary>The page of one person: every post in every body, on any day. Each body keeps its own duties and limits.</summary>
public static class ShowPerson
{
    public const string Route = "/people/{slug}";
    public static string Url(string slug) => $"/people/{slug}";

    public sealed record Row(Term Term, Post Post, BodyLine Body, TermState State, string? Condition);

    public sealed record Model(Person Person, AsAt At, IReadOnlyList<Row> Terms, IReadOnlyList<HistoryLine> History, string? Keep);

    public static async Task<IResult> Get(string slug, AsAt at, HttpContext http, Actor actor, Db db, CancellationToken cancel)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, cancel) is not { } person)
            return await MergedPeople.NowAt(db, slug, cancel) is { } now ? Results.LocalRedirect(Url(now) + http.Request.QueryString, permanent: true) : Results.NotFound();
        var terms = await (from t in db.Terms.AsNoTracking().Include(t => t.Acts)
                           where t.Person == person.Id
                           join p in db.Posts on t.Post equals p.Id
                           join e in db.LegalEvents on t.Condition equals (LegalEventId?)e.Id into events
                           from e in events.DefaultIfEmpty()
                           select new { Term = t, Post = p, Event = e == null ? null : e.Name }).ToListAsync(cancel);
        var hidden = terms.RemoveAll(t => !(t.Term.PublicFrom <= at.Today));
        if (hidden > 0 && terms.Count == 0) return Results.NotFound();
        var bodies = await BodiesApi.Bodies(db, [.. terms.Select(t => t.Post.Body).Distinct()], at.Day, cancel);
        IReadOnlyList<Row> rows = [.. terms.Select(t => new Row(t.Term, t.Post, bodies[t.Post.Body], t.Term.StateOn(at.Day), t.Event)).Where(r => r.State != TermState.NotYet).OrderByDescending(r => r.Term.Claim(r.Post).From)];
        return TableAnswer.Of(http, rows, Columns, slug) ?? ShowPersonPage.Show(new(person, at, rows, await db.HistoryOf(Subject.Of(person.Id), cancel, without: await BodiesApi.Unannounced(db, at.Today, cancel)), BodiesAccess.MayKeepAll(actor) ? KeepPerson.Url(person.Slug) : null));
    }

    static readonly IReadOnlyList<TableColumn<Row>> Columns =
    [
        new("body", r => r.Body.LegalName), new("body_slug", r => r.Body.Slug), new("post", r => r.Post.Title), new("state", r => r.State.Words()), new("basis", r => r.Term.Basis.Words()),
        new("from", r => r.Term.Started ?? r.Term.From), new("to", r => r.Term.To), new("condition", r => r.Condition),
    ];
}
