using Mandate.Platform.Data;

namespace Mandate.Appoint.Allocating;

/// <summary>The one sentence a candidate reads of the allocation, once nothing they wait for is open any more.</summary>
static class CandidateAllocation
{
    /// <param name="db">The database.</param>
    /// <param name="sent">Their application.</param>
    /// <param name="posts">All posts they chose.</param>
    /// <param name="news">What they were told by letter.</param>
    /// <param name="name">Name of a post.</param>
    /// <param name="today">The day.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<string?> Sentence(Db db, Application sent, IReadOnlyList<CampaignPost> posts, CandidateNews news, Func<CampaignPostId, string> name, DateOnly today, CancellationToken cancel)
    {
        if (!sent.Live || posts.Count == 0 || posts.Any(p => p.PublicOn(today) == PublicOutcome.NotAnnounced && !news.EndedFor(p.Id))) return null;
        if ((await AllocationScope.Latest(db, sent.Campaign, cancel))?.Candidates.Find(c => c.Application == sent.Id) is not { } placed) return null;
        var offers = posts.SelectMany(p => p.OffersTo(sent.Id).Select(o => (p.Id, o.Answer))).ToList();
        if (offers.Exists(o => o.Answer is OfferAnswer.Declined or OfferAnswer.Lapsed)) return null; // they know why
        var has = offers.Where(o => o.Answer == OfferAnswer.Accepted).Select(o => (CampaignPostId?)o.Id).FirstOrDefault();
        return has != placed.Post ? AllocationWords.Otherwise : AllocationWords.ForCandidate(placed.Post is { } post ? name(post) : null, placed.Choice);
    }
}
