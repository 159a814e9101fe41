using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mandate.Platform.Record.Verify;

/// <summary>A public key as others were given it: <c>name+id+key</c>.</summary>
public sealed record LogKey(string Name, string Id, byte[] PublicKey)
{
    /// <summary>Null when the text is no such key, or its id is not that of the key.</summary>
    public static LogKey? Parse(string text)
    {
        if (text.Trim().Split('+', 3) is not [{ Length: > 0 } name, { Length: 8 } id, { } key]) return null;
        Span<byte> bytes = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, bytes, out var n) || n < 2 || bytes[0] != 2) return null;
        var publicKey = bytes[1..n].ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, 4)) == id ? new LogKey(name, id, publicKey) : null;
    }

    public bool Fits(string text, byte[] signature)
    {
        using var key = ECDsa.Create();
        try { key.ImportSubjectPublicKeyInfo(PublicKey, out _); }
        catch (CryptographicException) { return false; }
        return key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}

public enum Signature { Good, Bad, UnknownKey }

/// <summary>A signed head, taken apart.</summary>
public sealed record HeadNote(string Text, string Origin, long Size, byte[] Root, string At, string KeyName, string KeyId, byte[] SignatureBytes)
{
    /// <summary>Null when the text is not a signed head.</summary>
    public static HeadNote? Parse(string note)
    {
        note = note.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n', ' ') + "\n";
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) return null;
        var text = note[..(end + 1)];
        var lines = text.Split('\n');
        if (lines.Length < 4 || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)) return null;
        var root = new byte[33];
        if (!Convert.TryFromBase64String(lines[2], root, out var n) || n != 32) return null;
        var at = lines.FirstOrDefault(l => l.StartsWith("at ", StringComparison.Ordinal))?[3..] ?? "";
        if (note[(end + 2)..].TrimEnd('\n').Split('\n')[0].Split(' ') is not ["—", { } name, { } signature]) return null;
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length) || length < 5) return null;
        return new HeadNote(text, lines[0], size, root[..32], at, name, Convert.ToHexStringLower(bytes.AsSpan(0, 4)), bytes[4..length]);
    }

    public Signature CheckedBy(IEnumerable<LogKey> keys)
    {
        var known = keys.Where(k => k.Name == KeyName && k.Id == KeyId).ToList();
        if (known.Count == 0) return Signature.UnknownKey;
        return known.Exists(k => k.Fits(Text, SignatureBytes)) ? Signature.Good : Signature.Bad;
    }
}
