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
        var (id, today) = (facts.User, clock.Today());
        var rows = await (from u in db.Users.AsNoTracking()
                          where u.Id == id && u.LeftAt == null
                          from r in db.RoleHoldings.Where(r => r.User == u.Id && r.From <= today && (r.To == null || r.To >= today)).DefaultIfEmpty()
                          select new { u.Name, u.SecurityStamp, u.LastSeenAt, Role = r == null ? (Role?)null : r.Role, r!.Body, Deputy = r!.DeputyOf != null }).ToListAsync(cancel);
        if (rows is not [var user, ..] || user.SecurityStamp != facts.Stamp) return Arrival.Stranger;
        var roles = rows.Where(r => r.Role is not null).Select(r => new RoleInForce(r.Role!.Value, r.Body, r.Deputy)).ToList();

        var now = clock.GetUtcNow();
        if (user.LastSeenAt is null || now - user.LastSeenAt > seenToThe)
            await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(s => s.SetProperty(u => u.LastSeenAt, now), cancel);
        var withheld = facts.Strong ? [] : roles.FindAll(r => r.Role.NeedsSecondFactor());
        return new Arrival(new Actor(id, user.Name, [.. roles.Except(withheld)]), facts, withheld);
    }
}
