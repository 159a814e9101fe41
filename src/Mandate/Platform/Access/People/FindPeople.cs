using Mandate.Design;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.People;

/// <summary>Everybody who holds or held a role. Candidates are not listed; an exact email address finds any account, so that it can be given a role.</summary>
public static class FindPeople
{
    public const string Route = "/people-and-roles";

    public sealed record Row(UserId Id, string Name, string Email, DateTimeOffset? LastSignInAt, bool Left)
    {
        public IReadOnlyList<string> Roles { get; init; } = [];
    }

    public sealed record Model(string? Q, string? Role, string? Body, string? State, IReadOnlyList<NamedBody> Bodies, PageOf<Row> Page, Waiting Waiting, bool MayErase);

    public sealed record Waiting(int Requests, int Reviews, int Invitations, int Erasures);

    public static async Task<IResult> Get(string? q, string? role, string? body, string? state, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var today = clock.Today();
        var bodies = await db.BodiesByName(cancel);
        var people = Search(db, actor, today, FormReader.Clean(q), role, body, state);
        var total = await people.CountAsync(cancel);
        var rows = await people.OrderBy(u => u.Name).ThenBy(u => u.Id).Skip(list.Skip).Take(ListQuery.Size)
            .Select(u => new Row(u.Id, u.Name, u.Email, u.LastSignInAt, u.LeftAt != null)).ToListAsync(cancel);
        var shown = rows.ConvertAll(r => r.Id);
        var roles = await db.RoleHoldings.AsNoTracking().Where(h => shown.Contains(h.User)).On(today).ToListAsync(cancel);
        rows = rows.ConvertAll(r => r with { Roles = [.. roles.Where(h => h.User == r.Id).Select(h => $"{h.Role.Title()}, {bodies.For(h.Body)}").Order(StringComparer.Ordinal)] });
        var waiting = await WaitingFor(actor, db, today, clock.GetUtcNow(), cancel);
        return FindPeoplePage.Show(new(q, role, body, state, bodies, list.Of(rows, total), waiting, PeopleAccess.MayErase(actor)));
    }

    /// <summary>What waits for this administrator, in one query.</summary>
    static Task<Waiting> WaitingFor(Actor actor, Db db, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        var due = today.AddMonths(-RoleHolding.MonthsBetweenReviews);
        var before = London.Midnight(due.AddDays(1));
        var requests = db.RoleRequests.InScope(actor).Where(r => r.Decision == null);
        var reviews = db.RoleHoldings.InScope(actor).On(today)
            .Where(h => h.ReviewedAt != null ? h.ReviewedAt < before : h.GrantedAt != null ? h.GrantedAt < before : h.From <= due);
        var invitations = db.Invitations.InScope(actor).Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now);
        return db.Users.Where(u => u.Id == actor.User).Select(_ => new Waiting(requests.Count(), reviews.Count(), invitations.Count(), db.ErasureRequests.Count(r => r.Decision == null))).SingleAsync(cancel);
    }

    static IQueryable<User> Search(Db db, Actor actor, DateOnly today, string q, string? role, string? body, string? state)
    {
        var exact = q.ToUpperInvariant();
        if (q.Contains('@', StringComparison.Ordinal)) return db.Users.AsNoTracking().Where(u => u.NormalizedEmail == exact);
        var holdings = db.RoleHoldings.InScope(actor);
        if (Enum.TryParse<Role>(role, out var wanted)) holdings = holdings.Where(h => h.Role == wanted);
        if (BodyId.TryParse(body, null, out var of)) holdings = holdings.Where(h => h.Body == of);
        if (state is "now") holdings = holdings.On(today);
        var people = db.Users.AsNoTracking().Where(u => holdings.Any(h => h.User == u.Id));
        if (state is "left") people = people.Where(u => u.LeftAt != null);
        if (state is "ended") people = people.Where(u => u.LeftAt == null && !db.RoleHoldings.Any(h => h.User == u.Id && (h.To == null || h.To >= today)));
        return exact.Length == 0 ? people : people.Where(u => u.Name.ToUpper().Contains(exact));
    }
}
