using Mandate.Platform.Data;

namespace Mandate.Platform.Jobs.Tasks;

/// <summary>Asks long work to stop; it does at its next report.</summary>
public static class StopTask
{
    public const string Route = "/tasks/{id}/stop";
    public static string Url(LongTaskId id) => $"/tasks/{id}/stop";

    public static async Task<IResult> Post(LongTaskId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await ShowTask.Find(db, id, actor, cancel) is not { } task) return Results.NotFound();
        if (task is { FinishedAt: null, StopAskedAt: null }) task.StopAskedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ShowTask.Url(id));
    }
}
