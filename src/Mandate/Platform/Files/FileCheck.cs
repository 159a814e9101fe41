using System.Buffers.Binary;

namespace Mandate.Platform.Files;

/// <summary>Looks at the bytes themselves: the content must be what the name says, and no more than it should be.</summary>
static class FileCheck
{
    const int LargestPicture = 100_000_000; // pixels: more is made to exhaust whoever opens it
    static readonly byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static async Task<Refusal?> Of(Stream content, FileKind promised, CancellationToken cancel)
    {
        var head = new byte[32];
        content.Position = 0;
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        if (read == 0) return new("The file is empty.");
        var ok = promised switch
        {
            _ when promised == FileKind.Pdf => head.AsSpan().StartsWith("%PDF-"u8),
            _ when promised == FileKind.Png => head.AsSpan().StartsWith(png) && head.AsSpan(12, 4).SequenceEqual("IHDR"u8),
            _ when promised == FileKind.Jpeg => head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
            _ when promised == FileKind.Text || promised == FileKind.Csv => await IsText(content, cancel),
            _ => head.AsSpan().StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 3, 4]),
        };
        if (!ok) return Mismatch(promised);
        if (promised == FileKind.Png && (long)BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(16)) * BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(20)) > LargestPicture)
            return new("The picture has too many pixels. Save it smaller.");
        return promised == FileKind.Docx || promised == FileKind.Xlsx || promised == FileKind.Odt ? await PackedDocument.Check(content, promised, cancel) : null;
    }

    public static Refusal Mismatch(FileKind promised) =>
        new($"The file is named {promised.Extension} but is not a {promised.Name} file. Open it in the program it was made with and save it again.");

    /// <summary>Text has no control characters but tab, line ends and page feeds, in whatever alphabet.</summary>
    static async Task<bool> IsText(Stream content, CancellationToken cancel)
    {
        content.Position = 0;
        var buffer = new byte[64 * 1024];
        for (var first = true; await content.ReadAsync(buffer, cancel) is var read and > 0; first = false)
        {
            var bytes = buffer.AsSpan(0, read);
            if (first && (bytes.StartsWith("%PDF-"u8) || bytes.StartsWith("PK"u8) || bytes.StartsWith("{\\rtf"u8) || bytes.StartsWith("MZ"u8) || bytes.StartsWith("#!"u8))) return false;
            foreach (var b in bytes)
                if (b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) return false;
        }
        return true;
    }
}
