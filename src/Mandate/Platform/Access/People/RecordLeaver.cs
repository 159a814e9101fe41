using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.People;

/// <summary>Somebody leaves: every role and sign-in ends, the history stays. Or is back: the account opens again, without roles.</summary>
public static class RecordLeaver
{
    public const string Route = "/people-and-roles/{id}/leaver";
    public static string Url(UserId id) => $"/people-and-roles/{id}/leaver";

    public sealed record Form
    {
        public string? Reason { get; init; }
    }

    public sealed record Model(UserId Id, string Name, bool Left, int Roles, IReadOnlyList<string> StandsOn, Form Form);

    public static async Task<IResult> Get(UserId id, Db db, IEnumerable<IStandsOnPerson> areas, TimeProvider clock, CancellationToken cancel) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is { } user
            ? RecordLeaverPage.Show(await ModelOf(user, new(), db, areas, clock, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(UserId id, [FromForm] Form form, Actor actor, Db db, Accounts accounts, IEnumerable<IStandsOnPerson> areas, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } user) return Results.NotFound();
        var read = new FormReader();
        var reason = read.Required(form.Reason, nameof(Form.Reason), "Enter the reason", 500);
        if (!read.Ok) return RecordLeaverPage.Invalid(await ModelOf(user, form, db, areas, clock, cancel), read.Errors);
        var holdings = await db.RoleHoldings.Where(h => h.User == id).ToListAsync(cancel);
        var today = clock.Today();
        var open = holdings.FindAll(h => h.To is null || h.To >= today);
        if (Refusal(actor, user, open) is { } refusal) return RecordLeaverPage.Refused(await ModelOf(user, form, db, areas, clock, cancel), refusal.ToString());

        var now = clock.GetUtcNow();
        if (user.LeftAt is null) await Leave(user, open, actor, reason, db, accounts, now, cancel);
        else
        {
            user.LeftAt = null;
            db.Record(actor, now, new PersonCameBack(id), reason: reason);
        }
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ShowPerson.Url(id));
    }

    static Refusal? Refusal(Actor actor, User user, List<RoleHolding> open) =>
        user.Id == actor.User ? RoleRefusals.OwnLeaving
        : open.TrueForAll(h => RoleRules.MayAdminister(actor, h.Body)) && (open.Count > 0 || actor.BodiesWith(Role.Administrator) is null) ? null
        : RoleRefusals.OtherBodiesToo;

    static async Task Leave(User user, List<RoleHolding> open, Actor actor, string reason, Db db, Accounts accounts, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var holding in open)
        {
            holding.Stop(actor.User, reason, now);
            db.Record(actor, now, new RoleEnded(user.Id, holding.Id, holding.Role, holding.Body, holding.To!.Value), holding.Body, reason);
        }
        foreach (var request in await db.RoleRequests.Where(r => r.Decision == null && (r.User == user.Id || r.AskedBy == user.Id)).ToListAsync(cancel))
        {
            request.Lapse(actor, reason, now);
            db.Record(actor, now, new RoleRequestDecided(request.User, request.Id, request.Role, RoleDecision.Withdrawn), request.Body, reason);
        }
        foreach (var invitation in await db.Invitations.Where(i => i.InvitedBy == user.Id && i.AcceptedAt == null && i.WithdrawnAt == null).ToListAsync(cancel))
        {
            invitation.Lapse(now);
            db.Record(actor, now, new InvitationWithdrawn(invitation.Id), invitation.Body, reason);
        }
        user.LeftAt = now;
        await accounts.EndSignIns(user);
        db.Record(actor, now, new PersonLeft(user.Id), reason: reason);
    }

    static async Task<Model> ModelOf(User user, Form form, Db db, IEnumerable<IStandsOnPerson> areas, TimeProvider clock, CancellationToken cancel)
    {
        var stands = new List<string>();
        foreach (var area in areas) stands.AddRange(await area.StandsOn(user.Id, cancel));
        var today = clock.Today();
        var roles = await db.RoleHoldings.CountAsync(h => h.User == user.Id && (h.To == null || h.To >= today), cancel);
        return new Model(user.Id, user.Name, user.LeftAt is not null, roles, stands, form);
    }
}
