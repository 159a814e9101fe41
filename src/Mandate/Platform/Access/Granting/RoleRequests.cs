using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Granting;

/// <summary>Roles that wait for a second administrator.</summary>
public static class RoleRequests
{
    public const string Route = "/people-and-roles/requests";

    public sealed record Line(RoleRequestId Id, string Name, string Title, string Where, DateOnly From, DateOnly? To, string By, DateTimeOffset At, bool Yours);
    public sealed record Model(IReadOnlyList<Line> Open);

    public static async Task<IResult> Get(Actor actor, Db db, CancellationToken cancel)
    {
        var names = await db.BodiesByName(cancel);
        var open = await db.RoleRequests.AsNoTracking().InScope(actor).Where(r => r.Decision == null).OrderBy(r => r.AskedAt)
            .Select(r => new { Request = r, Name = db.Users.Where(u => u.Id == r.User).Select(u => u.Name).First(), By = db.Users.Where(u => u.Id == r.AskedBy).Select(u => u.Name).First() })
            .ToListAsync(cancel);
        return RoleRequestsPage.Show(new([.. open.Select(x => new Line(x.Request.Id, x.Name, x.Request.Role.Title(), names.For(x.Request.Body), x.Request.From, x.Request.To, x.By, x.Request.AskedAt,
            !x.Request.MayDecide(actor).Refused))]));
    }

    /// <summary>Adds the request, records it and tells the administrators who may confirm it.</summary>
    internal static async Task Ask(RoleRequest request, Actor by, string name, Db db, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        db.RoleRequests.Add(request);
        db.Record(by, now, RoleAsked.Of(request), request.Body, request.Reason);
        var others = await db.Administering(clock.Today()).Where(u => u.Id != by.User && u.Id != request.User && u.DemoSignIn == null).Select(u => new { u.Name, u.Email }).ToListAsync(http.RequestAborted);
        foreach (var other in others)
            db.SendMail(other.Email, new RoleToConfirmLetter(other.Name, by.Name, name, request.Role, PublicAddress.Of(http, DecideRequest.Url(request.Id))), now);
    }
}
