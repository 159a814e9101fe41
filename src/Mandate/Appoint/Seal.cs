using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mandate.Appoint;

/// <summary>
/// Standard cryptography of the base library, put together once: P-256 agreement, HKDF-SHA256, AES-256-GCM, PBKDF2 (ADR 13). Pure, and knows nothing of
/// campaigns: whoever calls says what a sealed text is bound to, so that it opens nowhere else.
/// </summary>
public static class Seal
{
    const byte Edition = 1;
    const int Nonce = 12, Tag = 16, Point = 65, Block = 4096, Rounds = 200_000;

    /// <summary>No look-alikes, as Crockford writes base 32.</summary>
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>One hundred random bits for people to write down: five groups of four.</summary>
    public static string NewPassphrase() => string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    /// <summary>The twenty signs of a passphrase however it was typed; null when it cannot be one.</summary>
    public static string? Typed(string? passphrase)
    {
        var signs = new StringBuilder();
        foreach (var c in (passphrase ?? "").ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.DashPunctuation))
            signs.Append(c switch { 'O' => '0', 'I' or 'L' => '1', _ => c });
        return signs.Length == 20 && signs.ToString().All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? signs.ToString() : null;
    }

    /// <summary>A new pair of keys: SubjectPublicKeyInfo and PKCS #8.</summary>
    public static (byte[] Public, byte[] Private) NewKeys()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return (key.ExportSubjectPublicKeyInfo(), key.ExportPkcs8PrivateKey());
    }

    /// <summary>Seals for whoever holds the private key. The length is rounded up, so that it tells little.</summary>
    /// <param name="publicKey">SubjectPublicKeyInfo.</param>
    /// <param name="plain">What is sealed.</param>
    /// <param name="bound">What it belongs to; the same must be said when it is opened.</param>
    public static byte[] To(byte[] publicKey, byte[] plain, string bound)
    {
        using var recipient = Public(publicKey);
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = PointOf(once);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, once.DeriveRawSecretAgreement(recipient), 32, point, Info("sealed", publicKey));
        return [Edition, .. point, .. Encrypt(key, Padded(plain), bound)];
    }

    /// <exception cref="CryptographicException">It is damaged, was sealed for another key, or belongs to something else.</exception>
    public static byte[] Open(byte[] privateKey, byte[] sealedText, string bound)
    {
        if (sealedText.Length < 1 + Point + Nonce + Tag || sealedText[0] != Edition) throw new CryptographicException("This is no sealed text.");
        using var mine = Private(privateKey);
        using var once = OfPoint(sealedText.AsSpan(1, Point));
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, mine.DeriveRawSecretAgreement(once), 32, sealedText[1..(1 + Point)], Info("sealed", mine.ExportSubjectPublicKeyInfo()));
        return Unpadded(Decrypt(key, sealedText.AsSpan(1 + Point), bound));
    }

    /// <summary>Locks under a passphrase of a hundred bits. Slow on purpose, in case somebody chose to type a shorter one elsewhere.</summary>
    public static byte[] Under(string passphrase, byte[] plain, string bound)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return [Edition, .. salt, .. Encrypt(Stretched(passphrase, salt), plain, bound)];
    }

    /// <summary>Null when it is not the passphrase, or the text is damaged or belongs to something else.</summary>
    public static byte[]? With(string passphrase, byte[] locked, string bound)
    {
        if (locked.Length < 17 + Nonce + Tag || locked[0] != Edition) return null;
        try { return Decrypt(Stretched(passphrase, locked[1..17]), locked.AsSpan(17), bound); }
        catch (CryptographicException) { return null; }
    }

    /// <summary>Locks under a code that is random in all its hundred bits, so that it needs no stretching: many are made on a closing night.</summary>
    public static byte[] UnderCode(string code, byte[] plain, string bound)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return [Edition, .. salt, .. Encrypt(OfCode(code, salt), Padded(plain), bound)];
    }

    /// <summary>Null when it is not the code, or the text is damaged or belongs to something else.</summary>
    public static byte[]? WithCode(string code, byte[] locked, string bound)
    {
        if (locked.Length < 17 + Nonce + Tag || locked[0] != Edition) return null;
        try { return Unpadded(Decrypt(OfCode(code, locked[1..17]), locked.AsSpan(17), bound)); }
        catch (CryptographicException) { return null; }
    }

    /// <summary>Wraps a key so that two private keys are needed to have it back; neither alone says anything of it.</summary>
    public static byte[] ForTwo(byte[] firstPublic, byte[] secondPublic, byte[] secret, string bound)
    {
        using var first = Public(firstPublic);
        using var second = Public(secondPublic);
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return [Edition, .. PointOf(once), .. Encrypt(Both(once.DeriveRawSecretAgreement(first), once.DeriveRawSecretAgreement(second), PointOf(once)), secret, bound)];
    }

    /// <summary>One holder's half of what opens a key that was wrapped for two.</summary>
    public static byte[] Half(byte[] privateKey, byte[] wrapped)
    {
        using var mine = Private(privateKey);
        using var once = OfPoint(wrapped.AsSpan(1, Point));
        return mine.DeriveRawSecretAgreement(once);
    }

    /// <summary>Null when the halves are not those of its two holders, or it is damaged.</summary>
    public static byte[]? OfTwo(byte[] wrapped, byte[] firstHalf, byte[] secondHalf, string bound)
    {
        try { return Decrypt(Both(firstHalf, secondHalf, wrapped[1..(1 + Point)]), wrapped.AsSpan(1 + Point), bound); }
        catch (CryptographicException) { return null; }
    }

    /// <summary>The public key that belongs to a private one.</summary>
    public static byte[] PublicOf(byte[] privateKey)
    {
        using var key = Private(privateKey);
        return key.ExportSubjectPublicKeyInfo();
    }

    static byte[] Both(byte[] first, byte[] second, byte[] point) => HKDF.DeriveKey(HashAlgorithmName.SHA256, [.. first, .. second], 32, point, "mandate for two 1"u8.ToArray());
    static byte[] Stretched(string passphrase, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Known(passphrase)), salt, Rounds, HashAlgorithmName.SHA256, 32);
    static byte[] OfCode(string code, byte[] salt) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Known(code)), 32, salt, "mandate code 1"u8.ToArray());
    static string Known(string typed) => Typed(typed) ?? throw new ArgumentException("Five groups of four signs are needed.", nameof(typed));
    static byte[] Info(string what, byte[] publicKey) => [.. Encoding.UTF8.GetBytes($"mandate {what} 1"), .. publicKey];

    static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plain, string bound)
    {
        var sealedText = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(sealedText.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(sealedText.AsSpan(0, Nonce), plain, sealedText.AsSpan(Nonce + Tag), sealedText.AsSpan(Nonce, Tag), Encoding.UTF8.GetBytes(bound));
        return sealedText;
    }

    static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> sealedText, string bound)
    {
        var plain = new byte[sealedText.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedText[..Nonce], sealedText[(Nonce + Tag)..], sealedText.Slice(Nonce, Tag), plain, Encoding.UTF8.GetBytes(bound));
        return plain;
    }

    static byte[] Padded(byte[] plain)
    {
        var padded = new byte[(4 + plain.Length + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(padded, plain.Length);
        plain.CopyTo(padded, 4);
        return padded;
    }

    static byte[] Unpadded(byte[] padded) => padded[4..(4 + BinaryPrimitives.ReadInt32BigEndian(padded))];

    static ECDiffieHellmanPublicKey Public(byte[] publicKey)
    {
        using var key = ECDiffieHellman.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key.PublicKey;
    }

    static ECDiffieHellman Private(byte[] privateKey)
    {
        var key = ECDiffieHellman.Create();
        key.ImportPkcs8PrivateKey(privateKey, out _);
        return key;
    }

    static byte[] PointOf(ECDiffieHellman key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. q.X!, .. q.Y!];
    }

    static ECDiffieHellmanPublicKey OfPoint(ReadOnlySpan<byte> point)
    {
        using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..].ToArray() } });
        return key.PublicKey;
    }
}
