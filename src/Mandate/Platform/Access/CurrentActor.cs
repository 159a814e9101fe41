using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access;

/// <summary>Who came with this request.</summary>
/// <param name="Actor">With the roles that work in this sign-in.</param>
/// <param name="Withheld">Roles in force that wait for a second factor.</param>
public sealed record Arrival(Actor Actor, SignInFacts? Facts, IReadOnlyList<RoleInForce> Withheld)
{
    public static readonly Arrival Stranger = new(Actor.Nobody, null, []);

    /// <summary>The actor as they would be with a second factor.</summary>
    public Actor Whole => Withheld.Count == 0 ? Actor : Actor with { Roles = [.. Actor.Roles, .. Withheld] };
}

/// <summary>Reads who acts, once a request: the signed-in person with the roles in force today. Nothing outlives the request.</summary>
public static class CurrentActor
{
    static readonly TimeSpan seenToThe = TimeSpan.FromHours(1);

    public static Actor Actor(this HttpContext http) => http.Features.Get<Actor>() ?? Platform.Actor.Nobody;

    public static async Task<Arrival> Load(HttpContext http, TimeProvider clock)
    {
        if (Session.Facts(http.User) is not { } facts) return Arrival.Stranger;
        var (db, cancel) = (http.RequestServices.GetRequiredService<Db>(), http.RequestAborted); // strangers need no database here
        var id = facts.User;
        var user = await db.Users.AsNoTracking().Where(u => u.Id == id && u.LeftAt == null)
            .Select(u => new { u.Name, u.SecurityStamp, u.LastSeenAt }).SingleOrDefaultAsync(cancel);
        if (user is null || user.SecurityStamp != facts.Stamp) return Arrival.Stranger;
        var roles = await db.RoleHoldings.AsNoTracking().Where(r => r.User == id).On(clock.Today())
            .Select(r => new RoleInForce(r.Role, r.Body, r.DeputyOf != null)).ToListAsync(cancel);

        var now = clock.GetUtcNow();
        if (user.LastSeenAt is null || now - user.LastSeenAt > seenToThe)
            await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(s => s.SetProperty(u => u.LastSeenAt, now), cancel);
        var withheld = facts.Strong ? [] : roles.FindAll(r => r.Role.NeedsSecondFactor());
        return new Arrival(new Actor(id, user.Name, [.. roles.Except(withheld)]), facts, withheld);
    }
}
