namespace Mandate.Platform.Record.Verify;

/// <summary>
/// Says what happened between the last head that fits and the first that does not, when every hash was recomputed to hide it:
/// tries putting the events back in order, and taking one out, until the signed root appears.
/// </summary>
sealed class Suspects(List<ExportedLeaf> leaves, GrowingTree fits, long newest)
{
    const int MostTried = 2000;
    const int MostSwapped = 60;

    public Finding Explain(int line, HeadNote head)
    {
        var window = leaves.Skip((int)fits.Size).Take((int)(head.Size - fits.Size)).ToList();
        var where = fits.Size == head.Size - 1 ? $"Event {fits.Size}" : $"Between event {fits.Size} and event {head.Size - 1}";
        if (InsertedOne(head) is { } one)
            return new(Tampering.Inserted, one.Line, $"Event {one.Sequence} was inserted: without it the record fits the head of {head.Size} events.");
        if (leaves.Count < newest)
            return new(Tampering.Removed, line, $"{where} something was removed: the newest head counts {newest} events, the export has {leaves.Count}, and the head of {head.Size} does not fit.".Replace("Event ", "At event ", StringComparison.Ordinal));
        if (SortedFits(window, head) || SwapFits(window, head) is not null)
            return new(Tampering.Reordered, line, SwapFits(window, head) is { } pair
                ? $"Events {pair.A} and {pair.B} were reordered: the other way round they fit the head of {head.Size} events."
                : $"{where} the events were reordered: in the order of their instants they fit the head of {head.Size} events.");
        return new(Tampering.Altered, line, window.Count == 1
            ? $"Event {fits.Size} was altered and its hash made anew: the head of {head.Size} events does not fit."
            : $"{where} something was altered and its hash made anew: the head of {fits.Size} events fits, that of {head.Size} does not.");
    }

    bool Fits(IEnumerable<ExportedLeaf> order, HeadNote head)
    {
        var tree = fits.Copy();
        foreach (var leaf in order) tree.Add(leaf.Hash);
        return tree.Size == head.Size && tree.Root().AsSpan().SequenceEqual(head.Root);
    }

    ExportedLeaf? InsertedOne(HeadNote head)
    {
        if (leaves.Count <= head.Size) return null;
        var window = leaves.Skip((int)fits.Size).Take((int)(head.Size - fits.Size) + 1).ToList();
        if (window.Count > MostTried) return null;
        return window.Find(extra => Fits(window.Where(l => l != extra), head));
    }

    bool SortedFits(List<ExportedLeaf> window, HeadNote head) =>
        window.TrueForAll(l => l.Event is not null)
        && Fits(window.OrderBy(l => l.Event!.At, StringComparer.Ordinal).ThenBy(l => l.Event!.Id, StringComparer.Ordinal), head);

    (long A, long B)? SwapFits(List<ExportedLeaf> window, HeadNote head)
    {
        if (window.Count > MostSwapped) return null;
        for (var a = 0; a < window.Count; a++)
            for (var b = a + 1; b < window.Count; b++)
            {
                var order = window.ToList();
                (order[a], order[b]) = (order[b], order[a]);
                if (Fits(order, head)) return (window[a].Sequence, window[b].Sequence);
            }
        return null;
    }
}
