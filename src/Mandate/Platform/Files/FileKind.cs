namespace Mandate.Platform.Files;

/// <summary>A kind of file that may be uploaded.</summary>
public sealed record FileKind(string Extension, string ContentType, string Name)
{
    public static readonly FileKind Pdf = new(".pdf", "application/pdf", "PDF");
    public static readonly FileKind Docx = new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word");
    public static readonly FileKind Xlsx = new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel");
    public static readonly FileKind Odt = new(".odt", "application/vnd.oasis.opendocument.text", "OpenDocument");
    public static readonly FileKind Png = new(".png", "image/png", "PNG picture");
    public static readonly FileKind Jpeg = new(".jpg", "image/jpeg", "JPEG picture");
    public static readonly FileKind Text = new(".txt", "text/plain", "plain text");
    public static readonly FileKind Csv = new(".csv", "text/csv", "CSV");

    public static readonly IReadOnlyList<FileKind> All = [Pdf, Docx, Xlsx, Odt, Png, Jpeg, Text, Csv];

    /// <summary>For the <c>accept</c> attribute of a file field.</summary>
    public static string Accept { get; } = string.Join(',', All.Select(k => k.Extension).Append(".jpeg"));

    /// <summary>What the name promises; the content must keep it.</summary>
    public static FileKind? Promised(string name)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        return All.FirstOrDefault(k => k.Extension == (extension == ".jpeg" ? ".jpg" : extension));
    }
}
