using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Law;

/// <summary>“Waiting for you” of the keepers of the register: legal events whose expected day has passed with nothing recorded.</summary>
sealed class EventsWaiting(Db db, TimeProvider clock) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (!BodiesAccess.MayKeepAll(actor)) return [];
        var today = clock.Today();
        var open = await db.LegalEvents.AsNoTracking().Include(e => e.Expected).Where(e => e.ActualOn == null).OrderBy(e => e.Stage).ToListAsync(cancel);
        return [.. from e in open
                   let expected = e.ExpectedAsKnownOn(today)
                   where expected < today
                   select new Waiting("Say whether it has happened, or when it is now expected", ShowKeptEvent.Url(e.Slug), London.Midnight(expected.Value)) { About = e.Name }];
    }
}
