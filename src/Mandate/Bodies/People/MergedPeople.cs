using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.People;

/// <summary>Finds people by addresses that were theirs before two entries became one.</summary>
static class MergedPeople
{
    /// <summary>The address of the entry that stays, or null when this is no old address.</summary>
    public static async Task<string?> NowAt(Db db, string slug, CancellationToken cancel)
    {
        if (await db.People.IgnoreQueryFilters().Where(p => p.Slug == slug).Select(p => p.MergedInto).SingleOrDefaultAsync(cancel) is not { } kept) return null;
        return await db.People.Where(p => p.Id == kept).Select(p => p.Slug).SingleOrDefaultAsync(cancel);
    }
}
