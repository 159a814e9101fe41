using System.Text.Json.Nodes;
using Mandate.Platform.Record.Verify;

namespace Mandate.Tests.Platform.Record;

/// <summary>Checks exports in tests, and takes them apart to tamper with them.</summary>
static class CheckRecord
{
    public static async Task<Findings> Check(string export, string? head = null, string? key = null)
    {
        var record = await ExportedRecord.Read(new StringReader(export), CancellationToken.None);
        Assert.Empty(record.Unusable);
        return RecordCheck.Of(record, head is null ? [] : [HeadNote.Parse(head)!], key is null ? [] : [LogKey.Parse(key)!]);
    }

    /// <summary>The one thing that is wrong.</summary>
    public static async Task<Finding> Only(IEnumerable<JsonObject> lines, string? head = null, string? key = null) => Assert.Single((await Check(Text(lines), head, key)).Wrong);

    public static List<JsonObject> Lines(string export) => [.. export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];
    public static string Text(IEnumerable<JsonObject> lines) => string.Join('\n', lines.Select(l => l.ToJsonString())) + "\n";
    public static IEnumerable<JsonObject> Leaves(this List<JsonObject> lines) => lines.Where(l => (string?)l["type"] == "leaf");
    public static IEnumerable<JsonObject> Heads(this List<JsonObject> lines) => lines.Where(l => (string?)l["type"] == "head");
}
