using System.Globalization;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping;

/// <summary>Saves what a keeper changed unless somebody else did in between; then both versions are shown.</summary>
static class Versioning
{
    public static string Text(this IVersioned entity) => entity.Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Counts the version of the whole up even when only rows beneath it change, and lets the save fail when another came first.</summary>
    public static void Touch<T>(this Db db, T entity, string? seen) where T : class, IVersioned
    {
        db.Expect(entity, seen);
        db.Entry(entity).Property(x => x.Version).IsModified = true;
    }

    /// <summary>Saves; false when another save came in between.</summary>
    public static async Task<bool> TrySave(this Db db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>The page with both versions and who saved theirs.</summary>
    public static Task<IResult> Conflict<T>(this Db db, HttpContext http, Actor actor, string title, T theirs, Subject subject, IReadOnlyList<ConflictField> fields)
        where T : IVersioned => Platform.Web.Conflict.Show(http, db, actor, title, theirs, subject, fields);

    public static string Words(this DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")) ?? "";
}
