using FsCheck;
using FsCheck.Fluent;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

public sealed class StableMatchingTests
{
    static int?[] Solve(PreferenceLists lists) => [.. StableMatching.CandidateOptimal(lists).PostOf];

    /// <summary>Gale and Shapley (1962), page 11, example 1: three men and three women with opposed wishes. "One of these is realized by giving each man his first choice." Read again against the paper's matrix of ranks.</summary>
    [Fact]
    public void The_first_example_of_Gale_and_Shapley_gives_each_who_proposes_their_first_choice()
    {
        int[][] men = [[0, 1, 2], [1, 2, 0], [2, 0, 1]], women = [[1, 2, 0], [2, 0, 1], [0, 1, 2]];
        Assert.Equal([0, 1, 2], Solve(PreferenceLists.Of(men, women)));
        Assert.Equal([1, 2, 0], Solve(PreferenceLists.Of(women, men))); // each woman her first choice, each man his third
        Assert.Equal(3, Brute.Stable(PreferenceLists.Of(men, women)).Count); // "of these, three are stable"
    }

    /// <summary>The same paper, page 12, example 2: four and four with one stable set of marriages, (α,C), (β,D), (γ,A), (δ,B), "the circled entries".</summary>
    [Fact]
    public void The_second_example_has_one_stable_matching_and_it_is_found()
    {
        int[][] men = [[0, 1, 2, 3], [0, 3, 2, 1], [1, 0, 2, 3], [3, 1, 2, 0]], women = [[3, 2, 0, 1], [1, 3, 0, 2], [3, 0, 1, 2], [2, 1, 0, 3]];
        var lists = PreferenceLists.Of(men, women);
        Assert.Equal([2, 3, 0, 1], Solve(lists));
        Assert.Single(Brute.Stable(lists));
    }

    /// <summary>The worked example of the National Resident Matching Program ("How the matching algorithm works"): five applicants, three programmes of two places; Sunny stays without.</summary>
    [Fact]
    public void The_example_of_the_resident_matching_programme_fills_places_and_leaves_one_without()
    {
        const int arthur = 0, sunny = 1, joseph = 2, latha = 3, darrius = 4;
        const int mercy = 0, city = 1, general = 2;
        var lists = PreferenceLists.Of(
            [[city], [city, mercy], [city, general, mercy], [mercy, city, general], [city, mercy, general]],
            [[darrius, joseph], [darrius, arthur, sunny, latha, joseph], [darrius, arthur, joseph, latha]], [2, 2, 2]);
        var found = StableMatching.CandidateOptimal(lists);
        Assert.Equal([city, null, general, general, city], found.PostOf);
        Assert.Equal([sunny], found.WithoutPost);
        Assert.Equal([mercy], found.WithoutCandidate);
        Assert.Equal([new(false, sunny, mercy, Unused.NotInOrder), new(false, latha, mercy, Unused.NotInOrder), new(true, general, arthur, Unused.NotPreferred)], lists.Dropped);
    }

