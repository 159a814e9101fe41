using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record;

/// <summary>Puts new events into the log in order, and signs what it then holds. Safe to run in several processes, and to be stopped anywhere.</summary>
public sealed class Sequencer(Db db, RecordKey key, TimeProvider clock, Witnesses witnesses)
{
    const int Batch = 500;

    /// <summary>Sequences all that waits and signs a head when the log grew. Gives the number of events sequenced.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        var total = 0;
        int count;
        do total += count = await SequenceBatch(cancel);
        while (count == Batch);
        await SignHead(cancel);
        return total;
    }

    /// <summary>One transaction: the row of <see cref="LogTurn"/> is held from first to last, so a second sequencer waits, then finds the rest.</summary>
    async Task<int> SequenceBatch(CancellationToken cancel)
    {
        if (!await db.Events.AnyAsync(e => e.Sequence == null, cancel)) return 0;
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LogTurn.ExecuteUpdateAsync(t => t.SetProperty(x => x.Turn, x => x.Turn + 1), cancel);
        var turn = await db.LogTurn.SingleAsync(cancel);

        var events = await db.Events.Where(e => e.Sequence == null).OrderBy(e => e.At).ThenBy(e => e.Id).Take(Batch).ToListAsync(cancel);
        var nodes = await db.NodesAt(MerkleTree.Peaks(turn.Size), cancel);
        foreach (var e in events)
        {
            var leaf = MerkleTree.LeafHash(Leaf.Bytes(e));
            foreach (var (at, hash) in MerkleTree.Append(turn.Size, leaf, at => nodes[at.Key]))
            {
                nodes[at.Key] = hash;
                db.LogNodes.Add(new LogNode { Key = at.Key, Hash = hash });
            }
            e.Sequence = turn.Size++;
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return events.Count;
    }

    /// <summary>Signs after the events are safe: a stop in between only delays the head.</summary>
    async Task SignHead(CancellationToken cancel)
    {
        var size = await db.LogTurn.Select(t => t.Size).SingleAsync(cancel);
        if (size == 0 || await db.RecordHeads.AnyAsync(h => h.Size >= size, cancel)) return;
        var now = Leaf.Kept(clock.GetUtcNow());
        var root = await db.AskLog(read => MerkleTree.Root(size, read), cancel);
        var head = new RecordHead { Size = size, Root = root, At = now, Note = key.Sign(SignedNote.Checkpoint(key.Name, size, root, now)), Key = key.Public };
        db.RecordHeads.Add(head);
        if (witnesses.Addresses.Count > 0 && await LastSent(cancel) is var last && (last is null || London.Day(last.Value) < London.Day(now)))
        {
            head.SentAt = now;
            db.Enqueue(new HeadPublished(size), now);
        }
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested) // another process signed this size
        {
            db.ChangeTracker.Clear();
            if (!await db.RecordHeads.AnyAsync(h => h.Size == size, cancel)) throw;
        }
    }

    Task<DateTimeOffset?> LastSent(CancellationToken cancel) =>
        db.RecordHeads.Where(h => h.SentAt != null).OrderByDescending(h => h.SentAt).Select(h => h.SentAt).FirstOrDefaultAsync(cancel);
}
