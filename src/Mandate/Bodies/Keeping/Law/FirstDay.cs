using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Bodies.Keeping.Law;

/// <summary>Bodies begin with their legal event: when its day moves, so does their first day.</summary>
public static class FirstDay
{
    /// <summary>Moves and records; or says what stands in the way.</summary>
    public static async Task<Refusal?> Follow(Db db, Actor actor, DateTimeOffset now, LegalEvent e, DateOnly? was, DateOnly on, CancellationToken cancel)
    {
        if (was is not { } first || first == on) return null;
        var moved = await BodiesApi.MoveFirstDay(db, e, first, on, cancel);
        if (moved.Value is not { } bodies) return moved.Refusal;
        if (bodies.Count > 0) db.Record(actor, now, new FirstDayMoved(e.Id, e.Name, [.. bodies.Select(b => b.Id)], first, on));
        return null;
    }
}
