using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;

namespace Mandate.Bodies.Confirming;

/// <summary>“Waiting for you” of those who appoint: designates whose legal event has happened.</summary>
sealed class ConfirmWaiting(Db db, TimeProvider clock) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (!actor.Holds(Role.Appointer)) return [];
        var waiting = await BodiesApi.AwaitingConfirmation(db, null, clock.Today(), cancel, actor.BodiesWith(Role.Appointer));
        return [.. waiting.GroupBy(w => w.Condition.Id).Select(g => new Waiting(
            $"Confirm {(g.Count() == 1 ? "1 designate" : $"{g.Count()} designates")}", ConfirmDesignates.Url(g.First().Condition.Slug), London.Midnight(g.First().Condition.ActualOn!.Value))
            { About = g.First().Condition.Name })];
    }
}
