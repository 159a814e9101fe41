using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>One post as its keeper sees it: who holds it or why nobody does, and every term it ever had.</summary>
public static class ShowKeptPost
{
    public const string Route = "/register/posts/{id}";
    public static string Url(PostId id) => $"/register/posts/{id}";

    public sealed record Line(TermId Id, string Person, TermState State, DateOnly? From, DateOnly? To, TermBasis Basis);
    public sealed record Model(Post Post, Body Body, PostHolding Today, IReadOnlyList<Line> Terms, IReadOnlyList<HistoryLine> History);

    public static async Task<IResult> Get(PostId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.KeptPosts(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } post) return Results.NotFound();
        var today = clock.Today();
        var body = await db.Bodies.AsNoTracking().SingleAsync(b => b.Id == post.Body, cancel);
        var holdings = await BodiesApi.Holdings(db, [post], today, cancel);
        var terms = await (from t in db.Terms.AsNoTracking().Include(t => t.Acts) where t.Post == id join p in db.People on t.Person equals p.Id select new { Term = t, p.Name }).ToListAsync(cancel);
        return ShowKeptPostPage.Show(new(post, body, holdings[id],
            [.. terms.Select(t => new Line(t.Term.Id, t.Name, t.Term.StateOn(today), t.Term.Started ?? t.Term.From, t.Term.To, t.Term.Basis)).OrderByDescending(l => l.From ?? DateOnly.MaxValue)],
            await db.HistoryOf(Subject.Of(id), cancel)));
    }
}
