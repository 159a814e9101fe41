namespace Mandate.Methods;

/// <summary>Why an entry of a list plays no part in a matching.</summary>
public enum Unused
{
    /// <summary>The candidate prefers the post, but is not in its order.</summary>
    NotInOrder,

    /// <summary>The post's order has the candidate, who does not prefer the post.</summary>
    NotPreferred,

    /// <summary>The list has it already; its first place counts.</summary>
    Repeated,

    /// <summary>There is no such candidate or post.</summary>
    NotThere,
}

/// <summary>An entry that was left out of a list, so that nothing is lost without a word.</summary>
/// <param name="OfPost">Whether it stood in the order of a post; otherwise in the preferences of a candidate.</param>
/// <param name="Owner">Whose list: index of the post or of the candidate.</param>
/// <param name="Entry">What stood there: index of a candidate or of a post.</param>
/// <param name="Why">Why it plays no part.</param>
public sealed record DroppedEntry(bool OfPost, int Owner, int Entry, Unused Why);

/// <summary>
/// The strict, possibly incomplete lists of both sides of a matching: candidates 0 to n−1 rank posts, posts 0 to m−1 rank candidates and have places.
/// Only mutual entries are kept (each names the other); the others are in <see cref="Dropped"/>.
/// </summary>
/// <remarks>
/// Source: Gusfield and Irving, The Stable Marriage Problem: Structure and Algorithms (MIT Press, 1989), section 1.6: a pair that is not acceptable to both
/// is in no stable matching and blocks none, so leaving it out changes nothing. Time and memory are linear in the total length of the lists.
/// </remarks>
public sealed class PreferenceLists
{
    readonly int[] preferences, positions, preferenceStarts;
    readonly int[] orders, orderStarts;
    readonly int[] capacities;

    PreferenceLists(int[] preferences, int[] positions, int[] preferenceStarts, int[] orders, int[] orderStarts, int[] capacities, IReadOnlyList<DroppedEntry> dropped)
    {
        (this.preferences, this.positions, this.preferenceStarts, this.orders, this.orderStarts, this.capacities) = (preferences, positions, preferenceStarts, orders, orderStarts, capacities);
        Dropped = dropped;
    }

    /// <summary>How many candidates there are.</summary>
    public int Candidates => preferenceStarts.Length - 1;

    /// <summary>How many posts there are.</summary>
    public int Posts => orderStarts.Length - 1;

    /// <summary>What was left out: first from the preferences in the order of candidates, then from the orders in the order of posts.</summary>
    public IReadOnlyList<DroppedEntry> Dropped { get; }

    /// <summary>The mutual preferences of a candidate: indices of posts, best first.</summary>
    public ReadOnlySpan<int> PreferencesOf(int candidate) => preferences.AsSpan(preferenceStarts[candidate]..preferenceStarts[candidate + 1]);

    /// <summary>For each mutual preference of a candidate, where the candidate stands in the mutual order of that post, from 0.</summary>
    public ReadOnlySpan<int> PositionsOf(int candidate) => positions.AsSpan(preferenceStarts[candidate]..preferenceStarts[candidate + 1]);

    /// <summary>The mutual order of a post: indices of candidates, best first.</summary>
    public ReadOnlySpan<int> OrderOf(int post) => orders.AsSpan(orderStarts[post]..orderStarts[post + 1]);

    /// <summary>How many places a post has.</summary>
    public int CapacityOf(int post) => capacities[post];

    /// <summary>Cleans the lists of both sides.</summary>
    /// <param name="preferences">For each candidate the posts they would take, best first.</param>
    /// <param name="orders">For each post the candidates it would take, best first.</param>
    /// <param name="capacities">Places of each post, 0 or more; one each when left out.</param>
    /// <exception cref="ArgumentException">There is not one capacity a post.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A capacity is negative.</exception>
    public static PreferenceLists Of(IReadOnlyList<IReadOnlyList<int>> preferences, IReadOnlyList<IReadOnlyList<int>> orders, IReadOnlyList<int>? capacities = null)
    {
        if (capacities is not null && capacities.Count != orders.Count) throw new ArgumentException("Every post has one capacity.", nameof(capacities));
        if (capacities is not null && capacities.Any(c => c < 0)) throw new ArgumentOutOfRangeException(nameof(capacities), "A capacity is not negative.");
        List<DroppedEntry> fromPreferences = [], fromOrders = [];
        var given = Listed(preferences, orders.Count, ofPost: false, fromPreferences);
        var ranked = Listed(orders, preferences.Count, ofPost: true, fromOrders);
        var (mutualPreferences, preferenceStarts) = Mutual(given, ranked, ofPost: false, Unused.NotInOrder, fromPreferences);
        var (mutualOrders, orderStarts) = Mutual(ranked, given, ofPost: true, Unused.NotPreferred, fromOrders);
        return new(mutualPreferences, Positions(mutualPreferences, preferenceStarts, mutualOrders, orderStarts), preferenceStarts, mutualOrders, orderStarts, capacities is null ? [.. Enumerable.Repeat(1, orders.Count)] : [.. capacities],
            [.. fromPreferences.OrderBy(d => d.Owner), .. fromOrders.OrderBy(d => d.Owner)]);
    }

