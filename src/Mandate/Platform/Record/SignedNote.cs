using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mandate.Platform.Record;

/// <summary>A text and its signature, as C2SP signed-note writes them; the text is a checkpoint of C2SP tlog-checkpoint.</summary>
public static class SignedNote
{
    /// <summary>Signature type of the specification: ECDSA over SHA-256, in DER.</summary>
    const byte Ecdsa = 0x02;

    /// <summary>The text of a head: name of the log, number of events, root, and when it was signed.</summary>
    public static string Checkpoint(string origin, long size, byte[] root, DateTimeOffset at) =>
        $"{origin}\n{size}\n{Convert.ToBase64String(root)}\nat {Leaf.Instant(at)}\n";

    public static string Sign(string text, string name, ECDsa key)
    {
        var id = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(id, KeyId(key));
        var signature = key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return $"{text}\n— {name} {Convert.ToBase64String([.. id, .. signature])}\n";
    }

    /// <summary>First four bytes of the digest of the public key.</summary>
    public static uint KeyId(ECDsa key) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    /// <summary>The public key as text to hand to others: name, id and key.</summary>
    public static string PublicKey(string name, ECDsa key) =>
        $"{name}+{KeyId(key):x8}+{Convert.ToBase64String([Ecdsa, .. key.ExportSubjectPublicKeyInfo()])}";
}
