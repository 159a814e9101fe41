using System.Text;
using CsvHelper;

namespace Mandate.Cli.Plumbing;

/// <summary>The input of a verb: a file, or standard input for <c>-</c>; UTF-8 with or without BOM.</summary>
public sealed class Input(string name) : IDisposable
{
    const int LongestRecord = 1 << 20;
    readonly Stream stream = name == "-" ? Console.OpenStandardInput() : File.OpenRead(name);

    /// <summary>As messages name it.</summary>
    public string Name => name == "-" ? "(standard input)" : name;

    /// <summary>Null, with a message, when there is no such file.</summary>
    public static Input? Open(string name, Output output)
    {
        if (name == "-" || File.Exists(name)) return new Input(name);
        output.Say($"{name}: there is no such file");
        return null;
    }

    public StreamReader Text() => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false), detectEncodingFromByteOrderMarks: true);

    /// <summary>All of it, as UTF-8 without a BOM.</summary>
    public byte[] Bytes()
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        var bytes = all.ToArray();
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }

    /// <summary>The rows of a CSV file with a header; what is missing is an error, extra columns are named once and ignored.</summary>
    public IReadOnlyList<InputRow> Table(IReadOnlyList<string> required, IReadOnlyList<string> optional, Output output, List<InputError> errors)
    {
        var rows = new List<InputRow>();
        using var csv = CsvReader.Create(Text(), new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            MaxRecordSize = LongestRecord,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => errors.Add(new(Math.Max(1, bad.LineNumber), $"{Words(bad.Reason)}; expected CSV as RFC 4180 has it")),
        }, leaveOpen: true);
        try
        {
            csv.ReadHeader();
            var header = csv.Headers.ToArray();
            foreach (var column in required.Except(header, StringComparer.Ordinal)) errors.Add(new(1, $"the column \"{column}\" is missing; expected {string.Join(',', required)}"));
            var extra = header.Except(required, StringComparer.Ordinal).Except(optional, StringComparer.Ordinal).ToList();
            if (extra.Count > 0) output.Say($"{Name}: ignored the columns {string.Join(", ", extra)}");
            if (errors.Count > 0) return rows;
            while (csv.Read())
            {
                if (csv.FieldCount != header.Length) { errors.Add(new(csv.LineNumber, $"the line has {csv.FieldCount} fields; expected {header.Length}")); continue; }
                var cells = new Dictionary<string, string>(StringComparer.Ordinal);
                for (var i = 0; i < header.Length; i++) cells.TryAdd(header[i], csv.GetString(i));
                rows.Add(new InputRow(csv.LineNumber, cells));
            }
        }
        catch (CsvFormatException e) { errors.Add(new(Math.Max(1, e.LineNumber), $"the line cannot be read ({e.Message}); expected CSV as RFC 4180 has it")); }
        return rows;
    }

    static string Words(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quote that opens here is never closed",
        CsvMalformedReason.TextAfterClosingQuote => "there is text after a closing quote",
        _ => "there is a quote inside a field that does not begin with one",
    };

    public void Dispose() => stream.Dispose();
}

/// <summary>One row of a table, with the line it starts at.</summary>
public sealed record InputRow(long Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The text of a column, trimmed; empty when the column is not there.</summary>
    public string this[string column] => Cells.TryGetValue(column, out var text) ? text.Trim() : "";
}
