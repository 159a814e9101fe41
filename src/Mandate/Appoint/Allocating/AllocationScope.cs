using Mandate.Appoint.Offers;
using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Allocating;

/// <summary>What an allocation is made of, and who may see both sides of it: those who make offers, unless they sat on a panel of the campaign or applied in it.</summary>
sealed record AllocationScope(Campaign Campaign, IReadOnlyList<NamedPost> Posts, Allocation Allocation, RecordedAllocation? Recorded)
{
    /// <summary>Names of all posts of the campaign, of those too whose panel has not come so far.</summary>
    public IReadOnlyDictionary<CampaignPostId, string> Names => field ??= Posts.ToDictionary(p => p.Post.Id, p => p.Name);

    /// <summary>Whether the facts are as they were when the advice was recorded.</summary>
    public bool Fresh => Recorded?.Digest == Allocation.Digest();

    public NamedPost? Post(CampaignPostId id) => Posts.FirstOrDefault(p => p.Post.Id == id);

    public static async Task<AllocationScope?> Open(Db db, Actor actor, string slug, CancellationToken cancel) =>
        await OfferScope.Campaigns(db, actor).SingleOrDefaultAsync(c => c.Slug == slug, cancel) is { } campaign && await MaySee(db, actor, campaign.Id, cancel) ? await Load(db, campaign, cancel) : null;

    /// <summary>Panels never see preferences and candidates never see ranks, whatever other role they hold.</summary>
    internal static async Task<bool> MaySee(Db db, Actor actor, CampaignId campaign, CancellationToken cancel) =>
        actor.User is { } user && !await db.Panels.AnyAsync(p => p.Campaign == campaign && p.Members.Any(m => m.User == user), cancel)
        && !await db.Applications.AnyAsync(a => a.Campaign == campaign && a.Candidate == user, cancel);

    public static async Task<AllocationScope> Load(Db db, Campaign campaign, CancellationToken cancel)
    {
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id && p.Follows == null && p.WithdrawnAt == null), cancel);
        var open = posts.Where(p => p.Post.OpenToAllocation).ToList();
        var ids = open.ConvertAll(p => p.Post.Id);
        var ranked = (await db.CandidateOutcomes.AsNoTracking().Where(o => ids.Contains(o.Post) && o.Judgement == Judgement.Appointable).Select(o => new { o.Post, o.Application, o.Rank }).ToListAsync(cancel)).OrderBy(o => o.Rank).ToLookup(o => o.Post, o => o.Application);
        var seekers = ranked.SelectMany(r => r).Distinct().ToList();
        var people = await db.Applications.AsNoTracking().Where(a => seekers.Contains(a.Id) && a.WithdrawnAt == null)
            .Select(a => new { a.Id, a.Reference, a.Content.Name, Preferences = a.Preferences.OrderBy(p => p.Rank).Select(p => p.Post).ToList() }).OrderBy(a => a.Reference).ToListAsync(cancel);
        var live = people.Select(p => p.Id).ToHashSet();
        return new(campaign, posts, Allocation.Of([.. people.Select(p => new AllocationCandidate(p.Id, p.Reference, p.Name, p.Preferences))],
            [.. open.Select(p => p.Post.ForAllocation(p.Name, [.. ranked[p.Post.Id].Where(live.Contains)]))], campaign.Terms.Exclusive), await Latest(db, campaign.Id, cancel));
    }

    internal static Task<RecordedAllocation?> Latest(Db db, CampaignId campaign, CancellationToken cancel) =>
        db.RecordedAllocations.AsNoTracking().Where(r => r.Campaign == campaign).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
}
