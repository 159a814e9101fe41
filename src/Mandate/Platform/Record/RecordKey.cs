using System.Security.Cryptography;

namespace Mandate.Platform.Record;

/// <summary>The key that signs heads. Kept outside the database, so that who can write the one cannot forge the other.</summary>
public sealed class RecordKey : IDisposable
{
    readonly ECDsa key;

    RecordKey(string name, ECDsa key) => (Name, this.key) = (name, key);

    /// <summary>Name of this log, as in its heads: best the address of its public page without the scheme.</summary>
    public string Name { get; }

    public string Public => SignedNote.PublicKey(Name, key);
    public string Sign(string text) => SignedNote.Sign(text, Name, key);

    /// <summary>Reads <c>keys/record.pem</c> in the data folder; makes it on the first start. Several processes share the folder.</summary>
    public static RecordKey In(string folder, string? name)
    {
        name ??= "mandate/record";
        if (name.Any(c => char.IsWhiteSpace(c) || c == '+')) throw new InvalidOperationException($"Mandate:RecordName may not contain spaces or +, but is '{name}'.");
        var file = Path.Combine(folder, "keys", "record.pem");
        if (!File.Exists(file)) Make(file);
        var kept = ECDsa.Create();
        kept.ImportFromPem(File.ReadAllText(file));
        return new RecordKey(name, kept);
    }

    static void Make(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{file}.{Environment.ProcessId}.{RandomNumberGenerator.GetHexString(8)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var to = new FileStream(draft, options))
        using (var writer = new StreamWriter(to)) writer.Write(fresh.ExportPkcs8PrivateKeyPem());
        try { File.Move(draft, file, overwrite: false); }
        catch (IOException) when (File.Exists(file)) { File.Delete(draft); } // another process was first
    }

    public void Dispose() => key.Dispose();
}
