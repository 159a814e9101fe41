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

    public sealed record Model(string? Q, string? Role, string? Body, string? State, IReadOnlyList<BodyName> Bodies, PageOf<Row> Page, int Requests, int Reviews, int Invitations);

    public static async Task<IResult> Get(string? q, string? role, string? body, string? state, ListQuery list, Actor actor, Db db, IBodyNames names, TimeProvider clock, CancellationToken cancel)
    {
        var today = clock.Today();
        var bodies = await names.Of(cancel);
        var people = Search(db, actor, today, FormReader.Clean(q), role, body, state);
        var total = await people.CountAsync(cancel);
        var rows = await people.OrderBy(u => u.Name).ThenBy(u => u.Id).Skip(list.Skip).Take(ListQuery.Size)
            .Select(u => new Row(u.Id, u.Name, u.Email, u.LastSignInAt, u.LeftAt != null)).ToListAsync(cancel);
        var shown = rows.ConvertAll(r => r.Id);
        var roles = await db.RoleHoldings.AsNoTracking().Where(h => shown.Contains(h.User)).On(today).ToListAsync(cancel);
        rows = rows.ConvertAll(r => r with { Roles = [.. roles.Where(h => h.User == r.Id).Select(h => $"{h.Role.Title()}, {bodies.For(h.Body)}").Order(StringComparer.Ordinal)] });
        var now = clock.GetUtcNow();
        var due = today.AddMonths(-RoleHolding.MonthsBetweenReviews);
        return FindPeoplePage.Show(new(q, role, body, state, bodies, list.Of(rows, total),
            await db.RoleRequests.InScope(actor).CountAsync(r => r.Decision == null, cancel),
            await ReviewCount(db, actor, today, due, cancel),
            await db.Invitations.InScope(actor).CountAsync(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now, cancel)));
    }

    static Task<int> ReviewCount(Db db, Actor actor, DateOnly today, DateOnly due, CancellationToken cancel)
    {
        var before = London.Midnight(due.AddDays(1));
        return db.RoleHoldings.InScope(actor).On(today).CountAsync(h => h.ReviewedAt != null ? h.ReviewedAt < before : h.GrantedAt != null ? h.GrantedAt < before : h.From <= due, cancel);
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
