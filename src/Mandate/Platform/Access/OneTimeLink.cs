namespace Mandate.Platform.Access;

public readonly record struct OneTimeLinkId(Guid Value) : IId<OneTimeLinkId>
{
    public static OneTimeLinkId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out OneTimeLinkId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public enum LinkFor { OpenAccount, NewPassword, EmailChangeOld, EmailChangeNew, LostAuthenticator, AuthenticatorRemoval }

/// <summary>A link in a letter: works once, for a time, and is kept only as a digest.</summary>
public sealed class OneTimeLink
{
    public OneTimeLinkId Id { get; init; }
    public LinkFor For { get; init; }
    public required string Hash { get; init; }

    /// <summary>Whose it is; null while there is no account.</summary>
    public UserId? User { get; init; }

    /// <summary>The address it proves, where that is the point.</summary>
    public string? Email { get; init; }

    public string? ReturnUrl { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset WorksFrom { get; init; }
    public DateTimeOffset WorksUntil { get; init; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Another came in its place, or the person said that it was not them.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool WorksAt(DateTimeOffset now) => UsedAt is null && WithdrawnAt is null && WorksFrom <= now && now < WorksUntil;
    public bool Waits(DateTimeOffset now) => UsedAt is null && WithdrawnAt is null && now < WorksFrom;
    public void Use(DateTimeOffset now) => UsedAt = now;
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= UsedAt is null ? now : null;
}
