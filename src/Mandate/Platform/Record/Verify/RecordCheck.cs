namespace Mandate.Platform.Record.Verify;

/// <summary>Checks an export against itself and against what the reader holds from outside. Uses no database and no code of the writer.</summary>
public sealed class RecordCheck
{
    readonly ExportedRecord record;
    readonly IReadOnlyList<LogKey> keys;
    readonly bool pinned;
    readonly List<Finding> wrong = [];
    readonly List<string> notes = [];
    List<ExportedLeaf> leaves = [];

    RecordCheck(ExportedRecord record, IReadOnlyList<LogKey> pinnedKeys)
    {
        this.record = record;
        pinned = pinnedKeys.Count > 0;
        keys = pinned ? pinnedKeys : [.. record.Keys.Select(LogKey.Parse).OfType<LogKey>()];
    }

    /// <param name="record">The export.</param>
    /// <param name="held">Heads that somebody outside kept: from a letter to a witness, from a receipt.</param>
    /// <param name="pinnedKeys">Keys that the reader was given; without any, those in the export are taken.</param>
    public static Findings Of(ExportedRecord record, IReadOnlyList<HeadNote> held, IReadOnlyList<LogKey> pinnedKeys)
    {
        var check = new RecordCheck(record, pinnedKeys);
        check.Keys();
        check.Order();
        check.Contents();
        var heads = check.SignedHeads();
        check.Tree(heads);
        foreach (var head in held) check.Held(head);
        return new Findings(check.leaves.Count, heads.Count, check.wrong, check.notes);
    }

    void Say(Tampering what, int line, string sentence) => wrong.Add(new Finding(what, line, sentence));

    void Keys()
    {
        foreach (var text in record.Keys)
        {
            var key = LogKey.Parse(text);
            if (key is null) Say(Tampering.WrongKey, 0, $"The key \"{text}\" in the export is damaged.");
            else if (!pinned) notes.Add($"Signed by the key {key.Name}+{key.Id}, taken from the export itself. Compare it with one you were given, or name that with --key.");
        }
        if (!pinned && keys.Select(k => k.Id).Distinct().Count() > 1) notes.Add("The key changed: ask why before you trust the later heads.");
    }

