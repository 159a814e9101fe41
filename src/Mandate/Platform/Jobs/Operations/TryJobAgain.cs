using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Jobs.Operations;

/// <summary>Gives a parked job another eight attempts.</summary>
public static class TryJobAgain
{
    public const string Route = "/operations/jobs/{id}/try-again";
    public static string Url(OutboxId id) => $"/operations/jobs/{id}/try-again";

    public static async Task<IResult> Post(OutboxId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Outbox.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } job) return Results.NotFound();
        if (!JobsAccess.MayDecide(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var now = clock.GetUtcNow();
        if (job.TryAgain(now).Refusal is { } refusal) return ListJobsPage.Refused(await ListJobs.Load(db, now, cancel), refusal.ToString());
        db.Record(actor, now, new JobTriedAgain(job.Id, job.Kind));
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ListJobs.Url);
    }
}
