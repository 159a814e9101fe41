using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Appoint.Allocating;

/// <summary>One candidate in the allocation: why, what would change without them, and the sentence they will be told.</summary>
public static class ShowPlacement
{
    public const string Route = "/appoint/{campaign}/allocation/candidates/{application}";
    public static string Url(string campaign, ApplicationId application) => $"/appoint/{campaign}/allocation/candidates/{application}";

    public sealed record Model(string Slug, string Campaign, string Name, string Reference, string? Post, IReadOnlyList<string> Reasons, IReadOnlyList<string> IfWithdrawn, string Told);

    public static async Task<IResult> Get(string campaign, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await AllocationScope.Open(db, actor, campaign, cancel) is not { } scope || scope.Allocation.Find(application) is not { } candidate) return Results.NotFound();
        db.RecordAccess(actor, Subject.Of(application), $"Read the allocation of {candidate.Reference}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        var posts = scope.Allocation.PostsOf(application);
        var choice = posts.Count == 0 ? (int?)null : candidate.Preferences.Index().First(p => p.Item == posts[0].Id).Index + 1;
        return ShowPlacementPage.Show(new(scope.Campaign.Slug, scope.Campaign.Title, candidate.Name, candidate.Reference, posts.Count == 0 ? null : string.Join("; ", posts.Select(p => p.Name)),
            scope.Allocation.Reasons(candidate, scope.Names), [.. scope.Allocation.IfWithdrawn(application).Select(m => m.Sentence())], AllocationWords.ForCandidate(posts.Count == 0 ? null : posts[0].Name, choice)));
    }
}
