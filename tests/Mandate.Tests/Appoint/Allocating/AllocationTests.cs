using Mandate.Appoint;
using Mandate.Platform;

namespace Mandate.Tests.Appoint.Allocating;

public sealed class AllocationTests
{
    static readonly CampaignPostId dorset = Post(1), devon = Post(2), kent = Post(3);
    static readonly Dictionary<CampaignPostId, string> names = new() { [dorset] = "Dorset", [devon] = "Devon", [kent] = "Kent" };
    static CampaignPostId Post(byte n) => new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, n]));
    static ApplicationId Who(byte n) => new(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, n]));
    static AllocationCandidate Candidate(byte n, string name, params CampaignPostId[] wants) => new(Who(n), $"R{n}", name, wants);

    static readonly AllocationCandidate ash = Candidate(1, "Ash", dorset, devon), elm = Candidate(2, "Elm", devon, dorset, kent), oak = Candidate(3, "Oak", dorset, kent);

    static AllocationPost At(CampaignPostId id, params AllocationCandidate[] order) => new(id, names[id], [.. order.Select(c => c.Id)]);

    /// <summary>Dorset wants Elm most, Devon wants Ash most: each candidate has what they like best, Oak has nothing.</summary>
    static Allocation Made(bool exclusive = true, Func<AllocationPost, AllocationPost>? change = null) =>
        Allocation.Of([ash, elm, oak], [.. new[] { At(dorset, elm, ash, oak), At(devon, ash, elm), At(kent) }.Select(p => change?.Invoke(p) ?? p)], exclusive);

    [Fact]
    public void Each_candidate_has_the_best_of_their_choices_that_is_stable()
    {
        Assert.Equal([("Dorset", "Ash"), ("Devon", "Elm"), ("Kent", null)], Made().Advised.Select(a => (a.Post.Name, a.Candidate?.Name)));
        Assert.Empty(Made().Standing().Pairs);
        Assert.Empty(Made().PostsOf(oak.Id));
    }

    [Fact]
    public void The_full_reasons_name_choices_ranks_and_who_comes_before()
    {
        Assert.Equal(["First choice: Dorset. Advised; its panel ranks them 2 of 3.", "Second choice: Devon. Not needed: they are placed in a post they prefer; its panel ranks them 1 of 2."], Made().Reasons(ash, names));
        Assert.Equal(["First choice: Dorset. It prefers Ash (R1), whom its panel ranks 2; its panel ranks them 3 of 3.", "Second choice: Kent. Its panel did not find them appointable."], Made().Reasons(oak, names));
        Assert.Equal(["1. Elm (R2): prefers Devon, and is placed there.", "2. Ash (R1): advised; it is their first choice.", "3. Oak (R3): comes after R1 in the panel’s order."], Made().Reasons(Made().Posts[0]));
    }

    [Fact]
    public void A_withdrawal_says_who_would_move()
    {
        Assert.Equal(["Oak (R3) would have Dorset instead of no post"], Made().IfWithdrawn(ash.Id).Select(m => m.Sentence()));
        Assert.Empty(Made().IfWithdrawn(oak.Id));
    }

    [Fact]
    public void An_offer_otherwise_than_advised_names_the_pairs_that_would_rather_have_each_other()
    {
        var (posts, moves, pairs) = Made().Standing((dorset, oak.Id));
        Assert.Equal([("Dorset", "Oak"), ("Devon", "Ash"), ("Kent", null)], posts.Select(a => (a.Post.Name, a.Candidate?.Name)));
        Assert.Equal(["Ash (R1) would have Devon instead of Dorset", "Elm (R2) would have no post instead of Devon", "Oak (R3) would have Dorset instead of no post"], moves.Select(m => m.Sentence()));
        Assert.Equal([
            "Ash (R1) would rather have Dorset than Devon, and its panel ranks them before Oak (R3), who would have it",
            "Elm (R2) would rather have Dorset than no post, and its panel ranks them before Oak (R3), who would have it"], pairs.Select(p => p.Sentence()));
    }

    [Fact]
    public void An_offer_that_was_made_otherwise_stands_in_the_pairs_and_not_in_the_advice()
    {
        var made = Made(change: p => p.Id == dorset ? p with { Offered = oak.Id } : p);
        Assert.Equal("Ash", made.AdvisedFor(dorset)?.Name);
        Assert.Equal(2, made.Standing().Pairs.Count);
    }

    [Fact]
    public void What_is_accepted_stands_and_what_was_refused_is_not_advised_again()
    {
        var accepted = Made(change: p => p.Id == dorset ? p with { Offered = oak.Id, Accepted = true } : p);
        Assert.Equal([("Dorset", "Oak"), ("Devon", "Ash"), ("Kent", null)], accepted.Advised.Select(a => (a.Post.Name, a.Candidate?.Name)));
        var refused = Made(change: p => p.Id == dorset ? p with { Refused = [ash.Id] } : p);
        Assert.Equal([("Dorset", "Elm"), ("Devon", "Ash"), ("Kent", null)], refused.Advised.Select(a => (a.Post.Name, a.Candidate?.Name)));
    }

    [Fact]
    public void Where_one_person_may_have_several_posts_each_goes_to_the_first_in_its_order()
    {
        Assert.Equal([("Dorset", "Elm"), ("Devon", "Ash"), ("Kent", null)], Made(exclusive: false).Advised.Select(a => (a.Post.Name, a.Candidate?.Name)));
        var both = Allocation.Of([ash], [At(dorset, ash), At(devon, ash)], exclusive: false);
        Assert.Equal(["Dorset", "Devon"], both.PostsOf(ash.Id).Select(p => p.Name));
    }

    [Fact]
    public void The_digest_changes_with_whatever_the_advice_rests_on_and_with_nothing_else()
    {
        Assert.Equal(Made().Digest(), Made(change: p => p with { Offered = p.Id == dorset ? ash.Id : null }).Digest());
        Assert.NotEqual(Made().Digest(), Made(change: p => p.Id == dorset ? At(dorset, ash, elm, oak) : p).Digest());
        Assert.NotEqual(Made().Digest(), Made(exclusive: false).Digest());
        Assert.Equal(Made().Digest(), Allocation.Of([oak, ash, elm], [At(kent), At(devon, ash, elm), At(dorset, elm, ash, oak)], exclusive: true).Digest());
    }

    [Fact]
    public void Advice_is_recorded_when_there_is_an_order_and_something_is_new()
    {
        var (by, now) = (new UserId(Guid.Empty), DateTimeOffset.UnixEpoch);
        var recorded = RecordedAllocation.Record(default, Made(), null, by, now).Value!;
        Assert.Equal([(ash.Id, dorset, 1), (elm.Id, devon, 1), (oak.Id, null, null)], recorded.Candidates.Select(c => (c.Application, c.Post, c.Choice)));
        Assert.Equal([(dorset, ash.Id), (devon, elm.Id), (kent, (ApplicationId?)null)], recorded.Posts.Select(p => (p.Post, p.Application)));
        Assert.Equal(AllocationRefusals.RecordedAlready, RecordedAllocation.Record(default, Made(), recorded, by, now).Refusal);
        Assert.Equal(AllocationRefusals.NoOrder, RecordedAllocation.Record(default, Allocation.Of([], [], exclusive: true), null, by, now).Refusal);
    }

    /// <summary>The shapes of every sentence a candidate or a panel may read.</summary>
    [Fact]
    public void A_candidates_sentence_names_no_person_and_no_rank_and_a_panels_names_no_preference()
    {
        string[] candidates = [AllocationWords.ForCandidate("Dorset", 1), AllocationWords.ForCandidate("Dorset", 3), AllocationWords.ForCandidate(null, null), AllocationWords.Otherwise];
        string[] panels = [AllocationWords.ForPanel("Dorset", "R1"), AllocationWords.ForPanel("Dorset", null)];
        Assert.All(candidates, s => Assert.DoesNotMatch("(?i)rank|placed you|order|Ash|Elm|R[0-9]", s));
        Assert.All(panels, s => Assert.DoesNotMatch("(?i)prefer|choice|chose|Devon|Kent", s));
        Assert.Equal("The rule in the applicant pack gave you your third choice, Dorset. It is the earliest of your choices that it could give you.", candidates[1]);
    }
}
