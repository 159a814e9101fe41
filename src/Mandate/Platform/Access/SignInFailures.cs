namespace Mandate.Platform.Access;

/// <summary>
/// Wrong passwords and codes typed for one e-mail address, whether or not it has an account, so that a lock tells nobody which addresses do.
/// </summary>
public sealed class SignInFailures
{
    public const int Most = 10;
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    public required string EmailHash { get; init; }
    public int Count { get; private set; }
    public DateTimeOffset LastAt { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }

    public static string HashOf(string email) => Secrets.Hash("failures:" + email.Trim().ToUpperInvariant());

    public DateTimeOffset? LockedAt(DateTimeOffset now) => LockedUntil > now ? LockedUntil : null;

    public void Add(DateTimeOffset now)
    {
        if (LastAt + Lock <= now) Count = 0;
        LastAt = now;
        if (++Count < Most) return;
        LockedUntil = now + Lock;
        Count = 0;
    }
}
