using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Mandate.Platform.Web;

/// <summary>A column of a table as it is downloaded.</summary>
/// <param name="Name">Heading in CSV and key in JSON: lower case with underscores.</param>
/// <param name="Value">Text, number, day, instant, boolean, or null for missing; never a word for zero.</param>
public sealed record TableColumn<TRow>(string Name, Func<TRow, object?> Value);

/// <summary>A table as CSV or JSON: the same address as its page with <c>?format=csv</c> or <c>?format=json</c>.</summary>
public static class TableAnswer
{
    public const string Licence = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    /// <summary>A spreadsheet runs text that starts like a formula; an apostrophe makes it text again.</summary>
    static readonly CsvWriterOptions tame = new() { Injection = CsvInjection.Escape };

    /// <summary>The download, or null when the page itself was asked for.</summary>
    /// <param name="http">The request, whose query may carry <c>format</c>.</param>
    /// <param name="rows">Every row that the filters leave, not one page of them.</param>
    /// <param name="columns">In order.</param>
    /// <param name="name">Name of the file, without ending.</param>
    /// <param name="open">False for tables that are not public: no licence is given.</param>
    public static IResult? Of<TRow>(HttpContext http, IEnumerable<TRow> rows, IReadOnlyList<TableColumn<TRow>> columns, string name, bool open = true) =>
        http.Request.Query["format"].ToString() switch
        {
            "csv" => Csv(rows, columns, name, open),
            "json" => Json(rows, columns, name, open),
            _ => null,
        };

    public static IResult Csv<TRow>(IEnumerable<TRow> rows, IReadOnlyList<TableColumn<TRow>> columns, string name, bool open = true) =>
        new Download(name + ".csv", "text/csv; charset=utf-8; header=present", open, stream =>
        {
            using var csv = CsvWriter.Create(stream, tame, true);
            foreach (var column in columns) csv.WriteField(column.Name);
            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var column in columns) csv.WriteField(Cell(column.Value(row)));
                csv.EndRecord();
            }
        });

    public static IResult Json<TRow>(IEnumerable<TRow> rows, IReadOnlyList<TableColumn<TRow>> columns, string name, bool open = true) =>
        new Download(name + ".json", "application/json", open, stream =>
        {
            using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var column in columns)
                {
                    json.WritePropertyName(column.Name);
                    Value(json, column.Value(row));
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    /// <summary>Numbers stay numbers: only text is tamed.</summary>
    static object? Cell(object? value) => value switch
    {
        null or string or int or long or double or decimal => value,
        IEnumerable<string> texts => string.Join("; ", texts),
        _ => Plain(value),
    };

    static string Plain(object value) => value switch
    {
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Pence pence => (pence.Value / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case Pence pence: json.WriteNumberValue(pence.Value / 100m); break;
            case string text: json.WriteStringValue(text); break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts) json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case IFormattable: json.WriteStringValue(Plain(value)); break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }

    sealed class Download(string file, string type, bool open, Action<Stream> write) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            httpContext.Response.ContentType = type;
            headers.ContentDisposition = $"attachment; filename=\"{file}\"";
            if (open) headers.Link = $"<{Licence}>; rel=\"license\"";
            using var buffer = new MemoryStream();
            write(buffer);
            buffer.Position = 0;
            httpContext.Response.ContentLength = buffer.Length;
            await buffer.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
        }
    }
}
