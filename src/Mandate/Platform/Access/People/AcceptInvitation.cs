using Mandate.Design;
using Mandate.Platform.Access.Granting;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Access.SignIn;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.People;

/// <summary>The link of an invitation: opens an account, or adds the roles to the one that the mailbox has got meanwhile.</summary>
public static class AcceptInvitation
{
    public const string Route = "/invitation";
    public static string Url(string token) => $"{Route}?token={token}";

    public sealed record Form
    {
        public string? Token { get; init; }
        public string? Name { get; init; }
        public string? Password { get; init; }
    }

    public sealed record Model(Form Form, IReadOnlyList<Role> Roles, bool HasAccount);

    public static async Task<IResult> Get(string? token, Db db, Accounts accounts, TimeProvider clock, CancellationToken cancel) =>
        await Open(token, db, clock, cancel) is { } invitation
            ? AcceptInvitationPage.Show(new(new() { Token = token, Name = invitation.Name }, invitation.Roles, await accounts.FindByEmailAsync(invitation.Email) is not null))
            : Notice.LinkIsDead;

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, Locks locks, Links links, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        if (await Open(form.Token, db, clock, cancel) is not { } invitation) return Notice.LinkIsDead;
        var now = clock.GetUtcNow();
        var known = await accounts.FindByEmailAsync(invitation.Email);
        if (known?.LeftAt is not null) return Notice.LinkIsDead;
        var user = known;
        if (user is null)
        {
            var read = new FormReader();
            user = User.Open(read.Required(form.Name, nameof(Form.Name), "Enter your full name", 200), invitation.Email, now);
            foreach (var wrong in await accounts.WrongWith(user, form.Password ?? "")) read.Check(false, nameof(Form.Password), wrong);
            if (!read.Ok) return AcceptInvitationPage.Invalid(new(form with { Password = null }, invitation.Roles, false), read.Errors);
            await accounts.SetPassword(user, form.Password!);
            db.Users.Add(user);
            db.Record(user.AsActor(), now, new AccountOpened(user.Id));
        }
        await Take(invitation, user, db, clock, http);
        if (known is null) return await Arriving.Arrive(http, db, locks, links, clock, user, SignInWay.Password, Account.ShowAccount.Route);
        await db.SaveChangesAsync(cancel);
        return NoticePage.Show(new("Invitation accepted", ["Your account has the new roles."], new("Your account", Account.ShowAccount.Route)));
    }

    static async Task Take(Invitation invitation, User user, Db db, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        var inviter = await db.Users.SingleAsync(u => u.Id == invitation.InvitedBy, http.RequestAborted);
        db.Record(user.AsActor(), now, new InvitationAccepted(invitation.Id, user.Id), invitation.Body);
        foreach (var (held, asked) in invitation.Accept(user.Id, await db.Administering(clock.Today()).CountAsync(http.RequestAborted), now))
        {
            if (held is not null)
            {
                db.RoleHoldings.Add(held);
                db.Record(inviter.AsActor(), now, RoleGranted.Of(held), held.Body, invitation.Reason);
            }
            else if (asked is not null) await RoleRequests.Ask(asked, inviter.AsActor(), user.Name, db, clock, http);
        }
    }

    static async Task<Invitation?> Open(string? token, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (token is not { Length: 64 }) return null;
        var hash = Secrets.Hash(token);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Hash == hash, cancel);
        return invitation?.StateAt(clock.GetUtcNow()) == InvitationState.Sent ? invitation : null;
    }
}
