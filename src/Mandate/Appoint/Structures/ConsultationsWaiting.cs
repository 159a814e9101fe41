using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Structures;

/// <summary>“Waiting for you” of staff: open consultations that they have not answered.</summary>
sealed class ConsultationsWaiting(Db db, TimeProvider clock) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (actor.User is not { } user || actor.Roles.Count == 0) return [];
        var today = clock.Today();
        var open = (await db.ExecutiveStructures.AsNoTracking().Where(s => s.Campaign == null && !db.StructureResponses.Any(r => r.Structure == s.Id && r.User == user)).ToListAsync(cancel)).Where(s => !s.MayAnswer(today).Refused);
        return [.. open.Select(s => new Waiting("Answer a consultation", Respond.Url(s.Id), London.Midnight(s.Consultation!.OpensOn), London.Midnight(s.Consultation.ClosesOn.AddDays(1))) { About = s.Title })];
    }
}
