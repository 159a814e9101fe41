using Mandate.Design;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Granting;

/// <summary>The second of two people confirms or refuses a role; whoever asked may withdraw.</summary>
public static class DecideRequest
{
    public const string Route = "/people-and-roles/requests/{id}";
    public static string Url(RoleRequestId id) => $"/people-and-roles/requests/{id}";

    public sealed record Form
    {
        /// <summary>Which button: "confirm", "refuse" or "withdraw".</summary>
        public string? Do { get; init; }
        public string? Reason { get; init; }
    }

    public sealed record Model(
        RoleRequestId Id, string Name, UserId Person, string Title, string Where, DateOnly From, DateOnly? To, string By, string Why, string? MayNot, bool MayWithdraw, RoleDecision? Decision, Form Form);

    public static async Task<IResult> Get(RoleRequestId id, Actor actor, Db db, CancellationToken cancel) =>
        await db.RoleRequests.AsNoTracking().InScope(actor).SingleOrDefaultAsync(r => r.Id == id, cancel) is { } request
            ? DecideRequestPage.Show(await ModelOf(request, actor, new(), db, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(RoleRequestId id, [FromForm] Form form, Actor actor, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.RoleRequests.InScope(actor).SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request) return Results.NotFound();
        var read = new FormReader();
        var reason = form.Do == "refuse" ? read.Required(form.Reason, nameof(Form.Reason), "Enter the reason for refusing", 500) : read.Optional(form.Reason, nameof(Form.Reason), "Reason", 500);
        if (!read.Ok) return DecideRequestPage.Invalid(await ModelOf(request, actor, form, db, cancel), read.Errors);
        var user = await db.Users.SingleAsync(u => u.Id == request.User, cancel);
        if (Decide(request, form.Do, reason, actor, db, user, clock.GetUtcNow()) is { } refusal)
            return DecideRequestPage.Refused(await ModelOf(request, actor, form, db, cancel), refusal.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say(request.Decision switch { RoleDecision.Confirmed => "The role is confirmed", RoleDecision.Refused => "The role is refused", _ => "The request is withdrawn" });
        return Results.LocalRedirect(RoleRequests.Route);
    }

    static Refusal? Decide(RoleRequest request, string? what, string? reason, Actor actor, Db db, User user, DateTimeOffset now)
    {
        if (user.LeftAt is not null && what == "confirm") return RoleRefusals.Left;
        switch (what)
        {
            case "confirm":
                var confirmed = request.Confirm(actor, now);
                if (confirmed.Refused) return confirmed.Refusal;
                db.RoleHoldings.Add(confirmed.Value!);
                db.Record(actor, now, RoleGranted.Of(confirmed.Value!), request.Body, reason);
                db.SendMail(user.Email, new RoleLetter(user.Name, $"You now have the role {request.Role.Title()}. It needs a second factor: set one up on your account page if you have none."), now);
                break;
            case "refuse":
                if (request.Refuse(actor, reason!, now) is { Refused: true } refused) return refused.Refusal;
                break;
            default:
                if (request.Withdraw(actor, now) is { Refused: true } kept) return kept.Refusal;
                break;
        }
        db.Record(actor, now, new RoleRequestDecided(request.User, request.Id, request.Role, request.Decision!.Value), request.Body, reason);
        return null;
    }

    static async Task<Model> ModelOf(RoleRequest r, Actor actor, Form form, Db db, CancellationToken cancel)
    {
        var people = await db.NamesOf([r.User, r.AskedBy], cancel);
        return new(r.Id, people[r.User], r.User, r.Role.Title(), (await db.BodiesByName(cancel)).For(r.Body), r.From, r.To, people[r.AskedBy], r.Reason,
            r.MayDecide(actor).Refusal?.ToString(), r.Open && actor.User == r.AskedBy, r.Decision, form);
    }
}