    /// <summary>Each place in the log once, in order, none left out.</summary>
    void Order()
    {
        var seen = new HashSet<long>();
        var last = -1L;
        foreach (var leaf in record.Leaves)
        {
            if (!seen.Add(leaf.Sequence)) Say(Tampering.Inserted, leaf.Line, $"Event {leaf.Sequence} is here twice: one was inserted.");
            else if (leaf.Sequence < last) Say(Tampering.Reordered, leaf.Line, $"Event {leaf.Sequence} comes after event {last}: the lines were reordered.");
            last = Math.Max(last, leaf.Sequence);
        }
        var end = record.Leaves.Count == 0 ? -1 : record.Leaves.Max(l => l.Sequence);
        for (var i = 0L; i <= end; i++)
            if (!seen.Contains(i)) Say(Tampering.Removed, 0, $"Event {i} is missing: it was removed.");
        foreach (var twice in record.Leaves.Where(l => l.Event is not null).GroupBy(l => l.Event!.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            if (twice.Select(l => l.Sequence).Distinct().Count() > 1)
                Say(Tampering.Inserted, twice.Last().Line, $"Events {string.Join(" and ", twice.Select(l => l.Sequence))} have the same identifier: one was inserted.");
        leaves = [.. record.Leaves.DistinctBy(l => l.Sequence).OrderBy(l => l.Sequence)];
    }

    /// <summary>Each event gives the hash it states, each text its commitment, and what is missing was erased by an event that says so.</summary>
    void Contents()
    {
        var erased = Tombstones.In(leaves);
        var gone = 0;
        foreach (var leaf in leaves)
        {
            if (leaf.Event is not { } e)
            {
                if (record.Whole) Say(Tampering.Removed, leaf.Line, $"Event {leaf.Sequence} has lost its content: it was removed and only its hash is left.");
                continue;
            }
            if (!LogHash.OfEvent(e).AsSpan().SequenceEqual(leaf.Hash))
                Say(Tampering.Altered, leaf.Line, $"Event {leaf.Sequence} ({e.Kind}, {e.At}) was altered: its content does not give the hash that was logged.");
            foreach (var (field, text) in e.Texts)
                if (!e.Commitments.TryGetValue(field, out var commitment) || !LogHash.OfText(field, text).AsSpan().SequenceEqual(commitment))
                    Say(Tampering.Altered, leaf.Line, $"The field {field} of event {leaf.Sequence} ({e.Kind}, {e.At}) was altered: it does not fit its commitment.");
            if (!record.Texts || e.Commitments.Keys.All(e.Texts.ContainsKey) || (!record.Whole && e.Kind == Tombstones.Kind)) continue;
            if (erased.Contains(e.Id)) gone++;
            else Say(Tampering.Removed, leaf.Line, $"Texts of event {leaf.Sequence} ({e.Kind}, {e.At}) were removed and no erasure in the record tells why.");
        }
        if (gone > 0) notes.Add($"{gone} {(gone == 1 ? "event has" : "events have")} lost personal texts by erasures that the record tells of.");
    }

    List<(int Line, HeadNote Head)> SignedHeads()
    {
        var good = new List<(int, HeadNote)>();
        foreach (var line in record.Heads)
        {
            if (HeadNote.Parse(line.Note) is not { } head) { Say(Tampering.WrongHead, line.Line, "A head is damaged: it is not a signed note."); continue; }
            switch (head.CheckedBy(keys))
            {
                case Signature.UnknownKey: Say(Tampering.WrongKey, line.Line, $"The head of {head.Size} events is signed by the key {head.KeyName}+{head.KeyId}, which is not {(pinned ? "the one you named" : "in the export")}."); break;
                case Signature.Bad: Say(Tampering.WrongHead, line.Line, $"The head of {head.Size} events was altered: its signature does not fit."); break;
                default: good.Add((line.Line, head)); break;
            }
        }
        if (record.Heads.Count == 0 && leaves.Count > 0) Say(Tampering.WrongHead, 0, "The export holds events but no head: nothing signs them.");
        return [.. good.OrderBy(h => h.Item2.Size)];
    }

    /// <summary>Every head has the root of the events before it.</summary>
    void Tree(List<(int Line, HeadNote Head)> heads)
    {
        var (tree, good) = (new GrowingTree(), new GrowingTree());
        var bad = new List<(int Line, HeadNote Head)>();
        foreach (var at in heads)
        {
            if (at.Head.Size > leaves.Count) break;
            while (tree.Size < at.Head.Size) tree.Add(leaves[(int)tree.Size].Hash);
            if (!tree.Root().AsSpan().SequenceEqual(at.Head.Root)) { bad.Add(at); continue; }
            foreach (var (line, head) in bad)
                Say(Tampering.WrongHead, line, $"The head of {head.Size} events is of another record: its signature is good, but these events never had its root, and a later head fits.");
            bad.Clear();
            good = tree.Copy();
        }
        var newest = heads.Count == 0 ? 0 : heads[^1].Head.Size;
        if (bad.Count > 0) wrong.Add(new Suspects(leaves, good, newest).Explain(bad[0].Line, bad[0].Head));
        else if (newest > leaves.Count) Say(Tampering.Removed, heads[^1].Line, $"The newest head counts {newest} events, but the export ends after {leaves.Count}: {newest - leaves.Count} were removed from its end.");
        else if (newest < leaves.Count && heads.Count > 0) Say(Tampering.Inserted, leaves[(int)newest].Line, $"{leaves.Count - newest} events come after the newest head, which counts {newest}: they were inserted, or a head was taken away.");
    }

    void Held(HeadNote head)
    {
        switch (head.CheckedBy(keys))
        {
            case Signature.UnknownKey: Say(Tampering.WrongKey, 0, $"The head you hold is signed by the key {head.KeyName}+{head.KeyId}, this record by another: it is not the same record, or its key was replaced."); return;
            case Signature.Bad: Say(Tampering.WrongHead, 0, "The head you hold is damaged: its signature does not fit."); return;
            default: break;
        }
        if (head.Size > leaves.Count) { Say(Tampering.Removed, 0, $"The head you hold counts {head.Size} events, this record only {leaves.Count}: events were removed since {head.At}."); return; }
        var tree = new GrowingTree();
        foreach (var leaf in leaves.Take((int)head.Size)) tree.Add(leaf.Hash);
        if (!tree.Root().AsSpan().SequenceEqual(head.Root))
            Say(Tampering.Altered, 0, $"The first {head.Size} events are not those that the head you hold signed on {head.At}: the record was rewritten since.");
        else notes.Add($"The head you hold ({head.Size} events, {head.At}) fits.");
    }
}
