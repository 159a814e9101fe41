using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Data;

public static class Versions
{
    /// <summary>Says which version the person saw: the save fails when another came in between.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="entity">What is edited, loaded for this request.</param>
    /// <param name="seen">The form's hidden field <c>Version</c>; text that is no number counts as stale.</param>
    public static void Expect<T>(this Db db, T entity, string? seen) where T : class, IVersioned =>
        db.Entry(entity).Property(x => x.Version).OriginalValue = int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    /// <summary>Whether another version came in between. For slices that show both versions before they try to save.</summary>
    public static bool IsStale(this IVersioned entity, string? seen) => seen != entity.Version.ToString(CultureInfo.InvariantCulture);
}
