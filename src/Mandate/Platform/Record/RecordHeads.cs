using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record;

/// <summary>A signed head, for a receipt or a page.</summary>
public sealed record PublishedHead(long Size, DateTimeOffset At, string Root, string Note, string Key);

/// <summary>Shows that an event is in the log of a size.</summary>
public sealed record InclusionProof(string Event, long Sequence, long Size, string LeafHash, IReadOnlyList<string> Path, string Root);

/// <summary>Shows that an earlier log is the beginning of a later one.</summary>
public sealed record ConsistencyProof(long Old, string OldRoot, long Size, string Root, IReadOnlyList<string> Path);

public static class RecordHeads
{
    /// <summary>The newest head, to print on a receipt; null before the first event.</summary>
    public static Task<PublishedHead?> Latest(Db db, CancellationToken cancel = default) =>
        db.RecordHeads.AsNoTracking().OrderByDescending(h => h.Size).Select(Published).FirstOrDefaultAsync(cancel);

    /// <summary>Heads, newest first, from below a size.</summary>
    public static Task<List<PublishedHead>> Before(Db db, long below, int most, CancellationToken cancel) =>
        db.RecordHeads.AsNoTracking().Where(h => h.Size < below).OrderByDescending(h => h.Size).Take(most).Select(Published).ToListAsync(cancel);

    static readonly System.Linq.Expressions.Expression<Func<RecordHead, PublishedHead>> Published =
        h => new PublishedHead(h.Size, h.At, Convert.ToBase64String(h.Root), h.Note, h.Key);

    /// <summary>Proof that an event is in the log of the newest head; null while it waits to be sequenced or is unknown.</summary>
    public static async Task<InclusionProof?> Inclusion(Db db, EventId id, CancellationToken cancel = default)
    {
        var sequence = await db.Events.Where(e => e.Id == id).Select(e => e.Sequence).SingleOrDefaultAsync(cancel);
        var size = await db.RecordHeads.MaxAsync(h => (long?)h.Size, cancel);
        if (sequence is not { } at || size is not { } n || at >= n) return null;
        var (leaf, path, root) = await db.AskLog(read => (read(new NodeAt(0, at)), MerkleTree.Inclusion(at, n, read), MerkleTree.Root(n, read)), cancel);
        return new InclusionProof(id.ToString(), at, n, Convert.ToBase64String(leaf), Text(path), Convert.ToBase64String(root));
    }

    /// <summary>Proof that the log of one published size continues that of an earlier; null when one is not a size the log had.</summary>
    public static async Task<ConsistencyProof?> Consistency(Db db, long old, long size, CancellationToken cancel = default)
    {
        var now = await db.LogTurn.Select(t => t.Size).SingleAsync(cancel);
        if (old < 1 || old > size || size > now) return null;
        var (oldRoot, root, path) = await db.AskLog(read => (MerkleTree.Root(old, read), MerkleTree.Root(size, read), MerkleTree.Consistency(old, size, read)), cancel);
        return new ConsistencyProof(old, Convert.ToBase64String(oldRoot), size, Convert.ToBase64String(root), Text(path));
    }

    static List<string> Text(IReadOnlyList<byte[]> path) => [.. path.Select(p => Convert.ToBase64String(p))];
}
