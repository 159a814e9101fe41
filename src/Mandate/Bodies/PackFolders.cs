using System.Security.Cryptography;
using System.Text;

namespace Mandate.Bodies;

/// <summary>Where packs lie: <c>Mandate:Packs</c>, else a folder <c>packs</c> here or further up, else the one beside the program.</summary>
public sealed class PackFolders(string root)
{
    public string Root => root;

    public static PackFolders From(IConfiguration configuration) => new(configuration["Mandate:Packs"] is { Length: > 0 } named ? named : Nearest());

    public IReadOnlyList<PackFolder> All() => !Directory.Exists(root) ? [] :
        [.. Directory.EnumerateDirectories(root).Where(d => File.Exists(Path.Combine(d, PackFolder.Manifest))).Order(StringComparer.Ordinal).Select(d => new PackFolder(d))];

    /// <summary>The folder of a pack by its id, which is the folder's name; null when there is none.</summary>
    public PackFolder? Find(string id) => All().FirstOrDefault(p => p.Id == id);

    public static string Nearest()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "packs") is var packs && Directory.Exists(packs) && File.Exists(Path.Combine(folder.FullName, "Mandate.slnx"))) return packs;
        return Path.Combine(AppContext.BaseDirectory, "packs");
    }
}

/// <summary>The files of one pack. Other areas read their own (criteria, eligibility, campaigns) through this.</summary>
public sealed record PackFolder(string Path)
{
    public const string Manifest = "pack.yaml";

    public string Id => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));
    public bool Has(string file) => File.Exists(At(file));
    public string Read(string file) => File.ReadAllText(At(file), Encoding.UTF8);
    public IReadOnlyList<string> Files(string folder, string pattern = "*") => !Directory.Exists(At(folder)) ? [] :
        [.. Directory.EnumerateFiles(At(folder), pattern).Order(StringComparer.Ordinal).Select(f => System.IO.Path.GetRelativePath(Path, f))];

    /// <summary>SHA-256 over names and contents of all its files, in order of name.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(System.IO.Path.GetRelativePath(Path, file) + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    string At(string file)
    {
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, file));
        return full.StartsWith(System.IO.Path.GetFullPath(Path), StringComparison.Ordinal) ? full : throw new ArgumentException($"{file} is outside the pack", nameof(file));
    }
}