    [Fact]
    public void A_cycle_of_preferences_ends_with_everybody_in_their_first_choice()
    {
        // Each would swap with the next: the candidates' wishes and the posts' wishes run round in opposite ways.
        const int n = 12;
        int[][] Round(int step) => [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(k => (i + step + k) % n).ToArray())];
        var lists = PreferenceLists.Of(Round(0), Round(1));
        var found = StableMatching.CandidateOptimal(lists);
        Assert.Equal(Enumerable.Range(0, n).Select(i => (int?)i), found.PostOf);
        Assert.Empty(StableMatching.BlockingPairs(lists, found));
    }

    [Fact]
    public void One_sided_repeated_and_unknown_entries_are_left_out_and_said()
    {
        var lists = PreferenceLists.Of([[0, 7, 0, 1], [1, -1]], [[1, 0, 0, 5], [0]]);
        Assert.Equal(
            [new(false, 0, 7, Unused.NotThere), new(false, 0, 0, Unused.Repeated), new(false, 1, -1, Unused.NotThere), new(false, 1, 1, Unused.NotInOrder),
             new(true, 0, 0, Unused.Repeated), new(true, 0, 5, Unused.NotThere), new(true, 0, 1, Unused.NotPreferred)], lists.Dropped);
        Assert.Equal([0, null], Solve(lists));
        Assert.Equal([0, 1], lists.PreferencesOf(0));
        Assert.Equal([0], lists.OrderOf(0));
    }

    [Fact]
    public void Nobody_no_post_and_no_place_are_answered()
    {
        Assert.Empty(Solve(PreferenceLists.Of([], [])));
        Assert.Equal([null, null], Solve(PreferenceLists.Of([[], []], [])));
        var lists = PreferenceLists.Of([[0]], [[0]], [0]);
        Assert.Equal([null], Solve(lists));
        Assert.Empty(StableMatching.BlockingPairs(lists, StableMatching.CandidateOptimal(lists)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PreferenceLists.Of([[0]], [[0]], [-1]));
        Assert.Throws<ArgumentException>(() => PreferenceLists.Of([[0]], [[0]], [1, 1]));
    }

    [Fact]
    public void Reasons_name_who_has_each_post_they_would_rather_have_had()
    {
        var lists = PreferenceLists.Of([[0, 1], [0, 1], [0, 1]], [[2, 1, 0], [0, 1, 2]], [2, 1]);
        var found = StableMatching.CandidateOptimal(lists);
        Assert.Equal([1, 0, 0], found.PostOf);
        var reason = Assert.Single(StableMatching.Reasons(lists, found, 0));
        Assert.Equal(0, reason.Post);
        Assert.Equal([2, 1], reason.HeldBy);
        Assert.Empty(StableMatching.Reasons(lists, found, 2));
    }

    [Fact]
    public void A_withdrawal_lets_others_move_up_along_the_chain()
    {
        var lists = PreferenceLists.Of([[0], [0, 1], [1, 2], [2]], [[0, 1], [1, 2], [2, 3]]);
        var found = StableMatching.CandidateOptimal(lists);
        Assert.Equal([0, 1, 2, null], found.PostOf);
        Assert.Equal([new(1, 1, 0), new(2, 2, 1), new(3, null, 2)], StableMatching.IfWithdrawn(lists, found, 0));
        Assert.Empty(StableMatching.IfWithdrawn(lists, found, 3));
    }

    [Fact]
    public void Somebody_without_a_post_may_still_keep_two_others_from_changing_places()
    {
        // The third is turned away everywhere, but not before they have pushed the first two out of what each likes best.
        var lists = PreferenceLists.Of([[0, 1], [1, 0], [0]], [[1, 2, 0], [0, 1]]);
        var found = StableMatching.CandidateOptimal(lists);
        Assert.Equal([1, 0, null], found.PostOf);
        Assert.Equal([new(0, 1, 0), new(1, 0, 1)], StableMatching.IfWithdrawn(lists, found, 2));
    }

    [Fact]
    public void An_override_names_the_pairs_that_would_rather_have_each_other()
    {
        var lists = PreferenceLists.Of([[0, 1], [0, 1], [2]], [[0, 1], [1, 0], []]);
        // The first post goes to the candidate it ranks second, the other candidate to nothing; the third has a post that never ranked them.
        var pairs = StableMatching.BlockingPairs(lists, Placement.Of([null, 0, 2], 3));
        Assert.Equal([new(0, 0, 1), new(0, 1, null)], pairs);
        // Who is not in the order of the post they have stands after everybody who is.
        Assert.Equal([new(1, 1, 2)], StableMatching.BlockingPairs(lists, Placement.Of([0, null, 1], 3)).Where(p => p.Post == 1));
        Assert.Throws<ArgumentException>(() => StableMatching.BlockingPairs(lists, Placement.Of([0], 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Placement.Of([3], 3));
    }

    /// <summary>Roth (1982): no lie of one candidate gets them a post they truly prefer. By symmetry the first candidate's true list may be fixed.</summary>
    [Fact]
    public void The_truth_is_never_worse_for_a_candidate_over_all_cases_of_three_and_three()
    {
        int[][] orders = [.. Permutations(3)];
        int[][] claims = [.. Sublists(3)];
        int[] truth = [0, 1, 2];
        foreach (var second in orders)
            foreach (var third in orders)
                foreach (var a in orders)
                    foreach (var b in orders)
                        foreach (var c in orders)
                        {
                            int[][] posts = [a, b, c];
                            var honest = Solve(PreferenceLists.Of([truth, second, third], posts))[0] ?? 3;
                            foreach (var claim in claims)
                                if ((Solve(PreferenceLists.Of([claim, second, third], posts))[0] ?? 3) < honest)
                                    Assert.Fail($"{string.Join(',', claim)} gains for {string.Join(',', second)} | {string.Join(',', third)} and {string.Join(" | ", posts.Select(p => string.Join(',', p)))}");
                        }
    }

    [Fact]
    public void It_is_stable_and_best_for_every_candidate_against_every_stable_matching_up_to_seven_and_seven() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(120), Prop.ForAll(Arb.From(Markets(7, 7)), market =>
        {
            var lists = market.Lists;
            var (found, stable) = (Solve(lists), Brute.Stable(lists));
            return stable.Exists(s => s.SequenceEqual(found)) && stable.TrueForAll(s => Enumerable.Range(0, found.Length).All(c => Brute.Rank(lists, c, found[c]) <= Brute.Rank(lists, c, s[c])))
                // Roth (1986): the same candidates placed in all, and a post with a place left over has the same ones.
                && stable.TrueForAll(s => s.Select(p => p is null).SequenceEqual(found.Select(p => p is null)))
                && stable.TrueForAll(s => Enumerable.Range(0, lists.Posts).All(p => found.Count(x => x == p) == lists.CapacityOf(p) || Enumerable.Range(0, found.Length).All(c => found[c] == p == (s[c] == p))));
        }));

    [Fact]
    public void No_pair_ever_blocks_and_every_reason_and_withdrawal_holds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(Markets(14, 9)), market =>
        {
            var lists = market.Lists;
            var found = StableMatching.CandidateOptimal(lists);
            Assert.Empty(StableMatching.BlockingPairs(lists, found));
            Assert.All(Enumerable.Range(0, lists.Posts), p => Assert.True(found.HeldBy[p].Count <= lists.CapacityOf(p)));
            for (var candidate = 0; candidate < lists.Candidates; candidate++)
            {
                var c = candidate;
                foreach (var reason in StableMatching.Reasons(lists, found, c))
                {
                    Assert.Equal(lists.CapacityOf(reason.Post), reason.HeldBy.Count);
                    Assert.All(reason.HeldBy, h => Assert.True(lists.OrderOf(reason.Post).IndexOf(h) < lists.OrderOf(reason.Post).IndexOf(c)));
                }
                var moves = StableMatching.IfWithdrawn(lists, found, c);
                Assert.All(moves, m => Assert.True(Brute.Rank(lists, m.Candidate, m.To) < Brute.Rank(lists, m.Candidate, m.From)));
                Assert.Equal(Moves(found, market.Without(c), c), moves);
            }
        }));

    [Fact]
    public void Blocking_pairs_of_any_matching_are_those_of_the_definition() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(from market in Markets(6, 5) from given in Gen.Choose(-1, 4).ArrayOf(6) select (market, given)), any =>
        {
            var lists = any.market.Lists;
            int?[] given = [.. any.given.Take(lists.Candidates).Select(p => p < 0 || p >= lists.Posts ? (int?)null : p)];
            return StableMatching.BlockingPairs(lists, Placement.Of(given, lists.Posts)).Select(p => (p.Candidate, p.Post)).Order()
                .SequenceEqual(Brute.Blocking(lists, given).Order());
        }));

    [Fact]
    public void The_order_of_the_input_does_not_matter() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(from market in Markets(9, 9) from seed in Gen.Choose(0, 100_000) select (market, seed)), any =>
        {
            var (market, candidates, posts) = (any.market, Shuffled(any.market.Preferences.Length, any.seed), Shuffled(any.market.Orders.Length, any.seed + 1));
            // candidates[i] is who stands at i now.
            var turned = PreferenceLists.Of(
                [.. candidates.Select(c => market.Preferences[c].Select(p => Array.IndexOf(posts, p)).ToArray())],
                [.. posts.Select(p => market.Orders[p].Select(c => Array.IndexOf(candidates, c)).ToArray())], [.. posts.Select(p => market.Capacities[p])]);
            var (plain, other) = (Solve(market.Lists), Solve(turned));
            return candidates.Select((c, i) => (other[i] is { } p ? posts[p] : (int?)null) == plain[c]).All(same => same);
        }));

    [Fact]
    public void Ten_thousand_candidates_and_a_thousand_posts_are_matched_without_a_blocking_pair()
    {
        var market = Market.Drawn(10_000, 1_000, 10, capacity: 8);
        var found = StableMatching.CandidateOptimal(market.Lists);
        Assert.Empty(StableMatching.BlockingPairs(market.Lists, found));
        Assert.InRange(found.PostOf.Count(p => p is not null), 7_500, 8_000);
        Assert.Equal(found.PostOf, StableMatching.CandidateOptimal(Market.Drawn(10_000, 1_000, 10, capacity: 8).Lists).PostOf);
    }

    static IEnumerable<Move> Moves(Placement before, PreferenceLists without, int candidate)
    {
        var after = Solve(without);
        return Enumerable.Range(0, after.Length).Where(c => c != candidate && after[c] != before.PostOf[c]).Select(c => new Move(c, before.PostOf[c], after[c]));
    }

    static IEnumerable<int[]> Permutations(int n) => Sublists(n).Where(l => l.Length == n);

    static IEnumerable<int[]> Sublists(int n)
    {
        IEnumerable<int[]> From(int[] head) => Enumerable.Range(0, n).Except(head).SelectMany(i => From([.. head, i])).Prepend(head);
        return From([]);
    }

    static int[] Shuffled(int n, int seed) => [.. Enumerable.Range(0, n).OrderBy(i => (uint)((i + 1) * 2654435761u * (uint)(seed + 7)) >> 8).ThenBy(i => i)];

    static Gen<Market> Markets(int candidates, int posts) =>
        from n in Gen.Choose(1, candidates)
        from m in Gen.Choose(1, posts)
        from preferences in Gen.ArrayOf(Lists(m), n)
        from orders in Gen.ArrayOf(Lists(n), m)
        from capacities in Gen.ArrayOf(Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Choose(0, 3))), m)
        select new Market(preferences, orders, capacities);

    /// <summary>A list of some of n, mostly most of them.</summary>
    static Gen<int[]> Lists(int n) => from all in Gen.Shuffle(Enumerable.Range(0, n).ToArray()) from cut in Gen.Frequency((3, Gen.Constant(n)), (2, Gen.Choose(0, n))) select all[..cut];
}

