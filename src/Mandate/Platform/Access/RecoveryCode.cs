using System.Security.Cryptography;
using System.Text;

namespace Mandate.Platform.Access;

public readonly record struct RecoveryCodeId(Guid Value) : IId<RecoveryCodeId>
{
    public static RecoveryCodeId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out RecoveryCodeId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>Signs in once without the authenticator app. Only its digest is kept; 80 random bits need no slow hash.</summary>
public sealed class RecoveryCode
{
    public RecoveryCodeId Id { get; init; }
    public UserId User { get; init; }
    public required string Hash { get; init; }

    /// <summary>Spaces, hyphens and capitals do not matter to the person who copies it from paper.</summary>
    public static string HashOf(UserId user, string code) =>
        Secrets.Hash(user + ":" + new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant());
}

/// <summary>Random texts that open something, and the digests kept in their place.</summary>
static class Secrets
{
    /// <summary>Letters and figures that are not mistaken for each other.</summary>
    const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>256 bits for a link.</summary>
    public static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>For people to copy: five bits a letter, in groups of four.</summary>
    public static string Code(int groups) => string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
