using System.Data;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using ExcelDataReader;
using Mandate.Bodies.Packs;

namespace Mandate.Bodies.Exchange;

/// <summary>An uploaded file as rows of text: one CSV, a zip of them, or a workbook. What cannot be read is a problem with its row, never an exception.</summary>
sealed class ImportFile
{
    public const int LargestFile = 10 * 1024 * 1024;
    public const int MostRows = 50_000;
    const long LargestUnpacked = 60L * 1024 * 1024;
    static readonly UTF8Encoding strict = new(false, throwOnInvalidBytes: true);
    static readonly CsvReaderOptions layout = new() { TrimWhitespace = true, TrimInsideQuotes = true, TrackLineNumbers = true, MaxRecordSize = 1 << 20 };

    readonly Dictionary<string, List<PackRow>> tables = new(StringComparer.Ordinal);
    int rows;

    public List<PackProblem> Problems { get; } = [];
    public IReadOnlyList<PackRow> Rows(RegisterTable table) => tables.GetValueOrDefault(table.Name) ?? [];
    public int Count => rows;

    static ImportFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static ImportFile Read(string name, byte[] bytes)
    {
        var file = new ImportFile();
        name = Path.GetFileName(name);
        if (bytes.Length == 0) file.Problem(name, 1, "is empty");
        else if (bytes.Length > LargestFile) file.Problem(name, 1, "is larger than 10 MB");
        else if (bytes is [0x50, 0x4B, ..]) file.Packed(name, bytes);
        else file.Csv(name, bytes);
        if (file.rows == 0 && file.Problems.Count == 0) file.Problem(name, 1, "has no rows");
        return file;
    }

