using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Granting;

/// <summary>“Waiting for you” of administrators: roles that another asked for and this one may confirm.</summary>
sealed class RolesWaiting(Db db) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (!actor.Holds(Role.Administrator)) return [];
        var open = await db.RoleRequests.AsNoTracking().InScope(actor).Where(r => r.Decision == null).OrderBy(r => r.AskedAt)
            .Select(r => new { Request = r, Name = db.Users.Where(u => u.Id == r.User).Select(u => u.Name).First() }).ToListAsync(cancel);
        return [.. open.Where(x => !x.Request.MayDecide(actor).Refused)
            .Select(x => new Waiting($"Confirm or refuse a role: {x.Request.Role.Title()}", DecideRequest.Url(x.Request.Id), x.Request.AskedAt) { About = x.Name })];
    }
}
