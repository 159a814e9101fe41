using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record;

/// <summary>What an export holds: all events or those of some bodies, with or without the personal texts.</summary>
public sealed record ExportScope(IReadOnlyList<BodyId>? Bodies = null, bool Texts = false)
{
    public bool Holds(BodyId? body) => Bodies is null || (body is { } b && Bodies.Contains(b));
}

/// <summary>
/// Writes the record as lines of JSON that <c>mandate record verify</c> checks without the database: keys, one line a leaf, and
/// the heads. Leaves outside the scope are only their hash, so that the tree can still be computed.
/// </summary>
public static class RecordExport
{
    public const string Format = "mandate.record/1";
    const int Chunk = 500;

    public static async Task Write(Db db, ExportScope scope, TextWriter to, CancellationToken cancel)
    {
        await foreach (var line in Lines(db, scope, cancel)) await to.WriteAsync((line.ToJsonString(Recording.Json) + "\n").AsMemory(), cancel);
    }

    static async IAsyncEnumerable<JsonObject> Lines(Db db, ExportScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        var heads = await db.RecordHeads.AsNoTracking().OrderBy(h => h.Size).ToListAsync(cancel);
        var size = heads.Count == 0 ? 0 : heads[^1].Size;
        yield return new JsonObject { ["type"] = "record", ["format"] = Format, ["size"] = size, ["whole"] = scope.Bodies is null, ["texts"] = scope.Texts };
        foreach (var key in heads.Select(h => h.Key).Distinct()) yield return new JsonObject { ["type"] = "key", ["key"] = key };
        for (var from = 0L; from < size; from += Chunk)
        {
            foreach (var leaf in await Leaves(db, scope, from, Math.Min(from + Chunk, size), cancel)) yield return leaf;
        }
        foreach (var head in heads) yield return new JsonObject { ["type"] = "head", ["note"] = head.Note };
    }

    static async Task<List<JsonObject>> Leaves(Db db, ExportScope scope, long from, long to, CancellationToken cancel)
    {
        var hashes = await db.LogNodes.AsNoTracking().Where(n => n.Key >= from && n.Key < to).OrderBy(n => n.Key).ToListAsync(cancel);
        var events = await db.Events.AsNoTracking().Where(e => e.Sequence >= from && e.Sequence < to).ToDictionaryAsync(e => e.Sequence!.Value, cancel);
        return hashes.ConvertAll(h => LeafLine(h, events.GetValueOrDefault(h.Key), scope));
    }

    static JsonObject LeafLine(LogNode node, RecordedEvent? e, ExportScope scope)
    {
        var line = new JsonObject { ["type"] = "leaf", ["sequence"] = node.Key, ["hash"] = Convert.ToHexStringLower(node.Hash) };
        var tombstone = e?.Kind == Recording.KindOf(typeof(Forgotten)); // without them nobody could tell an erasure from a theft
        var inside = e is not null && scope.Holds(e.Body);
        if (e is null || !(inside || tombstone)) return line;
        line["event"] = e.Id.ToString();
        line["kind"] = e.Kind;
        line["at"] = Leaf.Instant(e.At);
        line["body"] = e.Body?.ToString();
        var commitments = new JsonObject();
        var texts = new JsonObject();
        foreach (var (field, t) in e.Texts().OrderBy(t => t.Field.ToString(), StringComparer.Ordinal))
        {
            commitments[field.ToString()] = Convert.ToHexStringLower(t.Commitment);
            if (scope.Texts && t is { Text: not null, Salt: not null } && (inside || field == RecordedField.Payload))
                texts[field.ToString()] = new JsonObject { ["salt"] = Convert.ToHexStringLower(t.Salt), ["text"] = t.Text };
        }
        line["commitments"] = commitments;
        if (scope.Texts) line["texts"] = texts;
        return line;
    }
}
