using Mandate.Bodies.Terms;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>One term as its keeper sees it: how it stands, the acts that made it, and the acts that can follow.</summary>
public static class ShowTerm
{
    public const string Route = "/register/terms/{id}";
    public static string Url(TermId id) => $"/register/terms/{id}";

    public sealed record Model(Term Term, TermState State, Person Person, Post Post, Body Body, LegalEvent? Condition, bool MayConfirm, bool MetToday, IReadOnlyList<HistoryLine> History);

    public static async Task<IResult> Get(TermId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.KeptTerms(actor).AsNoTracking().Include(t => t.Acts).SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } term) return Results.NotFound();
        var today = clock.Today();
        var post = await db.Posts.AsNoTracking().SingleAsync(p => p.Id == term.Post, cancel);
        var body = await db.Bodies.AsNoTracking().SingleAsync(b => b.Id == post.Body, cancel);
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == term.Person, cancel);
        var condition = term.Condition is { } c ? await db.LegalEvents.AsNoTracking().Include(e => e.Expected).SingleAsync(e => e.Id == c, cancel) : null;
        return ShowTermPage.Show(new(term, term.StateOn(today), person, post, body, condition, BodiesAccess.MayConfirm(actor, body.Id),
            condition?.HappenedBy(today) is true && body.From <= today, await db.HistoryOf(Subject.Of(id), cancel)));
    }
}
