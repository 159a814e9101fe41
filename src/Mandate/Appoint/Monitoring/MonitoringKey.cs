using System.Security.Cryptography;

namespace Mandate.Appoint.Monitoring;

/// <summary>The key under which an application's token is made. Beside the key of drafts, outside the database: without it nobody can join the two.</summary>
public sealed class MonitoringKey
{
    readonly byte[] key;

    public MonitoringKey(byte[] key) => this.key = key;

    public string TokenOf(ApplicationId application) => Convert.ToHexStringLower(HMACSHA256.HashData(key, (byte[])[.. "mandate equality monitoring "u8, .. application.Value.ToByteArray()]));

    /// <summary>Locks away what only this program may read again: AES-256-GCM under a key of its own.</summary>
    public byte[] Seal(byte[] plain)
    {
        var (nonce, tag, locked) = (RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize), new byte[AesGcm.TagByteSizes.MaxSize], new byte[plain.Length]);
        using var aes = new AesGcm(SealKey(), tag.Length);
        aes.Encrypt(nonce, plain, locked, tag);
        return [.. nonce, .. tag, .. locked];
    }

    /// <summary>What was locked away; null when it was changed, or locked under another key.</summary>
    public byte[]? Open(byte[] locked)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        if (locked.Length < nonce + tag) return null;
        var plain = new byte[locked.Length - nonce - tag];
        using var aes = new AesGcm(SealKey(), tag);
        try { aes.Decrypt(locked.AsSpan(0, nonce), locked.AsSpan(nonce + tag), locked.AsSpan(nonce, tag), plain); }
        catch (CryptographicException) { return null; }
        return plain;
    }

    byte[] SealKey() => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: [.. "mandate equality figures"u8]);

    public static MonitoringKey From(IConfiguration configuration) =>
        In(configuration["Mandate:Keys"] ?? Path.Combine(configuration["Mandate:Data"] ?? "data", "keys"));

    /// <summary>Reads <c>monitoring.key</c> in the folder of keys; makes it on the first start. Several processes share the folder.</summary>
    public static MonitoringKey In(string folder)
    {
        var file = Path.Combine(folder, "monitoring.key");
        if (!File.Exists(file)) Make(folder, file);
        return new(Convert.FromHexString(File.ReadAllText(file).Trim()));
    }

    static void Make(string folder, string file)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var draft = $"{file}.{Environment.ProcessId}.{RandomNumberGenerator.GetHexString(8)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var to = new FileStream(draft, options))
        using (var writer = new StreamWriter(to)) writer.Write(RandomNumberGenerator.GetHexString(64));
        try { File.Move(draft, file, overwrite: false); }
        catch (IOException) when (File.Exists(file)) { File.Delete(draft); } // another process was first
    }
}
