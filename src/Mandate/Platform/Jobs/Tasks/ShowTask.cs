using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Jobs.Tasks;

/// <summary>How far long work is. Only its owner sees it.</summary>
public static class ShowTask
{
    public const string Route = "/tasks/{id}";
    public static string Url(LongTaskId id) => $"/tasks/{id}";

    public sealed record Model(LongTaskId Id, string Title, LongTaskStatus Status, bool StopAsked, long Done, long? Total, TimeSpan Time, string? Result, string? Error)
    {
        public bool Open => Status is LongTaskStatus.Waiting or LongTaskStatus.Running;
    }

    public static async Task<IResult> Get(LongTaskId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var task = await Find(db, id, actor, cancel);
        if (task is null) return Results.NotFound();
        var time = (task.FinishedAt ?? clock.GetUtcNow()) - (task.StartedAt ?? task.CreatedAt);
        return ShowTaskPage.Show(new(task.Id, task.Title, task.Status, task.StopAskedAt is not null, task.Done, task.Total, time, task.Result, task.Error));
    }

    internal static async Task<LongTask?> Find(Db db, LongTaskId id, Actor actor, CancellationToken cancel) =>
        await db.LongTasks.SingleOrDefaultAsync(t => t.Id == id, cancel) is { } task && JobsAccess.MayWatch(actor, task) ? task : null;
}
