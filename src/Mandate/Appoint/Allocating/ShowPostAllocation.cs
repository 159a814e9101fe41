using Mandate.Appoint.Offers;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Appoint.Allocating;

/// <summary>One post in the allocation: why it has whom it has, what its panel is told, and what an offer to another would do.</summary>
public static class ShowPostAllocation
{
    public const string Route = "/appoint/{campaign}/allocation/posts/{post}";
    public static string Url(string campaign, CampaignPostId post) => $"/appoint/{campaign}/allocation/posts/{post}";

    public sealed record Other(ApplicationId Id, string Name, int Rank);

    /// <param name="Tried">Who is tried instead of the advice.</param>
    /// <param name="Moves">What that would change.</param>
    /// <param name="Pairs">Who would then rather have each other.</param>
    public sealed record Model(string Slug, string Campaign, CampaignPostId Post, string Name, string? Advised, IReadOnlyList<string> Reasons, string Told, bool MayOffer, IReadOnlyList<Other> Others, Other? Tried, IReadOnlyList<string> Moves, IReadOnlyList<string> Pairs);

    public static async Task<IResult> Get(string campaign, CampaignPostId post, string? to, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await AllocationScope.Open(db, actor, campaign, cancel) is not { } scope || scope.Allocation.Find(post) is not { } found || scope.Post(post) is not { } named) return Results.NotFound();
        var allocation = scope.Allocation;
        db.RecordAccess(actor, Selection.Of(post), $"Read the allocation of {found.Name}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        var advised = allocation.AdvisedFor(post);
        Other[] others = found.Accepted ? [] : [.. found.Order.Where(a => a != advised?.Id).Select(allocation.Find).OfType<AllocationCandidate>().Select(c => new Other(c.Id, $"{c.Name} ({c.Reference})", found.RankOf(c.Id)))];
        var tried = Array.Find(others, o => o.Id.ToString() == to);
        var standing = tried is null ? default : allocation.Standing((post, tried.Id));
        return ShowPostAllocationPage.Show(new(scope.Campaign.Slug, scope.Campaign.Title, post, found.Name, advised is null ? null : $"{advised.Name} ({advised.Reference})", allocation.Reasons(found),
            AllocationWords.ForPanel(found.Name, advised?.Reference), named.Post.Stage is PostStage.Approved or PostStage.FellThrough, others, tried,
            tried is null ? [] : [.. standing.Moves.Select(m => m.Sentence())], tried is null ? [] : [.. standing.Pairs.Select(p => p.Sentence())]));
    }
}
