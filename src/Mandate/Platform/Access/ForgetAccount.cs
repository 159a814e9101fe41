using System.Text.Json;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access;

/// <summary>An account is emptied, not deleted: what its owner did stays done by somebody. Letters to them, links, sign-ins and drafts go.</summary>
sealed class ForgetAccount(TimeProvider clock) : IForget
{
    public const string Erased = "(erased)";

    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(UserId)).Kind) return;
        var id = UserId.From(subject.Id);
        if (await db.Users.Where(u => u.Id == id).Select(u => u.Email).SingleOrDefaultAsync(cancel) is not { } email) return;
        await Letters(db, email, cancel);
        await SignIns(db, id, cancel);
        await Roles(db, id, email, cancel);
        await db.Drafts.Where(d => d.Owner == id).ExecuteDeleteAsync(cancel);
        await Requests(db, subject, cancel);
        await db.KeptForms.Where(f => f.Owner == id).ExecuteDeleteAsync(cancel);
        await db.LongTasks.Where(t => t.Owner == id && t.FinishedAt != null).ExecuteDeleteAsync(cancel);
        var (nowhere, left) = (Undeliverable.AddressOf(id), clock.GetUtcNow());
        await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(u => u
            .SetProperty(x => x.Name, Erased).SetProperty(x => x.Email, nowhere).SetProperty(x => x.NormalizedEmail, nowhere.ToUpperInvariant()).SetProperty(x => x.EmailVerifiedAt, (DateTimeOffset?)null)
            .SetProperty(x => x.PasswordHash, (string?)null).SetProperty(x => x.SecurityStamp, Id.Random<DraftId>().ToString()).SetProperty(x => x.TwoFactorEnabled, false)
            .SetProperty(x => x.ProtectedAuthenticatorKey, (string?)null).SetProperty(x => x.LeftAt, x => x.LeftAt ?? left), cancel);
    }

    public async Task<IReadOnlyList<FoundPerson>> Find(Db db, string words, CancellationToken cancel)
    {
        var exact = words.ToUpperInvariant();
        // Candidates are found by their exact address, as elsewhere; those without one by name, like people with roles.
        var users = words.Contains('@', StringComparison.Ordinal) ? db.Users.Where(u => u.NormalizedEmail == exact)
            : db.Users.Where(u => u.Name != Erased && u.Name.ToUpper().Contains(exact) && (u.Email.EndsWith(Undeliverable.Post) || db.RoleHoldings.Any(h => h.User == u.Id)));
        var found = await users.OrderBy(u => u.Name).ThenBy(u => u.Id).Take(Most).Select(u => new { u.Id, u.Name, u.Email }).ToListAsync(cancel);
        return found.ConvertAll(u => new FoundPerson(Subject.Of(u.Id), u.Name, Undeliverable.Is(u.Email) ? "Account without an email address" : $"Account, {u.Email}"));
    }

    public async Task<Prospect> Look(Db db, Subject subject, DateTimeOffset now, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(UserId)).Kind) return Prospect.Nothing;
        var id = UserId.From(subject.Id);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } user) return Prospect.Nothing;
        if (user.Name == Erased) return new() { Name = Erased, Prevents = ["This account was erased already."] };
        var today = London.Day(now);
        var roles = await db.RoleHoldings.AsNoTracking().Where(h => h.User == id).Select(h => new { h.Role, h.To }).ToListAsync(cancel);
        var held = roles.Where(r => r.To is null || r.To >= today).Select(r => r.Role.Title()).Distinct().Order(StringComparer.Ordinal).ToList();
        return new()
        {
            Name = user.Name,
            Goes = ["The name, the email address, and every way to sign in", "Letters that wait or were kept, and whatever was written and not sent"],
            Stays = roles.Count == 0 ? ["What the account did stays in the record, done by somebody without a name"] : [$"That it held {roles.Count} {(roles.Count == 1 ? "role" : "roles")}, and what it did, stay in the record without a name"],
            Prevents = held.Count == 0 ? [] : [$"The account holds a role: {string.Join(", ", held)}. Record first that the person is leaving."],
        };
    }

    const int Most = 25;

    /// <summary>Letters that wait or were sent, and in a demonstration those that are kept.</summary>
    static async Task Letters(Db db, string email, CancellationToken cancel)
    {
        var (kind, to) = (typeof(SendMail).FullName, $"\"to\":{JsonSerializer.Serialize(email, Recording.Json)}");
        await db.Outbox.Where(o => o.Kind == kind && o.Payload.Contains(to)).ExecuteDeleteAsync(cancel);
        await db.Mailbox.Where(l => l.To == email).ExecuteDeleteAsync(cancel);
    }

    /// <summary>What the person wrote with requests to be erased, and why those were refused. Why they are erased now names nobody and stays.</summary>
    static async Task Requests(Db db, Subject subject, CancellationToken cancel)
    {
        var own = db.ErasureRequests.Where(r => r.Kind == subject.Kind && r.SubjectId == subject.Id);
        await own.Where(r => r.Words != null).ExecuteUpdateAsync(r => r.SetProperty(x => x.Words, (string?)null), cancel);
        await own.Where(r => r.Decision == ErasureDecision.Refused).ExecuteUpdateAsync(r => r.SetProperty(x => x.Reason, Erased), cancel);
    }

    static async Task SignIns(Db db, UserId id, CancellationToken cancel)
    {
        await db.UserPasskeys.Where(p => p.User == id).ExecuteDeleteAsync(cancel);
        await db.RecoveryCodes.Where(c => c.User == id).ExecuteDeleteAsync(cancel);
        await db.OneTimeLinks.Where(l => l.User == id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>That a role was held stays; why, which may speak of the person, goes.</summary>
    static async Task Roles(Db db, UserId id, string email, CancellationToken cancel)
    {
        var normal = email.ToUpperInvariant();
        await db.OneTimeLinks.Where(l => l.Email == email).ExecuteDeleteAsync(cancel);
        await db.RoleHoldings.Where(h => h.User == id).ExecuteUpdateAsync(h => h.SetProperty(x => x.Reason, Erased).SetProperty(x => x.EndReason, (string?)null), cancel);
        await db.RoleRequests.Where(r => r.User == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Reason, Erased).SetProperty(x => x.DecisionReason, (string?)null), cancel);
        await db.Invitations.Where(i => i.AcceptedBy == id || i.NormalizedEmail == normal).ExecuteUpdateAsync(i => i
            .SetProperty(x => x.Name, Erased).SetProperty(x => x.Email, Undeliverable.AddressOf(id)).SetProperty(x => x.NormalizedEmail, Undeliverable.AddressOf(id)).SetProperty(x => x.Reason, Erased), cancel);
    }
}