/// <summary>Both sides of a matching as they are typed.</summary>
sealed record Market(int[][] Preferences, int[][] Orders, int[] Capacities)
{
    public PreferenceLists Lists => PreferenceLists.Of(Preferences, Orders, Capacities);
    public PreferenceLists Without(int candidate) => (this with { Preferences = [.. Preferences.Select((p, c) => c == candidate ? [] : p)] }).Lists;

    /// <summary>A large one from a fixed sequence: every candidate names some posts, every post ranks all who named it.</summary>
    public static Market Drawn(int candidates, int posts, int length, int capacity)
    {
        ulong state = 20_210_926;
        ulong Next() => state = state * 6364136223846793005 + 1442695040888963407;
        var preferences = new int[candidates][];
        var named = Enumerable.Range(0, posts).Select(_ => new List<(ulong Draw, int Candidate)>()).ToArray();
        for (var c = 0; c < candidates; c++)
        {
            preferences[c] = [.. Enumerable.Range(0, length * 2).Select(_ => (int)((Next() >> 33) % (ulong)posts)).Distinct().Take(length)];
            foreach (var p in preferences[c]) named[p].Add((Next(), c));
        }
        return new(preferences, [.. named.Select(l => l.Order().Select(x => x.Candidate).ToArray())], [.. Enumerable.Repeat(capacity, posts)]);
    }
}

