using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Register;

/// <summary>The bodies for which a signed-in person holds a role, on their home page.</summary>
sealed class YourBodiesSection(Db db) : IHomeSection
{
    public int Order => 5;

    public async Task<HomeSection?> Show(Actor reader, CancellationToken cancel)
    {
        var roles = reader.Roles.Where(r => r.Body is not null).ToLookup(r => r.Body!.Value, r => r.Role.Title());
        if (roles.Count == 0) return null;
        var ids = roles.Select(r => r.Key).ToList();
        var bodies = await db.Bodies.AsNoTracking().Where(b => ids.Contains(b.Id)).OrderBy(b => b.ShortName).ToListAsync(cancel);
        return new("Your bodies", null, [.. bodies.Select(b => new HomeLine(b.LegalName, ShowBody.Url(b.Slug), $"you are {string.Join(", ", roles[b.Id].Distinct().Select(w => w.ToLowerInvariant()))}"))]);
    }
}
