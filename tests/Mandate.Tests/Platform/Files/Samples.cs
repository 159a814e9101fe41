using System.IO.Compression;
using System.Text;
using Mandate.Platform.Files;

namespace Mandate.Tests.Platform.Files;

/// <summary>Small files of each kind, and wicked ones.</summary>
static class Samples
{
    public static byte[] Pdf { get; } = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8.ToArray();
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0];
    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Zip([("[Content_Types].xml", Bytes("<Types/>")), ("word/document.xml", Bytes("<w:document/>")), .. more]);
    public static byte[] Xlsx { get; } = Zip([("[Content_Types].xml", Bytes("<Types/>")), ("xl/workbook.xml", Bytes("<workbook/>"))]);
    public static byte[] Odt { get; } = Zip([("mimetype", Bytes(FileKind.Odt.ContentType)), ("content.xml", Bytes("<office/>"))]);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }

    /// <summary>Says it is small and unpacks to much more: both places where an archive states a size are overwritten.</summary>
    public static byte[] LyingBomb()
    {
        var bomb = Docx(("word/media/big.xml", new byte[8_000_000]));
        for (var i = 0; i < bomb.Length - 4; i++)
            if (BitConverter.ToInt32(bomb, i) == 8_000_000) BitConverter.GetBytes(100).CopyTo(bomb, i);
        return bomb;
    }
}
