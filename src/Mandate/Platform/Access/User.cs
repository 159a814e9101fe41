using System.Security.Cryptography;
namespace Mandate.Platform.Access;

/// <summary>Somebody who can sign in: candidate, staff or both. Candidates hold no role.</summary>
public sealed class User
{
    public UserId Id { get; init; }
    public required string Name { get; set; }
    public required string Email { get; set; }
    public required string NormalizedEmail { get; set; }
    public DateTimeOffset? EmailVerifiedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    public string? PasswordHash { get; internal set; }

    /// <summary>Changes whenever every sign-in must end: each request compares it with the one in its cookie.</summary>
    public string? SecurityStamp { get; set; }

    public bool TwoFactorEnabled { get; internal set; }

    /// <summary>Key of the authenticator app, encrypted under a key that is not in the database.</summary>
    public string? ProtectedAuthenticatorKey { get; internal set; }

    /// <summary>The half minute of the last code used, so that no code works twice.</summary>
    public long LastCodeStep { get; internal set; }

    public DateTimeOffset? LastSignInAt { get; internal set; }

    /// <summary>To the hour; an account unused for a year falls under the retention schedule.</summary>
    public DateTimeOffset? LastSeenAt { get; internal set; }

    /// <summary>Leavers keep their history and lose everything else.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Who this invented person is, for the one-click sign-ins of a demonstration; null for everybody real.</summary>
    public string? DemoSignIn { get; set; }

    /// <summary>An account whose owner has just proved that the e-mail address is theirs.</summary>
    public static User Open(string name, string email, DateTimeOffset now) => new()
    {
        Id = Platform.Id.New<UserId>(now), Name = name, Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailVerifiedAt = now, CreatedAt = now,
        SecurityStamp = RandomNumberGenerator.GetHexString(40),
    };

    public Actor AsActor() => new(Id, Name, []);
}
