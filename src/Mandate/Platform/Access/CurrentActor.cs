using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access;

/// <summary>Who came with this request.</summary>
/// <param name="Actor">With the roles that work in this sign-in.</param>
/// <param name="Withheld">Roles in force that wait for a second factor.</param>
/// <param name="Unfiled">Whether something of theirs was handed in that is not filed; for those with a role, something of anybody.</param>
public sealed record Arrival(Actor Actor, SignInFacts? Facts, IReadOnlyList<RoleInForce> Withheld, bool Unfiled = false)
{
    public static readonly Arrival Stranger = new(Actor.Nobody, null, []);

    /// <summary>The actor as they would be with a second factor.</summary>
    public Actor Whole => Withheld.Count == 0 ? Actor : Actor with { Roles = [.. Actor.Roles, .. Withheld] };
}

/// <summary>Reads who acts, once a request: the signed-in person with the roles in force today. Nothing outlives the request; those who come at one moment share a query.</summary>
public static class CurrentActor
{
    static readonly TimeSpan seenToThe = TimeSpan.FromHours(1);
    static readonly Together<Asked, Known?> together = new(Read);

    sealed record Asked(SignInFacts Facts, DateTimeOffset Now);
    sealed record Known(string Name, IReadOnlyList<RoleInForce> Roles, bool Unfiled);

    public static Actor Actor(this HttpContext http) => http.Features.Get<Actor>() ?? Platform.Actor.Nobody;

    public static async Task<Arrival> Load(HttpContext http, DbConnectionText connection, TimeProvider clock)
    {
        if (Session.Facts(http.User) is not { } facts) return Arrival.Stranger; // strangers need no database here
        var user = await together.Ask(connection.Value, new(facts, clock.GetUtcNow()));
        if (user is null) return Arrival.Stranger;
        var withheld = facts.Strong ? [] : user.Roles.Where(r => r.Role.NeedsSecondFactor()).ToList();
        return new Arrival(new Actor(facts.User, user.Name, [.. user.Roles.Except(withheld)]), facts, withheld, user.Unfiled);
    }

    /// <summary>Null for whoever left, or whose sign-ins were ended since.</summary>
    static async Task<IReadOnlyList<Known?>> Read(string connection, IReadOnlyList<Asked> asked)
    {
        await using var db = Storage.Open(connection);
        var (ids, now) = (asked.Select(a => a.Facts.User).Distinct().ToList(), asked.Max(a => a.Now));
        var today = London.Day(now);
        var rows = await (from u in db.Users.AsNoTracking()
                          where EF.Parameter(ids).Contains(u.Id) && u.LeftAt == null
                          from r in db.RoleHoldings.Where(r => r.User == u.Id && r.From <= today && (r.To == null || r.To >= today)).DefaultIfEmpty()
                          select new { u.Id, u.Name, u.SecurityStamp, u.LastSeenAt, Role = r == null ? (Role?)null : r.Role, r!.Body, Deputy = r!.DeputyOf != null, Unfiled = db.Drafts.Any(d => d.HandedInAt != null && d.Owner == u.Id) || (r != null && db.Drafts.Any(d => d.HandedInAt != null)) }).ToListAsync();
        var people = rows.ToLookup(r => r.Id);
        var unseen = asked.Where(a => people[a.Facts.User].FirstOrDefault() is { } u && u.SecurityStamp == a.Facts.Stamp && (u.LastSeenAt is null || now - u.LastSeenAt > seenToThe)).Select(a => a.Facts.User).ToList();
        if (unseen.Count > 0) await db.Users.Where(u => EF.Parameter(unseen).Contains(u.Id)).ExecuteUpdateAsync(s => s.SetProperty(u => u.LastSeenAt, now));
        return [.. asked.Select(a => people[a.Facts.User].FirstOrDefault() is { } u && u.SecurityStamp == a.Facts.Stamp
            ? new Known(u.Name, [.. people[u.Id].Where(r => r.Role is not null).Select(r => new RoleInForce(r.Role!.Value, r.Body, r.Deputy))], people[u.Id].Any(r => r.Unfiled)) : null)];
    }
}
