using System.Text.Json;

namespace Mandate.Platform.Record.Verify;

/// <summary>Finds which events lost their texts lawfully: the erasures list them.</summary>
static class Tombstones
{
    public const string Kind = "record.forgotten";

    public static HashSet<string> In(IEnumerable<ExportedLeaf> leaves)
    {
        var erased = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var e in leaves.Select(l => l.Event).Where(e => e?.Kind == Kind))
        {
            if (!e!.Texts.TryGetValue("Payload", out var payload) || !e.Commitments.TryGetValue("Payload", out var commitment)) continue;
            if (!LogHash.OfText("Payload", payload).AsSpan().SequenceEqual(commitment)) continue;
            using var json = JsonDocument.Parse(payload.Text);
            foreach (var id in json.RootElement.GetProperty("events").EnumerateArray()) erased.Add(id.GetString()!);
        }
        return erased;
    }
}
