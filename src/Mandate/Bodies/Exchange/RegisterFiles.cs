using System.IO.Compression;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Mandate.Bodies.Exchange;

/// <summary>Tables as files: CSV, a zip of them, or a workbook with a sheet for each.</summary>
static class RegisterFiles
{
    /// <summary>A spreadsheet runs text that starts like a formula; an apostrophe makes it text again, and an import takes it off.</summary>
    static readonly CsvWriterOptions tame = new() { Injection = CsvInjection.Escape };

    public static void Csv(Stream stream, IEnumerable<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var csv = CsvWriter.Create(stream, tame, true);
        foreach (var column in columns) csv.WriteField(column);
        csv.EndRecord();
        foreach (var row in rows)
        {
            foreach (var cell in row) csv.WriteField(cell);
            csv.EndRecord();
        }
    }

    public static byte[] Zip(IEnumerable<(string Name, IEnumerable<string> Columns, IEnumerable<IReadOnlyList<string>> Rows)> tables, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, columns, rows) in tables)
            {
                var entry = zip.CreateEntry(name + ".csv", CompressionLevel.Optimal);
                entry.LastWriteTime = now;
                using var stream = entry.Open();
                Csv(stream, columns, rows);
            }
        return buffer.ToArray();
    }

    /// <summary>Every cell is text, so that codes keep their zeros and dates their form.</summary>
    public static byte[] Xlsx(IEnumerable<(string Name, IEnumerable<string> Columns, IEnumerable<IReadOnlyList<string>> Rows)> tables)
    {
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook();
            var sheets = book.Workbook.AppendChild(new Sheets());
            foreach (var (i, (name, columns, rows)) in tables.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                Write(part, columns.ToList(), rows);
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)i + 1, Name = name });
            }
            book.Workbook.Save();
        }
        return buffer.ToArray();
    }

    static void Write(WorksheetPart part, List<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        foreach (var row in rows.Prepend(columns))
        {
            writer.WriteStartElement(new Row());
            foreach (var cell in row) writer.WriteElement(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell) { Space = SpaceProcessingModeValues.Preserve }) });
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
