using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.People;

/// <summary>One person's roles, now and past, as administrators see them. Nothing a candidate wrote is here.</summary>
public static class ShowPerson
{
    public const string Route = "/people-and-roles/{id}";
    public static string Url(UserId id) => $"/people-and-roles/{id}";

    public sealed record Held(RoleHoldingId Id, string Title, string Where, DateOnly From, DateOnly? To, string Given, string? Why, string? Ended, bool MayEnd);
    public sealed record Asked(RoleRequestId Id, string Title, string Where, string By);

    public sealed record Model(
        UserId Id, string Name, string Email, DateTimeOffset OpenedAt, DateTimeOffset? LastSignInAt, DateTimeOffset? LockedUntil, DateTimeOffset? LeftAt, bool SecondFactor, bool Self, bool MayErase,
        IReadOnlyList<Held> Now, IReadOnlyList<Held> Past, IReadOnlyList<Asked> Requests, IReadOnlyList<HistoryLine> History);

    public static async Task<IResult> Get(UserId id, Actor actor, Db db, Locks locks, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } user) return Results.NotFound();
        var names = await db.BodiesByName(cancel);
        var holdings = await db.RoleHoldings.AsNoTracking().Where(h => h.User == id).OrderByDescending(h => h.From).ToListAsync(cancel);
        var requests = await db.RoleRequests.AsNoTracking().Where(r => r.User == id && r.Decision == null).ToListAsync(cancel);
        var ids = holdings.SelectMany(h => new[] { h.GrantedBy, h.ConfirmedBy, h.EndedBy, h.DeputyOf }).Concat(requests.Select(r => (UserId?)r.AskedBy)).OfType<UserId>();
        var people = await db.NamesOf(ids, cancel);
        var today = clock.Today();
        var held = holdings.ConvertAll(h => Line(h, names, people, actor));
        var past = holdings.Where(h => h.To < today).Select(h => h.Id).ToHashSet();
        return ShowPersonPage.Show(new(
            user.Id, user.Name, user.Email, user.CreatedAt, user.LastSignInAt, await locks.Until(user.Email, cancel), user.LeftAt,
            user.TwoFactorEnabled || await db.UserPasskeys.AnyAsync(p => p.User == id, cancel), id == actor.User, PeopleAccess.MayErase(actor),
            held.FindAll(h => !past.Contains(h.Id)), held.FindAll(h => past.Contains(h.Id)),
            requests.ConvertAll(r => new Asked(r.Id, r.Role.Title(), names.For(r.Body), people.GetValueOrDefault(r.AskedBy, "Somebody"))),
            await db.HistoryOf(Subject.Of(id), cancel, 50, "access.")));
    }

    static Held Line(RoleHolding h, IReadOnlyList<NamedBody> names, Dictionary<UserId, string> people, Actor actor)
    {
        string? Name(UserId? id) => id is { } known ? people.GetValueOrDefault(known, "Somebody") : null;
        var given = h switch
        {
            { ConfirmedBy: not null } => $"Asked for by {Name(h.GrantedBy)}, confirmed by {Name(h.ConfirmedBy)}",
            { GrantedBy: not null } => $"Granted by {Name(h.GrantedBy)}",
            _ => "Given at the start of the service",
        };
        return new Held(h.Id, h.Role.Title() + (h.DeputyOf is null ? "" : $" (as deputy of {Name(h.DeputyOf)}, in their absence)"), names.For(h.Body), h.From, h.To, given, h.Reason,
            h.EndReason is null ? null : $"Ended by {Name(h.EndedBy)}: {h.EndReason}", RoleRules.MayAdminister(actor, h.Body));
    }
}
