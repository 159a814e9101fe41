using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Erasing;

/// <summary>“Waiting for you” of administrators of all bodies: people who ask to be erased.</summary>
sealed class ErasuresWaiting(Db db) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (!PeopleAccess.MayErase(actor)) return [];
        var (account, me) = (Subject.Of(default(UserId)).Kind, actor.User!.Value.Value);
        var open = await db.ErasureRequests.AsNoTracking().Where(r => r.Decision == null && !(r.Kind == account && r.SubjectId == me)).OrderBy(r => r.AskedAt).ToListAsync(cancel);
        return [.. open.Select(r => new Waiting("Decide whether personal data are erased", DecideErasure.Url(r.Subject), r.AskedAt, London.Midnight(r.AnswerBy.AddDays(1))))];
    }
}
