using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Law;

/// <summary>One legal event as its keeper sees it: every day it was expected on, and every term that waits for it.</summary>
public static class ShowKeptEvent
{
    public const string Route = "/legal-events/keep/{slug}";
    public static string Url(string slug) => $"/legal-events/keep/{slug}";

    public sealed record Model(LegalEvent Event, DateOnly? Expected, IReadOnlyList<WaitingTerm> Terms, bool MayKeep, bool MayConfirm, IReadOnlyList<HistoryLine> History)
    {
        public int Waiting => Terms.Count(t => t.Waits);
    }

    public static async Task<IResult> Get(string slug, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.LegalEvents.AsNoTracking().Include(x => x.Expected).SingleOrDefaultAsync(x => x.Slug == slug, cancel) is not { } e) return Results.NotFound();
        var today = clock.Today();
        return ShowKeptEventPage.Show(new(e, e.ExpectedAsKnownOn(today), await WaitingTerm.On(db, e.Id, today, cancel), BodiesAccess.MayKeepAll(actor),
            actor.Holds(Role.Appointer), await db.HistoryOf(Subject.Of(e.Id), cancel)));
    }
}
