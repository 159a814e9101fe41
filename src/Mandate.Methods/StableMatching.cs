namespace Mandate.Methods;

/// <summary>A candidate and a post that would rather have each other than what a matching gives them.</summary>
/// <param name="Candidate">Index of the candidate, who prefers the post to what they have, or has none.</param>
/// <param name="Post">Index of the post, which has a free place or prefers the candidate to somebody who has it.</param>
/// <param name="Instead">The one whom the post would rather give up: the last of those it has; null when it has a free place.</param>
public sealed record BlockingPair(int Candidate, int Post, int? Instead);

/// <summary>A post that a candidate would rather have had, and who has it: each of them before the candidate in its order.</summary>
/// <param name="Post">Index of the post.</param>
/// <param name="HeldBy">Who has it, in its order.</param>
public sealed record PassedOver(int Post, IReadOnlyList<int> HeldBy);

/// <summary>What changes for one candidate.</summary>
/// <param name="Candidate">Whose.</param>
/// <param name="From">The post before; null for none.</param>
/// <param name="To">The post after; null for none.</param>
public sealed record Move(int Candidate, int? From, int? To);

/// <summary>Candidates to posts so that no candidate and post would rather have each other (a stable matching; hospitals and residents).</summary>
/// <remarks>
/// Sources: Gale and Shapley, College Admissions and the Stability of Marriage, American Mathematical Monthly 69 (1962), pages 9-15: deferred acceptance, and that
/// no candidate does better in any stable matching than when candidates propose. Roth, The Economics of Matching, Mathematics of Operations Research 7 (1982):
/// then no candidate gains by naming other preferences than their own. Roth, On the Allocation of Residents to Rural Hospitals, Econometrica 54 (1986): the same
/// candidates have posts in every stable matching, and a post with a place left over has the same ones.
/// Preferences are strict; whoever has ties breaks them first, by a rule that is said.
/// </remarks>
public static class StableMatching
{
    /// <summary>The stable matching that is best for every candidate, in time linear in the total length of the lists. It does not depend on the order in which anybody is taken.</summary>
    public static Placement CandidateOptimal(PreferenceLists lists) => Propose(lists, without: null);

    /// <summary>What would be different for the others if one candidate withdrew, in the order of candidates. None of them is worse off. Somebody without a post counts too: what they asked for may have pushed others apart.</summary>
    /// <param name="lists">The lists of both sides.</param>
    /// <param name="advised">The candidate-optimal matching of these lists.</param>
    /// <param name="candidate">Who withdraws.</param>
    /// <remarks>Source of the last sentence: Gale and Sotomayor, Some Remarks on the Stable Matching Problem, Discrete Applied Mathematics 11 (1985), pages 223-232.</remarks>
    public static IReadOnlyList<Move> IfWithdrawn(PreferenceLists lists, Placement advised, int candidate)
    {
        var after = Propose(lists, candidate);
        return [.. from other in Enumerable.Range(0, lists.Candidates)
                   where other != candidate && after.PostOf[other] != advised.PostOf[other]
                   select new Move(other, advised.PostOf[other], after.PostOf[other])];
    }

    /// <summary>
    /// The pairs that would rather have each other than what a matching gives them, by candidate and then by preference; none for a stable matching.
    /// Somebody who has a post that is not mutual stands there after everybody who is in its order, and prefers every preference of their own to it.
    /// </summary>
    /// <exception cref="ArgumentException">The matching is not of as many candidates and posts as the lists.</exception>
    public static IReadOnlyList<BlockingPair> BlockingPairs(PreferenceLists lists, Placement given)
    {
        Fits(lists, given);
        var lasts = new (int Position, int? Holder)?[lists.Posts];
        (int Position, int? Holder) LastOf(int post) => lasts[post] ??= given.HeldBy[post].Count < lists.CapacityOf(post) ? (int.MaxValue, null)
            : given.HeldBy[post].Count == 0 ? (-1, null) // a post without places takes nobody
            : given.HeldBy[post].Select(h => (lists.PositionOf(h, post) ?? int.MaxValue, (int?)h)).Max();
        List<BlockingPair> pairs = [];
        for (var candidate = 0; candidate < lists.Candidates; candidate++)
        {
            var preferences = lists.PreferencesOf(candidate);
            var positions = lists.PositionsOf(candidate);
            for (var k = 0; k < preferences.Length && preferences[k] != given.PostOf[candidate]; k++)
                if (LastOf(preferences[k]) is var last && positions[k] < last.Position) pairs.Add(new(candidate, preferences[k], last.Holder));
        }
        return pairs;
    }

    /// <summary>Why a candidate has none of the posts they would rather have had: for each, best first, those who have it and stand before them in its order.</summary>
    /// <param name="lists">The lists of both sides.</param>
    /// <param name="advised">A stable matching of these lists.</param>
    /// <param name="candidate">Whose.</param>
    public static IReadOnlyList<PassedOver> Reasons(PreferenceLists lists, Placement advised, int candidate)
    {
        List<PassedOver> reasons = [];
        foreach (var post in lists.PreferencesOf(candidate))
        {
            if (post == advised.PostOf[candidate]) break;
            reasons.Add(new(post, [.. advised.HeldBy[post].OrderBy(h => lists.PositionOf(h, post))]));
        }
        return reasons;
    }

    static Placement Propose(PreferenceLists lists, int? without)
    {
        var desks = new Desk[lists.Posts];
        for (var post = 0; post < lists.Posts; post++) desks[post] = new Desk(lists.OrderOf(post).Length, lists.CapacityOf(post));
        var (next, postOf) = (new int[lists.Candidates], new int?[lists.Candidates]);
        for (var first = 0; first < lists.Candidates; first++)
            for (int? proposer = first == without ? null : first; proposer is { } candidate;)
            {
                var preferences = lists.PreferencesOf(candidate);
                if (next[candidate] == preferences.Length) { postOf[candidate] = null; break; }
                var k = next[candidate]++;
                postOf[candidate] = preferences[k];
                proposer = desks[preferences[k]].Offer(lists.PositionsOf(candidate)[k]) is { } refused ? lists.OrderOf(preferences[k])[refused] : null;
            }
        return Placement.Of(postOf, lists.Posts);
    }

    static void Fits(PreferenceLists lists, Placement given)
    {
        if (given.PostOf.Count != lists.Candidates || given.HeldBy.Count != lists.Posts) throw new ArgumentException("The matching is of other lists.", nameof(given));
    }

    /// <summary>Whom one post holds, by their positions in its order. The last of them only ever moves forward once the post is full, so all its moves together take one walk of the order.</summary>
    struct Desk(int length, int capacity)
    {
        readonly bool[] held = new bool[length];
        int count;
        int last = -1;

        /// <summary>The position of who must go, perhaps the one who came; null while there is a place.</summary>
        public int? Offer(int position)
        {
            if (capacity == 0) return position;
            if (count < capacity)
            {
                (held[position], count, last) = (true, count + 1, Math.Max(last, position));
                return null;
            }
            if (position > last) return position;
            var refused = last;
            (held[position], held[refused]) = (true, false);
            while (!held[last]) last--;
            return refused;
        }
    }
}
