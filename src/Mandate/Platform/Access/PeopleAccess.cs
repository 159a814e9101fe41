using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access;

/// <summary>Who may see and change people and roles.</summary>
public static class PeopleAccess
{
    public static readonly AccessRule Administrators = AccessRule.AnyOf(Role.Administrator);

    /// <summary>Personal data lie across all bodies, so whoever erases them administers all.</summary>
    public static bool MayErase(Actor actor) => actor.Roles.Any(r => r.Role == Role.Administrator && r.Body is null);

    /// <summary>Bodies for which this administrator may act; "all bodies" is one of the choices for an administrator of all.</summary>
    public static IReadOnlyList<NamedBody?> Choices(Actor actor, IReadOnlyList<NamedBody> names) =>
        actor.BodiesWith(Role.Administrator) is { } some ? [.. names.Where(n => some.Contains(n.Id))] : [null, .. names];

    /// <summary>Holdings within what this administrator administers.</summary>
    public static IQueryable<RoleHolding> InScope(this IQueryable<RoleHolding> holdings, Actor actor) =>
        actor.BodiesWith(Role.Administrator) is { } some ? holdings.Where(h => h.Body != null && some.Contains(h.Body.Value)) : holdings;

    public static IQueryable<RoleRequest> InScope(this IQueryable<RoleRequest> requests, Actor actor) =>
        actor.BodiesWith(Role.Administrator) is { } some ? requests.Where(h => h.Body != null && some.Contains(h.Body.Value)) : requests;

    public static IQueryable<Invitation> InScope(this IQueryable<Invitation> invitations, Actor actor) =>
        actor.BodiesWith(Role.Administrator) is { } some ? invitations.Where(h => h.Body != null && some.Contains(h.Body.Value)) : invitations;

    /// <summary>People who administer all bodies today.</summary>
    public static IQueryable<User> Administering(this Db db, DateOnly day) => db.Users.Where(u => u.LeftAt == null
        && db.RoleHoldings.Any(r => r.User == u.Id && r.Role == Role.Administrator && r.Body == null && r.From <= day && (r.To == null || r.To >= day)));
}

/// <summary>What rests on a person: asked of every area before the person leaves.</summary>
public interface IStandsOnPerson
{
    /// <summary>Sentences such as "Chairs the panel of the campaign ICB chief executives 2021".</summary>
    Task<IReadOnlyList<string>> StandsOn(UserId user, CancellationToken cancel);
}

/// <summary>What rests on a person in this part: requests and invitations of theirs, people who deputise for them.</summary>
sealed class RolesStandOnPerson(Db db, TimeProvider clock) : IStandsOnPerson
{
    public async Task<IReadOnlyList<string>> StandsOn(UserId user, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var asked = await db.RoleRequests.CountAsync(r => r.AskedBy == user && r.Decision == null, cancel);
        var sent = await db.Invitations.CountAsync(i => i.InvitedBy == user && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now, cancel);
        var deputies = await db.RoleHoldings.AsNoTracking().Where(r => r.DeputyOf == user).On(clock.Today()).CountAsync(cancel);
        return
        [
            .. asked > 0 ? new[] { $"Asked for {asked} role{(asked == 1 ? "" : "s")} that wait to be confirmed; the requests lapse" } : [],
            .. sent > 0 ? new[] { $"Sent {sent} invitation{(sent == 1 ? "" : "s")} not yet accepted; they are withdrawn" } : [],
            .. deputies > 0 ? new[] { $"{deputies} {(deputies == 1 ? "person deputises" : "people deputise")} for them; end or renew those roles" } : [],
        ];
    }
}
