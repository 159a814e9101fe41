using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.People;

/// <summary>Invitations sent, with their state; send one again or withdraw it.</summary>
public static class Invitations
{
    public const string Route = "/people-and-roles/invitations";
    public const string ChangeRoute = "/people-and-roles/invitations/{id}";
    public static string ChangeUrl(InvitationId id) => $"/people-and-roles/invitations/{id}";

    public sealed record Form
    {
        /// <summary>Which button: "resend" or "withdraw".</summary>
        public string? Do { get; init; }
    }

    public sealed record Line(InvitationId Id, string Name, string Email, string Roles, string Where, string By, DateTimeOffset At, DateTimeOffset ExpiresAt, InvitationState State);
    public sealed record Model(IReadOnlyList<Line> All);

    public static async Task<IResult> Get(Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        InvitationsPage.Show(await ModelOf(actor, db, clock, cancel));

    public static async Task<IResult> Post(InvitationId id, [FromForm] Form form, Actor actor, HttpContext http, Db db, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        if (await db.Invitations.InScope(actor).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } invitation) return Results.NotFound();
        var now = clock.GetUtcNow();
        var token = Secrets.Token();
        var resend = form.Do == "resend";
        var done = resend ? invitation.Resend(actor, token, now) : invitation.Withdraw(actor, now);
        if (done.Refusal is { } refusal) return InvitationsPage.Refused(await ModelOf(actor, db, clock, cancel), refusal.ToString());
        if (resend)
        {
            db.Record(actor, now, new InvitationResent(id), invitation.Body);
            db.SendMail(invitation.Email, InvitePerson.LetterOf(invitation, actor, token, http), now);
        }
        else db.Record(actor, now, new InvitationWithdrawn(id), invitation.Body);
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(Route);
    }

    static async Task<Model> ModelOf(Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var names = await db.BodiesByName(cancel);
        var all = await db.Invitations.AsNoTracking().InScope(actor).OrderByDescending(i => i.InvitedAt).Take(200)
            .Select(i => new { Invitation = i, By = db.Users.Where(u => u.Id == i.InvitedBy).Select(u => u.Name).First() }).ToListAsync(cancel);
        return new([.. all.Select(x => new Line(x.Invitation.Id, x.Invitation.Name, x.Invitation.Email, string.Join(", ", x.Invitation.Roles.Select(r => r.Title())),
            names.For(x.Invitation.Body), x.By, x.Invitation.InvitedAt, x.Invitation.ExpiresAt, x.Invitation.StateAt(clock.GetUtcNow())))]);
    }
}
