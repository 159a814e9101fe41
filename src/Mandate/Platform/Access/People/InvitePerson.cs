using Mandate.Design;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.People;

/// <summary>Invites somebody without an account. Roles that take two people become requests when the invitation is accepted.</summary>
public static class InvitePerson
{
    public const string Route = "/people-and-roles/invite";

    public sealed record Form
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        public List<string>? Roles { get; init; }
        public string? Body { get; init; }
        public DateText? From { get; init; }
        public DateText? To { get; init; }
        public string? Reason { get; init; }
    }

    public sealed record Model(Form Form, IReadOnlyList<Choice> Bodies);

    sealed record Typed(string Name, string Email, InvitedRoles Roles, string Reason);

    static Typed? Read(Form form, IReadOnlyList<Choice> bodies, DateOnly today, out FormErrors errors)
    {
        var read = new FormReader();
        var name = read.Required(form.Name, nameof(Form.Name), "Enter the person's full name", 200);
        var email = read.Email(form.Email, nameof(Form.Email), "Enter the person's email address");
        var roles = read.AnyOf<Role>(form.Roles, nameof(Form.Roles), "Choose at least one role");
        var body = RoleForm.Body(read, form.Body, nameof(Form.Body), bodies);
        var period = RoleForm.Period(read, form.From, form.To, nameof(Form.From), nameof(Form.To), today);
        var reason = read.Required(form.Reason, nameof(Form.Reason), "Enter the reason", 500);
        errors = read.Errors;
        return read.Ok ? new Typed(name, email, new InvitedRoles(roles, body, period.From, period.To), reason) : null;
    }

    public static async Task<IResult> Get(Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        InvitePersonPage.Show(new(new() { From = DateText.From(clock.Today()) }, RoleForm.Bodies(actor, await db.BodiesByName(cancel))));

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        var model = new Model(form, RoleForm.Bodies(actor, await db.BodiesByName(cancel)));
        if (Read(form, model.Bodies, clock.Today(), out var errors) is not { } typed) return InvitePersonPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        var normalized = typed.Email.ToUpperInvariant();
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalized, cancel)) return InvitePersonPage.Refused(model, InvitationRefusals.HasAccount.ToString());
        if (await db.Invitations.AnyAsync(i => i.NormalizedEmail == normalized && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now, cancel))
            return InvitePersonPage.Refused(model, InvitationRefusals.Already.ToString());
        var token = Secrets.Token();
        var sent = Invitation.Send(actor, typed.Name, typed.Email, typed.Roles, typed.Reason, token, now);
        if (sent.Refusal is { } refusal) return InvitePersonPage.Refused(model, refusal.ToString());

        var invitation = sent.Value!;
        db.Invitations.Add(invitation);
        db.Record(actor, now, new PersonInvited(invitation.Id, invitation.Email, invitation.Roles, invitation.Body), invitation.Body, typed.Reason);
        db.SendMail(invitation.Email, LetterOf(invitation, actor, token, http), now);
        await db.SaveChangesAsync(cancel);
        http.Say($"The invitation to {invitation.Name} is on its way");
        return Results.LocalRedirect(Invitations.Route);
    }

    internal static InvitationLetter LetterOf(Invitation invitation, Actor by, string token, HttpContext http) =>
        new(invitation.Name, by.Name, invitation.Roles, invitation.ExpiresAt, SecretLinks.Of(http, AcceptInvitation.Url(token)));
}
