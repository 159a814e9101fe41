using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mandate.Platform.Data.Portable;

/// <summary>Turns cells of either database into JSON and back.</summary>
static class Cells
{
    const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static CellKind KindOf(IColumn column)
    {
        if (column.PropertyMappings.Count == 0 || column.StoreType is "jsonb" or "json") return CellKind.Json;
        var mapping = column.PropertyMappings[0].TypeMapping;
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) || type == typeof(char) => CellKind.Text,
            _ when type == typeof(Guid) => CellKind.Identifier,
            _ when type == typeof(DateTime) => CellKind.Instant,
            _ when type == typeof(DateOnly) => CellKind.Day,
            _ when type == typeof(TimeOnly) => CellKind.Time,
            _ when type == typeof(bool) => CellKind.Yes,
            _ when type == typeof(long) || type == typeof(int) || type == typeof(short) || type == typeof(byte) => CellKind.Whole,
            _ when type == typeof(double) || type == typeof(float) => CellKind.Real,
            _ when type == typeof(byte[]) => CellKind.Bytes,
            _ when type.IsAssignableTo(typeof(IEnumerable<string>)) => CellKind.Texts,
            _ => throw new NotSupportedException($"{column.Table.Name}.{column.Name} is a {type.Name}: not in the portable subset of types."),
        };
    }

    public static void Write(Utf8JsonWriter json, DbDataReader row, int i, CellKind kind)
    {
        if (row.IsDBNull(i)) { json.WriteNullValue(); return; }
        switch (kind)
        {
            case CellKind.Identifier: json.WriteStringValue(row.GetFieldValue<Guid>(i)); break;
            case CellKind.Instant: json.WriteStringValue(row.GetFieldValue<DateTime>(i).ToString(InstantFormat, CultureInfo.InvariantCulture)); break;
            case CellKind.Day: json.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case CellKind.Time: json.WriteStringValue(row.GetFieldValue<TimeOnly>(i).ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture)); break;
            case CellKind.Yes: json.WriteBooleanValue(row.GetBoolean(i)); break;
            case CellKind.Whole: json.WriteNumberValue(Convert.ToInt64(row.GetValue(i), CultureInfo.InvariantCulture)); break;
            case CellKind.Real: json.WriteNumberValue(row.GetDouble(i)); break;
            case CellKind.Bytes: json.WriteBase64StringValue(row.GetFieldValue<byte[]>(i)); break;
            case CellKind.Texts when row.GetValue(i) is string[] texts: json.WriteStringValue(JsonSerializer.Serialize(texts)); break;
            default: json.WriteStringValue(row.GetString(i)); break;
        }
    }

    /// <summary>The value for a parameter.</summary>
    public static object Read(JsonElement cell, CellKind kind, bool postgres) => cell.ValueKind == JsonValueKind.Null ? DBNull.Value : kind switch
    {
        CellKind.Identifier => cell.GetGuid(),
        CellKind.Instant => DateTime.ParseExact(cell.GetString()!, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        CellKind.Day => DateOnly.ParseExact(cell.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Time => TimeOnly.ParseExact(cell.GetString()!, "HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        CellKind.Yes => cell.GetBoolean(),
        CellKind.Whole => cell.GetInt64(),
        CellKind.Real => cell.GetDouble(),
        CellKind.Bytes => cell.GetBytesFromBase64(),
        CellKind.Texts when postgres => JsonSerializer.Deserialize<string[]>(cell.GetString()!)!,
        _ => cell.GetString()!,
    };
}