    /// <summary>Where the candidate stands with the post, from 0; null when the pair is not mutual.</summary>
    internal int? PositionOf(int candidate, int post) => PreferencesOf(candidate).IndexOf(post) is >= 0 and var at ? PositionsOf(candidate)[at] : null;

    /// <summary>One side's lists end to end, without entries that are repeated or not there.</summary>
    static (int[] Entries, int[] Starts) Listed(IReadOnlyList<IReadOnlyList<int>> lists, int others, bool ofPost, List<DroppedEntry> dropped)
    {
        var (entries, starts, at) = (new int[lists.Sum(l => l.Count)], new int[lists.Count + 1], 0);
        var seenBy = new int[others];
        for (var owner = 0; owner < lists.Count; owner++)
        {
            foreach (var entry in lists[owner])
            {
                if (entry < 0 || entry >= others) { dropped.Add(new(ofPost, owner, entry, Unused.NotThere)); continue; }
                if (seenBy[entry] == owner + 1) { dropped.Add(new(ofPost, owner, entry, Unused.Repeated)); continue; }
                seenBy[entry] = owner + 1;
                entries[at++] = entry;
            }
            starts[owner + 1] = at;
        }
        return (entries[..at], starts);
    }

    /// <summary>Keeps of one side's lists what the other side names too.</summary>
    static (int[] Entries, int[] Starts) Mutual((int[] Entries, int[] Starts) mine, (int[] Entries, int[] Starts) theirs, bool ofPost, Unused why, List<DroppedEntry> dropped)
    {
        var owners = mine.Starts.Length - 1;
        var (naming, _, namingStarts) = Turned(theirs.Entries, theirs.Starts, owners);
        var (entries, starts, at) = (new int[mine.Entries.Length], new int[owners + 1], 0);
        var namedBy = new int[theirs.Starts.Length - 1];
        for (var owner = 0; owner < owners; owner++)
        {
            for (var k = namingStarts[owner]; k < namingStarts[owner + 1]; k++) namedBy[naming[k]] = owner + 1;
            for (var k = mine.Starts[owner]; k < mine.Starts[owner + 1]; k++)
                if (namedBy[mine.Entries[k]] == owner + 1) entries[at++] = mine.Entries[k];
                else dropped.Add(new(ofPost, owner, mine.Entries[k], why));
            starts[owner + 1] = at;
        }
        return (entries[..at], starts);
    }

    /// <summary>For each entry the owners whose lists have it and where it stands in them, end to end, by counting.</summary>
    static (int[] Owners, int[] Places, int[] Starts) Turned(int[] entries, int[] starts, int count)
    {
        var ends = new int[count + 1];
        foreach (var entry in entries) ends[entry + 1]++;
        for (var i = 0; i < count; i++) ends[i + 1] += ends[i];
        var (owners, places, next) = (new int[entries.Length], new int[entries.Length], ends[..count]);
        for (var owner = 0; owner + 1 < starts.Length; owner++)
            for (var k = starts[owner]; k < starts[owner + 1]; k++)
            {
                var to = next[entries[k]]++;
                (owners[to], places[to]) = (owner, k - starts[owner]);
            }
        return (owners, places, ends);
    }

    /// <summary>For each preference where its candidate stands with the post. Every pair is mutual here, so each is found.</summary>
    static int[] Positions(int[] wished, int[] wishStarts, int[] ranked, int[] rankStarts)
    {
        var (posts, places, starts) = Turned(ranked, rankStarts, wishStarts.Length - 1);
        var (found, placeWith) = (new int[wished.Length], new int[rankStarts.Length - 1]);
        for (var candidate = 0; candidate + 1 < wishStarts.Length; candidate++)
        {
            for (var k = starts[candidate]; k < starts[candidate + 1]; k++) placeWith[posts[k]] = places[k];
            for (var k = wishStarts[candidate]; k < wishStarts[candidate + 1]; k++) found[k] = placeWith[wished[k]];
        }
        return found;
    }
}
