using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Mandate.Platform.Access.Identity;

/// <summary>
/// Time-based one-time codes (RFC 6238: SHA-1, 6 figures, 30 seconds), as every authenticator app makes them. Identity's own provider reads the
/// machine's clock and lets a code work again and again.
/// </summary>
public static class AuthenticatorCode
{
    const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const int Seconds = 30;

    public static string NewKey() => RandomNumberGenerator.GetString(Base32, 32);

    public static string At(string key, DateTimeOffset now) => Of(key, now.ToUnixTimeSeconds() / Seconds);

    /// <summary>The half minute to which the code belongs: this one, the last or the next; null for a wrong code.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        var typed = Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiDigit)]));
        var step = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        foreach (var candidate in new[] { step, step - 1, step + 1 })
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Of(key, candidate)))) found ??= candidate;
        return found;
    }

    static string Of(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the only digest that authenticator apps agree on; HMAC does not rest on its weakness
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    static byte[] Bytes(string base32)
    {
        var bits = base32.Aggregate(BigInteger.Zero, (all, c) => (all << 5) | Base32.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal));
        var bytes = new byte[base32.Length * 5 / 8];
        bits >>= base32.Length * 5 % 8;
        var made = bits.ToByteArray(isUnsigned: true, isBigEndian: true);
        made.CopyTo(bytes, bytes.Length - made.Length);
        return bytes;
    }
}
