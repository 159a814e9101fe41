using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access;

/// <summary>Names of the bodies for which roles are held.</summary>
public static class BodyNaming
{
    public const string All = "All bodies";

    public static async Task<IReadOnlyList<NamedBody>> BodiesByName(this Db db, CancellationToken cancel) =>
        await db.NamedBodies.OrderBy(b => b.Name).ToListAsync(cancel);

    public static string For(this IReadOnlyList<NamedBody> names, BodyId? body) =>
        body is null ? All : names.FirstOrDefault(n => n.Id == body)?.Name ?? "A body that is no longer on the register";
}
