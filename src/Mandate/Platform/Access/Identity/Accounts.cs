using System.Globalization;
using System.Security.Cryptography;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mandate.Platform.Access.Identity;

/// <summary>
/// ASP.NET Core Identity over our own store, with three things it has no clock or memory for: codes of an authenticator app that work once,
/// longer recovery codes, and passwords set through our own links. Nothing is saved here; the slice saves, with its event.
/// </summary>
public sealed class Accounts(
    UserStore store, IOptions<IdentityOptions> options, IPasswordHasher<User> hasher, IEnumerable<IUserValidator<User>> userValidators,
    IEnumerable<IPasswordValidator<User>> passwordValidators, ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<Accounts> logger, Db db)
    : UserManager<User>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    /// <summary>A password that nobody has, so that an unknown address takes as long to refuse as a known one.</summary>
    static readonly User nobody = new() { Name = "", Email = "", NormalizedEmail = "" };
    static string? nobodysHash;

    /// <summary>Whoever signs in with this address and password; null for a wrong password, an unknown address and a leaver, after the same time.</summary>
    public async Task<User?> WithPassword(string email, string password)
    {
        var user = await FindByEmailAsync(email);
        if (user is { PasswordHash: not null, LeftAt: null }) return await CheckPasswordAsync(user, password) ? user : null;
        nobodysHash ??= PasswordHasher.HashPassword(nobody, RandomNumberGenerator.GetHexString(32));
        PasswordHasher.VerifyHashedPassword(nobody, nobodysHash, password);
        return null;
    }

    /// <summary>What is wrong with a password, as sentences; nothing when it will do.</summary>
    public async Task<IReadOnlyList<string>> WrongWith(User user, string password)
    {
        var wrong = new List<string>();
        foreach (var validator in PasswordValidators)
            wrong.AddRange((await validator.ValidateAsync(this, user, password)).Errors.Select(e => e.Description));
        return wrong;
    }

    /// <summary>Sets a password that has been checked, and ends every sign-in.</summary>
    public async Task SetPassword(User user, string password)
    {
        await UpdatePasswordHash(user, password, validatePassword: false);
        await UpdateSecurityStampInternal(user);
    }

    /// <summary>Ends every sign-in of this person at their next request.</summary>
    public Task EndSignIns(User user) => UpdateSecurityStampInternal(user);

    Task UpdateSecurityStampInternal(User user) => store.SetSecurityStampAsync(user, RandomNumberGenerator.GetHexString(40), CancellationToken.None);

    /// <summary>Whether the code of the authenticator app is right. One step of clock difference is forgiven; no code works twice.</summary>
    public async Task<bool> RedeemCode(User user, string code, DateTimeOffset now, CancellationToken cancel)
    {
        if (await store.GetAuthenticatorKeyAsync(user, cancel) is not { } key) return false;
        if (AuthenticatorCode.StepOf(key, code, now) is not { } step) return false;
        return await db.Users.Where(u => u.Id == user.Id && u.LastCodeStep < step).ExecuteUpdateAsync(s => s.SetProperty(u => u.LastCodeStep, step), cancel) == 1;
    }

    /// <summary>Whether the recovery code is right; it is used up.</summary>
    public async Task<bool> RedeemRecoveryCode(User user, string code, CancellationToken cancel)
    {
        var hash = RecoveryCode.HashOf(user.Id, code);
        return await db.RecoveryCodes.Where(c => c.User == user.Id && c.Hash == hash).ExecuteDeleteAsync(cancel) == 1;
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodes(User user, CancellationToken cancel)
    {
        var codes = Enumerable.Range(0, 10).Select(_ => CreateTwoFactorRecoveryCode()).ToList();
        await store.ReplaceCodesAsync(user, codes, cancel);
        return codes;
    }

    /// <summary>80 bits, so that a digest alone protects them.</summary>
    protected override string CreateTwoFactorRecoveryCode() => Secrets.Code(4);

    public async Task UseAuthenticator(User user, string key, CancellationToken cancel)
    {
        await store.SetAuthenticatorKeyAsync(user, key, cancel);
        user.TwoFactorEnabled = true;
    }

    /// <summary>Forgets the authenticator app and its recovery codes, and ends every sign-in.</summary>
    public async Task ForgetAuthenticator(User user, CancellationToken cancel)
    {
        user.TwoFactorEnabled = false;
        user.ProtectedAuthenticatorKey = null;
        await store.ReplaceCodesAsync(user, [], cancel);
        await UpdateSecurityStampInternal(user);
    }

    public override string GenerateNewAuthenticatorKey() => AuthenticatorCode.NewKey();

    /// <summary>The address that an authenticator app reads to set itself up.</summary>
    public static string AuthenticatorLink(string email, string key) => string.Create(CultureInfo.InvariantCulture,
        $"otpauth://totp/Mandate:{Uri.EscapeDataString(email)}?secret={key}&issuer=Mandate&digits=6&period=30");
}
