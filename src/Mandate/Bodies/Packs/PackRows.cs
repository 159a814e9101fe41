using System.Globalization;
using CsvHelper;

namespace Mandate.Bodies.Packs;

/// <summary>Something wrong with a pack, where, in words. Shown as <c>FILE:LINE: message</c>.</summary>
public sealed record PackProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>One row of a CSV file with its line. Reading a cell wrongly filled adds a problem and gives a harmless value.</summary>
public sealed class PackRow(string file, int line, IReadOnlyDictionary<string, string> cells, List<PackProblem> problems)
{
    public int Line => line;
    public string this[string column] => cells.GetValueOrDefault(column, "");
    public bool Has(string column) => cells.ContainsKey(column);
    public string? Optional(string column) => PackText.Optional(this[column]);

    public string Required(string column)
    {
        if (this[column].Length == 0) Problem($"{column} is empty");
        return this[column];
    }

    public DateOnly? Date(string column)
    {
        if (this[column].Length == 0) return null;
        if (PackText.Date(this[column]) is { } day) return day;
        Problem($"{column} is “{this[column]}”, not a date like 2022-07-01");
        return null;
    }

    public int Whole(string column, int otherwise)
    {
        if (this[column].Length == 0) return otherwise;
        if (int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return n;
        Problem($"{column} is “{this[column]}”, not a whole number");
        return otherwise;
    }

    public T OneOf<T>(string column, T otherwise) where T : struct, Enum
    {
        var text = this[column].Replace("-", "", StringComparison.Ordinal);
        if (text.Length == 0) return otherwise;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0])) return value;
        Problem($"{column} is “{this[column]}”; use one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}");
        return otherwise;
    }

    public void Problem(string message) => problems.Add(Says(message));
    public PackProblem Says(string message) => new(file, line, message);
}

public static class PackRows
{
    public const int MostRows = 200_000;

    static readonly CsvReaderOptions Layout = new() { TrimWhitespace = true, TrimInsideQuotes = true, TrackLineNumbers = true, MaxRecordSize = 1 << 20 };

    /// <summary>Reads a CSV file with a header row; says which columns are missing and which rows have too many or too few cells.</summary>
    public static IReadOnlyList<PackRow> Read(string file, string text, IReadOnlyList<string> columns, List<PackProblem> problems)
    {
        var rows = new List<PackRow>();
        try
        {
            using var csv = CsvReader.FromText(text, Layout);
            var header = csv.Headers.ToArray();
            var missing = columns.Except(header, StringComparer.Ordinal).ToList();
            problems.AddRange(missing.Select(m => new PackProblem(file, 1, $"has no column {m}")));
            if (missing.Count > 0) return rows;
            while (csv.Read() && rows.Count < MostRows)
            {
                var line = (int)csv.LineNumber;
                if (csv.FieldCount != header.Length) { problems.Add(new(file, line, $"has {csv.FieldCount} cells, the header {header.Length}")); continue; }
                var cells = new Dictionary<string, string>(StringComparer.Ordinal);
                for (var i = 0; i < header.Length; i++) cells[header[i]] = csv.GetString(i);
                rows.Add(new PackRow(file, line, cells, problems));
            }
            if (rows.Count == MostRows) problems.Add(new(file, (int)csv.LineNumber, $"has more than {MostRows} rows"));
        }
        catch (CsvFormatException e) { problems.Add(new(file, (int)e.LineNumber, e.Message)); }
        return rows;
    }
}
