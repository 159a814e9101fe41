using System.Text.Json;

namespace Mandate.Platform.Record.Verify;

/// <summary>A line of an export that cannot be read.</summary>
public sealed record UnusableLine(int Line, string Text);

/// <summary>One event, or only its hash where the export leaves it out.</summary>
public sealed record ExportedLeaf(int Line, long Sequence, byte[] Hash, ExportedEvent? Event);

public sealed record ExportedEvent(string Id, string Kind, string At, string? Body,
    IReadOnlyDictionary<string, byte[]> Commitments, IReadOnlyDictionary<string, ExportedText> Texts);

public sealed record ExportedText(byte[] Salt, string Text);

public sealed record ExportedHead(int Line, string Note);

/// <summary>What a file of <c>record export</c> says, before anything is believed.</summary>
public sealed class ExportedRecord
{
    public List<UnusableLine> Unusable { get; } = [];
    public List<string> Keys { get; } = [];
    public List<ExportedLeaf> Leaves { get; } = [];
    public List<ExportedHead> Heads { get; } = [];
    public bool Whole { get; private set; }
    public bool Texts { get; private set; }
    bool started;

    public static async Task<ExportedRecord> Read(TextReader from, CancellationToken cancel)
    {
        var record = new ExportedRecord();
        for (var line = 1; await from.ReadLineAsync(cancel) is { } text; line++)
            if (text.Length > 0) record.Add(line, text);
        if (!record.started && record.Unusable.Count == 0) record.Unusable.Add(new(1, "The file is empty; expected an export of \"mandate record export\""));
        return record;
    }

    void Add(int line, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var type = root.GetProperty("type").GetString();
            if (!started && type != "record") throw new FormatException("The first line must say {\"type\":\"record\"}; this is not an export of \"mandate record export\"");
            switch (type)
            {
                case "record": Begin(root); break;
                case "key": Keys.Add(root.GetProperty("key").GetString()!); break;
                case "leaf": Leaves.Add(Leaf(line, root)); break;
                case "head": Heads.Add(new ExportedHead(line, root.GetProperty("note").GetString()!)); break;
                default: throw new FormatException($"The type is \"{type}\"; expected record, key, leaf or head");
            }
        }
        catch (JsonException) { Unusable.Add(new(line, "This is not JSON; expected one JSON object a line")); }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException) { Unusable.Add(new(line, "A part is missing or of the wrong type; expected the lines that docs/guide/record.md describes")); }
        catch (FormatException e) { Unusable.Add(new(line, e.Message)); }
    }

    void Begin(JsonElement root)
    {
        var format = root.GetProperty("format").GetString();
        if (format != "mandate.record/1") throw new FormatException($"The format is \"{format}\"; expected mandate.record/1");
        if (started) throw new FormatException("A second export begins here; expected one a file");
        (Whole, Texts, started) = (root.GetProperty("whole").GetBoolean(), root.GetProperty("texts").GetBoolean(), true);
    }

    static ExportedLeaf Leaf(int line, JsonElement root)
    {
        var e = root.TryGetProperty("event", out var id)
            ? new ExportedEvent(id.GetString()!, root.GetProperty("kind").GetString()!, root.GetProperty("at").GetString()!, root.GetProperty("body").GetString(),
                root.GetProperty("commitments").EnumerateObject().ToDictionary(p => p.Name, p => Hex(p.Value), StringComparer.Ordinal),
                root.TryGetProperty("texts", out var texts)
                    ? texts.EnumerateObject().ToDictionary(p => p.Name, p => new ExportedText(Hex(p.Value.GetProperty("salt")), p.Value.GetProperty("text").GetString()!), StringComparer.Ordinal)
                    : [])
            : null;
        return new ExportedLeaf(line, root.GetProperty("sequence").GetInt64(), Hex(root.GetProperty("hash")), e);
    }

    static byte[] Hex(JsonElement e)
    {
        var text = e.GetString()!;
        if (text.Length % 2 != 0 || !text.All(char.IsAsciiHexDigit)) throw new FormatException($"\"{text}\" is not hexadecimal");
        return Convert.FromHexString(text);
    }
}
