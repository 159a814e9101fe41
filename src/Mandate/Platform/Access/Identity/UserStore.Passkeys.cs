using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Identity;

public sealed partial class UserStore : IUserPasskeyStore<User>
{
    public async Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        if (await Passkey(user, passkey.CredentialId, cancellationToken) is { } known) known.Used(passkey, clock.GetUtcNow());
        else db.UserPasskeys.Add(UserPasskey.Of(user.Id, passkey, clock.GetUtcNow()));
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        [.. (await db.UserPasskeys.AsNoTracking().Where(p => p.User == user.Id).OrderBy(p => p.Id).ToListAsync(cancellationToken)).Select(p => p.AsIdentity())];

    public Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        db.Users.SingleOrDefaultAsync(u => db.UserPasskeys.Any(p => p.CredentialId == credentialId && p.User == u.Id), cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await Passkey(user, credentialId, cancellationToken))?.AsIdentity();

    public async Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        if (await Passkey(user, credentialId, cancellationToken) is { } known) db.UserPasskeys.Remove(known);
    }

    Task<UserPasskey?> Passkey(User user, byte[] credentialId, CancellationToken cancel) =>
        db.UserPasskeys.SingleOrDefaultAsync(p => p.User == user.Id && p.CredentialId == credentialId, cancel);
}
