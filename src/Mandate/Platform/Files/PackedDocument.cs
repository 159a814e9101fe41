using System.IO.Compression;
using System.Text;

namespace Mandate.Platform.Files;

/// <summary>Word, Excel and OpenDocument files are archives. This unpacks them to nowhere, counting, and stops at the first sign of a bomb.</summary>
static class PackedDocument
{
    public const int MostEntries = 2000;
    public const long LargestExpanded = 200L * 1024 * 1024;
    public const int LargestRatio = 100;

    static readonly Refusal unsafeDocument = new("The document is packed in an unusual way that could harm whoever opens it. Open it in the program it was made with and save it again.");
    static readonly Refusal damaged = new("The document is damaged, packed in an unusual way or protected by a password. Open it in the program it was made with and save it again without a password.");
    static readonly Refusal macros = new("The document contains macros (small programs). Save it without them, as .docx, .xlsx or .odt.");
    static readonly Refusal nested = new("The document contains another archive or document. Take the embedded object out, or save the document as PDF.");

    static readonly byte[][] archives = [[(byte)'P', (byte)'K', 3, 4], [(byte)'P', (byte)'K', 5, 6], "Rar!"u8.ToArray(), [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x1F, 0x8B], "BZh"u8.ToArray(), [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x28, 0xB5, 0x2F, 0xFD]];
    static readonly string[] archiveNames = [".zip", ".jar", ".rar", ".7z", ".gz", ".bz2", ".xz", ".tar", ".cab", ".iso"];

    public static async Task<Refusal?> Check(Stream content, FileKind promised, CancellationToken cancel)
    {
        try
        {
            var entries = await PackedEntry.All(content, MostEntries, cancel);
            var names = entries.Select(e => e.Name).ToList();
            if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count || names.Exists(Escapes)) return unsafeDocument;
            if (names.Exists(IsMacro)) return macros;
            if (await Unpack(entries, content, cancel) is { } refusal) return refusal;

            content.Position = 0;
            await using var archive = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: Encoding.UTF8, cancel);
            return await IsPromised(archive, promised, cancel) ? null : FileCheck.Mismatch(promised);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException or IOException) { return damaged; }
    }

    static async Task<Refusal?> Unpack(IReadOnlyList<PackedEntry> entries, Stream content, CancellationToken cancel)
    {
        var most = Math.Min(LargestExpanded, content.Length * LargestRatio);
        var buffer = new byte[64 * 1024];
        long expanded = 0;
        foreach (var entry in entries)
        {
            if (archiveNames.Any(n => entry.Name.EndsWith(n, StringComparison.OrdinalIgnoreCase))) return nested;
            var (first, isArchive) = (true, false);
            var whole = await entry.Unpack(content, buffer, piece =>
            {
                if (first) isArchive = archives.Any(a => piece.Span.StartsWith(a));
                first = false;
                return !isArchive && (expanded += piece.Length) <= most;
            }, cancel);
            if (!whole) return isArchive ? nested : unsafeDocument;
        }
        return null;
    }

    static async Task<bool> IsPromised(ZipArchive archive, FileKind promised, CancellationToken cancel)
    {
        if (promised == FileKind.Odt)
            return (await Read(archive, "mimetype", cancel))?.Trim() == FileKind.Odt.ContentType && archive.GetEntry("content.xml") is not null;
        var part = promised == FileKind.Docx ? "word/document.xml" : "xl/workbook.xml";
        return archive.GetEntry(part) is not null && await Read(archive, "[Content_Types].xml", cancel) is { } types
            && !types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);
    }

    static async Task<string?> Read(ZipArchive archive, string name, CancellationToken cancel)
    {
        if (archive.GetEntry(name) is not { } entry) return null;
        await using var stream = await entry.OpenAsync(cancel);
        var most = new byte[256 * 1024];
        return Encoding.UTF8.GetString(most, 0, await stream.ReadAtLeastAsync(most, most.Length, throwOnEndOfStream: false, cancel));
    }

    static bool Escapes(string name) =>
        name.Length is 0 or > 260 || name[0] is '/' or '\\' || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
        || name.Any(char.IsControl) || name.Split('/').Contains("..");

    static bool IsMacro(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase) || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);
}
