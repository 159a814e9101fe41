using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mandate.Methods;
using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Somebody whom a panel found appointable, with the posts they would take, best first.</summary>
public sealed record AllocationCandidate(ApplicationId Id, string Reference, string Name, IReadOnlyList<CampaignPostId> Preferences);

/// <summary>A post whose panel has handed in its order.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">"Chief executive, Dorset".</param>
/// <param name="Order">The appointable candidates in the panel's order.</param>
/// <param name="Offered">Who has an offer now, or accepted it.</param>
/// <param name="Accepted">Whether that offer is accepted.</param>
/// <param name="Refused">Who declined an offer of it, or let one lapse.</param>
public sealed record AllocationPost(CampaignPostId Id, string Name, IReadOnlyList<ApplicationId> Order, ApplicationId? Offered = null, bool Accepted = false, IReadOnlyList<ApplicationId>? Refused = null)
{
    /// <summary>From 1, as the panel ranked.</summary>
    public int RankOf(ApplicationId candidate) => Order.Index().First(x => x.Item == candidate).Index + 1;
}

/// <summary>A candidate for a post; the post has nobody where there is none.</summary>
public sealed record AdvisedPost(AllocationPost Post, AllocationCandidate? Candidate);

/// <summary>A candidate and a post that would rather have each other.</summary>
/// <param name="Has">What the candidate would have.</param>
/// <param name="Instead">Whom the post would have; nobody when null.</param>
public sealed record RatherEachOther(AllocationCandidate Candidate, AllocationPost Post, AllocationPost? Has, AllocationCandidate? Instead);

/// <summary>What changes for one candidate.</summary>
public sealed record AllocationMove(AllocationCandidate Candidate, AllocationPost? From, AllocationPost? To);

/// <summary>
/// Who should be offered which post, from the candidates' order of posts and the panels' order of candidates: the stable matching that is best for the
/// candidates. Advice, with everything it rests on; whoever offers decides.
/// </summary>
public sealed class Allocation
{
    /// <summary>One who proposes: a candidate, or where a person may have several posts each of their choices apart.</summary>
    readonly record struct Seeker(int Candidate, IReadOnlyList<int> Posts);

    readonly Seeker[] seekers;
    readonly Placement advised;
    readonly Dictionary<ApplicationId, int> candidateAt;
    readonly Dictionary<CampaignPostId, int> postAt;
    readonly Dictionary<(int Candidate, int Post), int> seekerAt;

    Allocation(IReadOnlyList<AllocationCandidate> candidates, IReadOnlyList<AllocationPost> posts, bool exclusive)
    {
        (Candidates, Posts, Exclusive) = (candidates, posts, exclusive);
        candidateAt = candidates.Index().ToDictionary(c => c.Item.Id, c => c.Index);
        postAt = posts.Index().ToDictionary(p => p.Item.Id, p => p.Index);
        seekers = [.. candidates.Index().SelectMany(c => Wanted(c.Item) is var wanted && exclusive ? [new Seeker(c.Index, wanted)] : wanted.Select(p => new Seeker(c.Index, [p])))];
        seekerAt = seekers.Index().SelectMany(s => s.Item.Posts.Select(p => (Key: (s.Item.Candidate, p), At: s.Index))).ToDictionary(x => x.Key, x => x.At);
        advised = StableMatching.CandidateOptimal(Lists(p => p.Accepted ? p.Offered : null));
    }

    public IReadOnlyList<AllocationCandidate> Candidates { get; }
    public IReadOnlyList<AllocationPost> Posts { get; }

    /// <summary>Whether one person may have one post only.</summary>
    public bool Exclusive { get; }

    /// <summary>The advice. An accepted offer stands; whoever refused a post is not advised for it again.</summary>
    public static Allocation Of(IReadOnlyList<AllocationCandidate> candidates, IReadOnlyList<AllocationPost> posts, bool exclusive) => new(candidates, posts, exclusive);

    /// <summary>The posts in their order, each with whom the advice names.</summary>
    public IReadOnlyList<AdvisedPost> Advised => By(advised);

    public AllocationCandidate? AdvisedFor(CampaignPostId post) => postAt.TryGetValue(post, out var at) ? HolderOf(advised, at) : null;

    /// <summary>The posts the advice gives a candidate: one at most in an exclusive campaign.</summary>
    public IReadOnlyList<AllocationPost> PostsOf(ApplicationId candidate) => [.. Advised.Where(a => a.Candidate?.Id == candidate).Select(a => a.Post)];

