using Microsoft.AspNetCore.Identity;

namespace Mandate.Platform.Access;

public readonly record struct UserPasskeyId(Guid Value) : IId<UserPasskeyId>
{
    public static UserPasskeyId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out UserPasskeyId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>A passkey: its public half, kept so that the private half on a device can prove itself.</summary>
public sealed class UserPasskey
{
    public UserPasskeyId Id { get; init; }
    public UserId User { get; init; }
    public required byte[] CredentialId { get; init; }
    public required byte[] PublicKey { get; init; }
    public string? Name { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; private set; }
    public long SignCount { get; private set; }
    public string Transports { get; init; } = "";
    public bool UserVerified { get; private set; }
    public bool BackupEligible { get; init; }
    public bool BackedUp { get; private set; }
    public required byte[] AttestationObject { get; init; }
    public required byte[] ClientDataJson { get; init; }

    public static UserPasskey Of(UserId user, UserPasskeyInfo passkey, DateTimeOffset now) => new()
    {
        Id = Platform.Id.New<UserPasskeyId>(now), User = user, CredentialId = passkey.CredentialId, PublicKey = passkey.PublicKey, Name = passkey.Name,
        CreatedAt = now, SignCount = passkey.SignCount, Transports = string.Join(' ', passkey.Transports ?? []), UserVerified = passkey.IsUserVerified,
        BackupEligible = passkey.IsBackupEligible, BackedUp = passkey.IsBackedUp, AttestationObject = passkey.AttestationObject, ClientDataJson = passkey.ClientDataJson,
    };

    public void Used(UserPasskeyInfo passkey, DateTimeOffset now)
    {
        Name = passkey.Name;
        SignCount = passkey.SignCount;
        UserVerified = passkey.IsUserVerified;
        BackedUp = passkey.IsBackedUp;
        LastUsedAt = now;
    }

    public UserPasskeyInfo AsIdentity() => new(
        CredentialId, PublicKey, CreatedAt, (uint)SignCount, Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        UserVerified, BackupEligible, BackedUp, AttestationObject, ClientDataJson) { Name = Name };
}
