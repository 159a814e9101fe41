using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Files;

/// <summary>The files of whatever is forgotten: content and name go, that there was one stays.</summary>
sealed class ForgetFiles(TimeProvider clock) : IForget
{
    public async Task<Prospect> Look(Db db, Subject subject, DateTimeOffset now, CancellationToken cancel) =>
        await db.Files.AnyAsync(f => f.OwnerKind == subject.Kind && f.OwnerId == subject.Id && f.RemovedAt == null, cancel)
            ? new() { Goes = ["Files that were uploaded, and their names"] } : Prospect.Nothing;

    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var file in await db.Files.Where(f => f.OwnerKind == subject.Kind && f.OwnerId == subject.Id).ToListAsync(cancel))
        {
            if (!file.Removed) db.Enqueue(new DeleteFile(file.Id), now);
            file.Forget(now);
        }
    }
}