    public AllocationCandidate? Find(ApplicationId candidate) => candidateAt.TryGetValue(candidate, out var at) ? Candidates[at] : null;
    public AllocationPost? Find(CampaignPostId post) => postAt.TryGetValue(post, out var at) ? Posts[at] : null;

    /// <summary>What would be different for the others if one candidate withdrew altogether.</summary>
    public IReadOnlyList<AllocationMove> IfWithdrawn(ApplicationId candidate)
    {
        var without = Of([.. Candidates.Where(c => c.Id != candidate)], [.. Posts.Select(p => p.Offered == candidate ? p with { Offered = null, Accepted = false } : p)], Exclusive);
        return Moves(without.advised, without, except: candidate);
    }

    /// <summary>How the posts would go if offers were as they are, or as they are with one more, and everything else followed the rule.</summary>
    public (IReadOnlyList<AdvisedPost> Posts, IReadOnlyList<AllocationMove> Moves, IReadOnlyList<RatherEachOther> Pairs) Standing((CampaignPostId Post, ApplicationId To)? other = null)
    {
        ApplicationId? Fixed(AllocationPost post) => other is var (which, to) && which == post.Id ? to : other is var (_, whom) && Exclusive && post.Offered == whom ? null : post.Offered;
        var given = StableMatching.CandidateOptimal(Lists(Fixed));
        var pairs = StableMatching.BlockingPairs(Lists(_ => null), given).Select(p =>
            new RatherEachOther(Candidates[seekers[p.Candidate].Candidate], Posts[p.Post], given.PostOf[p.Candidate] is { } has ? Posts[has] : null, p.Instead is { } i ? Candidates[seekers[i].Candidate] : null));
        return (By(given), Moves(given, this, except: null), [.. pairs]);
    }

    /// <summary>SHA-256 over all that the advice rests on, in hex: recorded with it, so that a later change of the facts shows.</summary>
    public string Digest()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"exclusive {Exclusive}\n");
        foreach (var post in Posts.OrderBy(p => p.Id.Value)) text.Append(CultureInfo.InvariantCulture, $"post {post.Id}: {string.Join(',', post.Order)}; {(post.Accepted ? post.Offered : null)}; {string.Join(',', (post.Refused ?? []).OrderBy(r => r.Value))}\n");
        foreach (var candidate in Candidates.OrderBy(c => c.Id.Value)) text.Append(CultureInfo.InvariantCulture, $"candidate {candidate.Id}: {string.Join(',', candidate.Preferences)}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    List<int> Wanted(AllocationCandidate candidate) =>
        [.. candidate.Preferences.Where(p => postAt.TryGetValue(p, out var at) && Posts[at].Refused?.Contains(candidate.Id) != true).Select(p => postAt[p])];

    /// <summary>Both sides' lists, where some posts are somebody's already.</summary>
    PreferenceLists Lists(Func<AllocationPost, ApplicationId?> holder)
    {
        var held = Posts.Select((p, at) => (At: at, Holder: holder(p))).Where(h => h.Holder is not null).ToDictionary(h => h.At, h => candidateAt.TryGetValue(h.Holder!.Value, out var c) ? c : -1);
        var having = held.Where(_ => Exclusive).DistinctBy(h => h.Value).ToDictionary(h => h.Value, h => h.Key);
        return PreferenceLists.Of(
            [.. seekers.Select(s => having.TryGetValue(s.Candidate, out var has) ? s.Posts.Where(p => p == has).ToList() : s.Posts)],
            [.. Posts.Select((p, at) => (IReadOnlyList<int>)[.. p.Order
                .Select(a => candidateAt.TryGetValue(a, out var c) && (!held.TryGetValue(at, out var only) || only == c) ? seekerAt.GetValueOrDefault((c, at), -1) : -1).Where(s => s >= 0)])]);
    }

    List<AllocationMove> Moves(Placement after, Allocation theirs, ApplicationId? except)
    {
        var (before, then) = (By(advised), theirs.By(after));
        AllocationPost? PostIn(IReadOnlyList<AdvisedPost> all, ApplicationId who) => all.FirstOrDefault(a => a.Candidate?.Id == who)?.Post;
        return [.. from c in Candidates where c.Id != except let @from = PostIn(before, c.Id) let to = PostIn(then, c.Id) where @from?.Id != to?.Id select new AllocationMove(c, @from, to)];
    }

    IReadOnlyList<AdvisedPost> By(Placement placement) => [.. Posts.Select((p, at) => new AdvisedPost(p, HolderOf(placement, at)))];
    AllocationCandidate? HolderOf(Placement placement, int post) => placement.HeldBy[post] is [var seeker, ..] ? Candidates[seekers[seeker].Candidate] : null;
}
