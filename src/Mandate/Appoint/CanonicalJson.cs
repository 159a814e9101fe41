using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mandate.Appoint;

/// <summary>One text for one content, whatever wrote it: keys in order, no white space, letters unescaped. For digests that outsiders can check.</summary>
public static class CanonicalJson
{
    static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static string Of<T>(T content) => Sorted(JsonSerializer.SerializeToNode(content, options))?.ToJsonString(options) ?? "null";

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, options)!;

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hex.</summary>
    public static string Digest(string json) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)));

    static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
