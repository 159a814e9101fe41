using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Granting;

/// <summary>Roles that nobody has looked at for half a year: each is kept or ended, and that is recorded.</summary>
public static class ReviewRoles
{
    public const string Route = "/people-and-roles/review";

    public sealed record Form
    {
        public string? Holding { get; init; }
    }

    public sealed record Line(RoleHoldingId Id, UserId Person, string Name, string Title, string Where, DateOnly From, DateTimeOffset? ReviewedAt, DateTimeOffset? LastSeenAt, bool Own);
    public sealed record Model(IReadOnlyList<Line> Due);

    public static async Task<IResult> Get(Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        ReviewRolesPage.Show(await ModelOf(actor, db, clock, cancel));

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!RoleHoldingId.TryParse(form.Holding, null, out var id) || await db.RoleHoldings.InScope(actor).SingleOrDefaultAsync(h => h.Id == id, cancel) is not { } holding) return Results.NotFound();
        var now = clock.GetUtcNow();
        if (holding.Keep(actor, now).Refusal is { } refusal) return ReviewRolesPage.Refused(await ModelOf(actor, db, clock, cancel), refusal.ToString());
        db.Record(actor, now, new RoleKept(holding.User, holding.Id, holding.Role), holding.Body);
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(Route);
    }

    static async Task<Model> ModelOf(Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var today = clock.Today();
        var names = await db.BodiesByName(cancel);
        var held = await db.RoleHoldings.AsNoTracking().InScope(actor).On(today)
            .Select(h => new { Holding = h, Person = db.Users.Where(u => u.Id == h.User).Select(u => new { u.Name, u.LastSeenAt }).First() }).ToListAsync(cancel);
        return new([.. held.Where(x => x.Holding.ReviewDueOn <= today).OrderBy(x => x.Holding.ReviewDueOn).ThenBy(x => x.Person.Name, StringComparer.Ordinal).Select(x => new Line(
            x.Holding.Id, x.Holding.User, x.Person.Name, x.Holding.Role.Title(), names.For(x.Holding.Body), x.Holding.From, x.Holding.ReviewedAt, x.Person.LastSeenAt, x.Holding.User == actor.User))]);
    }
}
