using System.Security.Claims;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access;

/// <summary>Reads who acts, once a request: the signed-in person with the roles in force today.</summary>
public static class CurrentActor
{
    public static Actor Actor(this HttpContext http) => http.Features.Get<Actor>() ?? Platform.Actor.Nobody;

    public static async Task<Actor> Load(Db db, ClaimsPrincipal principal, TimeProvider clock, CancellationToken cancel)
    {
        if (!UserId.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), null, out var id)) return Platform.Actor.Nobody;
        var user = await db.Users.AsNoTracking().Where(u => u.Id == id && u.LeftAt == null).Select(u => new { u.Name }).SingleOrDefaultAsync(cancel);
        if (user is null) return Platform.Actor.Nobody;
        var roles = await db.RoleHoldings.AsNoTracking().Where(r => r.User == id).On(clock.Today())
            .Select(r => new RoleInForce(r.Role, r.Body, r.DeputyOf != null)).ToListAsync(cancel);
        return new Actor(id, user.Name, roles);
    }
}

/// <summary>Default deny: loads the actor, then asks the route's rule.</summary>
sealed class AccessMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Db db, TimeProvider clock)
    {
        var actor = await CurrentActor.Load(db, http.User, clock, http.RequestAborted);
        http.Features.Set(actor); // also for the page that says that there is no such page
        if (http.GetEndpoint() is not { } endpoint) { await next(http); return; }
        var rule = endpoint.Metadata.GetMetadata<AccessRule>();
        if (rule is not null && rule.Allows(actor)) { await next(http); return; }
        http.Features.Set(new Denied(rule));
        http.Response.StatusCode = actor.SignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
    }
}

/// <summary>Left for the page that answers 401 and 403.</summary>
sealed record Denied(AccessRule? Rule);
