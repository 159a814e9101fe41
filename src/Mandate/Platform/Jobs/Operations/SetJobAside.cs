using Mandate.Design;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Jobs.Operations;

/// <summary>Decides that a parked job shall not be done, and says why.</summary>
public static class SetJobAside
{
    public const string Route = "/operations/jobs/{id}/set-aside";
    public static string Url(OutboxId id) => $"/operations/jobs/{id}/set-aside";

    public sealed record Form
    {
        public string? Reason { get; init; }

        public string? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var reason = read.Required(Reason, nameof(Reason), "Say why this job shall not be done", 400);
            errors = read.Errors;
            return read.Ok ? reason : null;
        }
    }

    public sealed record Model(string Kind, string? Error, Form Form);

    public static async Task<IResult> Get(OutboxId id, Db db, CancellationToken cancel) =>
        await Find(db, id, cancel) is { } job ? SetJobAsidePage.Show(new(job.Kind, job.Error, new())) : Results.NotFound();

    public static async Task<IResult> Post(OutboxId id, [FromForm] Form form, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Find(db, id, cancel) is not { } job) return Results.NotFound();
        if (!JobsAccess.MayDecide(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var model = new Model(job.Kind, job.Error, form);
        if (form.Read(out var errors) is not { } reason) return SetJobAsidePage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        if (job.SetAside(now).Refusal is { } refusal) return SetJobAsidePage.Refused(model, refusal.ToString());
        db.Record(actor, now, new JobSetAside(job.Id, job.Kind), reason: reason);
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ListJobs.Url);
    }

    static Task<OutboxRow?> Find(Db db, OutboxId id, CancellationToken cancel) => db.Outbox.SingleOrDefaultAsync(r => r.Id == id, cancel);
}
