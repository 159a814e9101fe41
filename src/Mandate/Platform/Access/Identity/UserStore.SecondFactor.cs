using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Identity;

public sealed partial class UserStore : IUserTwoFactorStore<User>, IUserAuthenticatorKeyStore<User>, IUserTwoFactorRecoveryCodeStore<User>
{
    public Task SetTwoFactorEnabledAsync(User user, bool enabled, CancellationToken cancellationToken)
    {
        user.TwoFactorEnabled = enabled;
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactorEnabled);

    /// <summary>Encrypted for this person: a key copied to another row does not open.</summary>
    IDataProtector Protector(User user) => protection.CreateProtector("Mandate.AuthenticatorKey", user.Id.ToString());

    public Task SetAuthenticatorKeyAsync(User user, string key, CancellationToken cancellationToken)
    {
        user.ProtectedAuthenticatorKey = Protector(user).Protect(key);
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.ProtectedAuthenticatorKey is { } key ? Protector(user).Unprotect(key) : null);

    public async Task ReplaceCodesAsync(User user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.User == user.Id).ToListAsync(cancellationToken));
        var now = clock.GetUtcNow();
        db.RecoveryCodes.AddRange(recoveryCodes.Select(code => new RecoveryCode { Id = Id.New<RecoveryCodeId>(now), User = user.Id, Hash = RecoveryCode.HashOf(user.Id, code) }));
    }

    public async Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken)
    {
        var hash = RecoveryCode.HashOf(user.Id, code);
        if (await db.RecoveryCodes.SingleOrDefaultAsync(c => c.User == user.Id && c.Hash == hash, cancellationToken) is not { } found) return false;
        db.RecoveryCodes.Remove(found);
        return true;
    }

    public Task<int> CountCodesAsync(User user, CancellationToken cancellationToken) => db.RecoveryCodes.CountAsync(c => c.User == user.Id, cancellationToken);
}
