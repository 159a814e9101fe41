using Mandate.Bodies.Keeping.Holding;
using Mandate.Bodies.Register;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Posts;

/// <summary>The page of one post: who holds it on any day, who held it, and who nominates, appoints, approves and removes.</summary>
public static class ShowPost
{
    public const string Route = "/bodies/{slug}/posts/{post}";
    public static string Url(string body, string post) => $"/bodies/{body}/posts/{post}";

    public sealed record Power(string Act, string Who, string? Url, Authority Authority, string? ApprovedBy);
    public sealed record TermRow(Term Term, Person Person, TermState State, string? Condition);

    public sealed record Model(
        BodyLine Body, Post Post, PostKind? Kind, AsAt At, PostHolding Holding, IReadOnlyList<Power> Powers, IReadOnlyList<TermRow> Terms, LegalEvent? Condition, IReadOnlyList<HistoryLine> History, string? Keep);

    public static async Task<IResult> Get(string slug, string post, AsAt at, HttpContext http, Actor actor, Db db, CancellationToken cancel)
    {
        if (await BodiesApi.BodyBySlug(db, slug, at.Day, cancel) is not { } body) return Results.NotFound();
        if (await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Body == body.Id && p.Slug == post, cancel) is not { } found) return Results.NotFound();
        var rows = await (from t in db.Terms.AsNoTracking().Include(t => t.Acts)
                          where t.Post == found.Id && t.PublicFrom <= at.Today
                          join who in db.People on t.Person equals who.Id
                          join e in db.LegalEvents on t.Condition equals (LegalEventId?)e.Id into events
                          from e in events.DefaultIfEmpty()
                          select new { Term = t, Person = who, Event = e == null ? null : e.Name }).ToListAsync(cancel);
        IReadOnlyList<TermRow> terms = [.. rows.Select(r => new TermRow(r.Term, r.Person, r.Term.StateOn(at.Day), r.Event)).Where(r => r.State != TermState.NotYet).OrderByDescending(r => r.Term.Claim(found).From)];
        if (TableAnswer.Of(http, terms, Columns, $"{slug}-{post}") is { } file) return file;

        var kind = (await Mandate.Bodies.Terms.Seats.PostKinds(db, [found.Kind], cancel)).GetValueOrDefault((body.Kind, found.Kind));
        return ShowPostPage.Show(new(body, found, kind, at, (await BodiesApi.Holdings(db, [found], at.Day, cancel, at.Today))[found.Id], await Powers(db, kind, body, found, cancel), terms,
            await BodiesApi.ConditionOf(db, found.Id, at.Day, cancel), await db.HistoryOf(Subject.Of(found.Id), cancel, without: await BodiesApi.Unannounced(db, at.Today, cancel)), BodiesAccess.MayChange(actor, body.Id) ? ShowKeptPost.Url(found.Id) : null));
    }

    /// <summary>Who is a body of the pack becomes its name and address; a post in the same body becomes that post; the rest are words.</summary>
    static async Task<IReadOnlyList<Power>> Powers(Db db, PostKind? kind, BodyLine body, Post post, CancellationToken cancel)
    {
        if (kind is null) return [];
        var all = new (string Act, Authority? Authority)[] { ("Nominates", kind.Nominates), ("Appoints", kind.Appoints), ("Approves", kind.Approves), ("Removes", kind.Removes) };
        var keys = all.SelectMany(a => new[] { a.Authority?.Who, a.Authority?.ApprovedBy }).OfType<string>().Distinct().ToList();
        var bodies = await db.Bodies.AsNoTracking().Where(b => b.Pack == kind.Pack && b.PackKey != null && keys.Contains(b.PackKey)).Select(b => new { b.PackKey, b.LegalName, b.Slug }).ToDictionaryAsync(b => b.PackKey!, cancel);
        var posts = await db.Posts.AsNoTracking().Where(p => p.Body == post.Body).Select(p => new { p.Kind, p.Title, p.Slug }).ToListAsync(cancel);
        return [.. all.Where(a => a.Authority is not null).Select(a =>
        {
            var authority = a.Authority!;
            var by = authority.ApprovedBy is { } key ? bodies.GetValueOrDefault(key)?.LegalName ?? key : null;
            if (bodies.GetValueOrDefault(authority.Who) is { } who) return new Power(a.Act, who.LegalName, ShowBody.Url(who.Slug), authority, by);
            if (posts.Find(p => p.Kind == authority.WhoPost) is { } other) return new Power(a.Act, $"{other.Title} of the same body", Url(body.Slug, other.Slug), authority, by);
            return new Power(a.Act, authority.Who, null, authority, by);
        })];
    }

    static readonly IReadOnlyList<TableColumn<TermRow>> Columns =
    [
        new("person", t => t.Person.Name), new("person_slug", t => t.Person.Slug), new("invented", t => t.Person.Invented), new("state", t => t.State.Words()), new("basis", t => t.Term.Basis.Words()),
        new("from", t => t.Term.Started ?? t.Term.From), new("to", t => t.Term.To), new("condition", t => t.Condition), new("acts", t => t.Term.Acts.Select(a => $"{a.On:yyyy-MM-dd} {a.Kind} by {a.By}")),
    ];
}