    void Packed(string name, byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > 200 || zip.Entries.Sum(e => e.Length) > LargestUnpacked) { Problem(name, 1, "unpacks to more than 60 MB or 200 files"); return; }
            if (zip.GetEntry("xl/workbook.xml") is not null) { Workbook(bytes); return; }
            foreach (var entry in zip.Entries.Where(e => e.Name.Length > 0))
            {
                if (!entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) { Problem(entry.Name, 1, "is no CSV file"); continue; }
                using var stream = entry.Open();
                using var content = new MemoryStream();
                Copy(stream, content);
                Csv(entry.Name, content.ToArray());
            }
        }
        catch (InvalidDataException) { Problem(name, 1, "cannot be unpacked: it is damaged or no zip or xlsx file"); }
    }

    /// <summary>Never trusts the length that the archive states.</summary>
    static void Copy(Stream from, MemoryStream to)
    {
        var buffer = new byte[81920];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            to.Write(buffer, 0, read);
            if (to.Length > LargestUnpacked) throw new InvalidDataException();
        }
    }

    void Workbook(byte[] bytes)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
            do
            {
                var sheet = $"sheet {reader.Name}";
                if (RegisterTable.Named(reader.Name.Trim().ToLowerInvariant()) is not { } table) { Problem(sheet, 1, $"is no table of the register; sheets are {Known}"); continue; }
                if (!reader.Read()) { Problem(sheet, 1, "has no header"); continue; }
                if (Header(sheet, table, [.. Cells(reader).Select(c => c.ToLowerInvariant())]) is not { } header) continue;
                for (var line = 2; reader.Read(); line++)
                {
                    var cells = Cells(reader);
                    if (cells.TrueForAll(c => c.Length == 0)) continue;
                    if (!Add(sheet, line, table, header, cells)) break;
                }
            }
            while (reader.NextResult());
        }
        catch (Exception e) when (e is ExcelDataReader.Exceptions.ExcelReaderException or System.Xml.XmlException or InvalidDataException or FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException)
        {
            Problem("workbook", 1, "cannot be read: it is damaged or was not saved as xlsx");
        }
    }

    static List<string> Cells(IExcelDataReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
    {
        null => "",
        DateTime day => day.TimeOfDay == TimeSpan.Zero ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day.ToString("s", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        var other => (Convert.ToString(other, CultureInfo.InvariantCulture) ?? "").Trim(),
    })];

    void Csv(string name, byte[] bytes)
    {
        if (Text(name, bytes) is not { } text) return;
        try
        {
            using var csv = CsvReader.FromText(text, layout);
            var columns = csv.Headers.ToArray().Select(h => h.Trim().ToLowerInvariant()).ToList();
            if (TableOf(name, columns) is not { } table) { Problem(name, 1, $"is no table of the register: name the file after one of {Known}, with its columns"); return; }
            if (Header(name, table, columns) is not { } header) return;
            while (csv.Read())
            {
                var line = (int)csv.LineNumber;
                if (csv.FieldCount == 1 && csv.GetString(0).Length == 0) continue;
                if (csv.FieldCount != header.Count) { Problem(name, line, $"has {csv.FieldCount} cells, the header {header.Count}"); continue; }
                if (!Add(name, line, table, header, [.. Enumerable.Range(0, header.Count).Select(csv.GetString)])) break;
            }
        }
        catch (CsvFormatException e) { Problem(name, (int)Math.Max(1, e.LineNumber), e.Message); }
    }

    string? Text(string name, byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        try
        {
            var text = strict.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
            if (!text.Contains('\0', StringComparison.Ordinal)) return text;
            Problem(name, 1 + text.AsSpan(0, text.IndexOf('\0', StringComparison.Ordinal)).Count('\n'), "is not a text file");
        }
        catch (DecoderFallbackException e)
        {
            Problem(name, 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n'), "has letters that are not UTF-8. In Excel, save it as “CSV UTF-8”");
        }
        return null;
    }

    /// <summary>By its name ("bodies.csv", "bodies (2).csv"), else by its columns.</summary>
    static RegisterTable? TableOf(string name, List<string> columns)
    {
        var stem = Path.GetFileNameWithoutExtension(name).Split('(', ' ', '_')[0].ToLowerInvariant();
        return RegisterTable.Named(stem) ?? RegisterTable.All.FirstOrDefault(t => t.Required.All(columns.Contains));
    }

    List<string>? Header(string where, RegisterTable table, List<string> columns)
    {
        while (columns.Count > 0 && columns[^1].Length == 0) columns.RemoveAt(columns.Count - 1);
        var missing = table.Required.Except(columns, StringComparer.Ordinal).ToList();
        foreach (var column in missing) Problem(where, 1, $"has no column {column}");
        foreach (var column in columns.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1)) Problem(where, 1, $"has the column {column.Key} {column.Count()} times");
        foreach (var column in columns.Where(c => !table.Columns.Contains(c) && c != RegisterTable.Remove).Distinct(StringComparer.Ordinal))
            Problem(where, 1, $"has a column {(column.Length == 0 ? "without a name" : $"“{Short(column)}”")} that the register does not know; columns are {string.Join(", ", table.Columns)}");
        return missing.Count > 0 ? null : columns;
    }

    bool Add(string where, int line, RegisterTable table, List<string> header, List<string> cells)
    {
        if (++rows > MostRows) { Problem(where, line, $"is row {MostRows + 1} of the upload: at most {MostRows} are taken at once"); return false; }
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, cell) in header.Zip(cells)) read[column] = Tame(where, line, column, cell);
        if (!tables.TryGetValue(table.Name, out var list)) tables[table.Name] = list = [];
        list.Add(new PackRow(where, line, read, Problems));
        return true;
    }

    /// <summary>A formula is not text that anybody wrote; an apostrophe before it makes it so.</summary>
    string Tame(string where, int line, string column, string cell)
    {
        if (cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..]) return cell[1..];
        if (cell is ['=' or '+' or '@', ..] or ['-', not (>= '0' and <= '9'), ..]) Problem(where, line, $"{column} starts with “{cell[0]}” like a formula. Type the text itself, or put an apostrophe before it");
        if (cell.Length > 2000) { Problem(where, line, $"{column} has {cell.Length} characters; at most 2000 are taken"); return cell[..2000]; }
        if (cell.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) Problem(where, line, $"{column} has characters that cannot be seen");
        return cell;
    }

    static string Known => string.Join(", ", RegisterTable.All.Select(t => t.Name));
    static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
    void Problem(string where, int line, string message) => Problems.Add(new(where, line, message));
}