/// <summary>The definitions, word for word and slow.</summary>
static class Brute
{
    /// <summary>From 0, best; nothing comes after every preference.</summary>
    public static int Rank(PreferenceLists lists, int candidate, int? post) => post is { } p && lists.PreferencesOf(candidate).IndexOf(p) is >= 0 and var at ? at : int.MaxValue;

    public static IEnumerable<(int, int)> Blocking(PreferenceLists lists, IReadOnlyList<int?> given)
    {
        int Place(int post, int candidate) => lists.OrderOf(post).IndexOf(candidate) is >= 0 and var at ? at : int.MaxValue;
        for (var c = 0; c < given.Count; c++)
            for (var p = 0; p < lists.Posts; p++)
            {
                if (lists.PreferencesOf(c).IndexOf(p) < 0 || given[c] == p || Rank(lists, c, p) >= Rank(lists, c, given[c])) continue;
                var held = Enumerable.Range(0, given.Count).Where(h => given[h] == p).ToList();
                if (held.Count < lists.CapacityOf(p) || held.Exists(h => Place(p, c) < Place(p, h))) yield return (c, p);
            }
    }

    /// <summary>Every stable matching, by trying every matching of mutual pairs within the capacities.</summary>
    public static List<int?[]> Stable(PreferenceLists lists)
    {
        List<int?[]> found = [];
        var (given, left) = (new int?[lists.Candidates], Enumerable.Range(0, lists.Posts).Select(lists.CapacityOf).ToArray());
        void Try(int candidate)
        {
            if (candidate == given.Length) { if (!Blocking(lists, given).Any()) found.Add([.. given]); return; }
            given[candidate] = null;
            Try(candidate + 1);
            foreach (var post in lists.PreferencesOf(candidate).ToArray())
            {
                if (left[post] == 0) continue;
                (given[candidate], left[post]) = (post, left[post] - 1);
                Try(candidate + 1);
                left[post]++;
            }
            given[candidate] = null;
        }
        Try(0);
        return found;
    }
}
