using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;

namespace Mandate.Appoint.Allocating;

/// <summary>Whom the rule of the pack would offer each post, for whoever makes the offers: advice, recorded when it is to be used.</summary>
public static class ShowAllocation
{
    public const string Route = "/appoint/{campaign}/allocation";
    public static string Url(string campaign) => $"/appoint/{campaign}/allocation";

    /// <param name="Choice">Which choice of the candidate the post is.</param>
    /// <param name="Rank">Where the panel ranks the candidate.</param>
    /// <param name="Offered">Who has or accepted an offer, with their reference.</param>
    /// <param name="Otherwise">Whether that is another than advised.</param>
    public sealed record PostRow(CampaignPostId Id, string Post, ApplicationId? Candidate, string? Name, string? Reference, int? Choice, int? Rank, int Appointable, string? Offered, bool Accepted, bool Otherwise);

    /// <param name="Post">What the advice gives them; null for nothing.</param>
    /// <param name="Choice">Which of their choices that is.</param>
    public sealed record CandidateRow(ApplicationId Id, string Name, string Reference, string? Post, int? Choice, int Choices);

    public sealed record Model(string Slug, string Campaign, bool Exclusive, PageOf<PostRow> Posts, IReadOnlyList<CandidateRow> Candidates, IReadOnlyList<string> NotYet, IReadOnlyList<string> Pairs,
        DateTimeOffset? RecordedAt, string? RecordedBy, bool Fresh, IReadOnlyList<HistoryLine> History);

    public static async Task<IResult> Get(string campaign, ListQuery list, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await AllocationScope.Open(db, actor, campaign, cancel) is not { } scope) return Results.NotFound();
        db.RecordAccess(actor, AllocationRecorded.Of(scope.Campaign.Id), list.Format is { } format ? $"Downloaded the allocation of a campaign as {format}" : "Read the allocation of a campaign", clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return TableAnswer.Of(http, Rows(scope.Allocation), Columns, $"{scope.Campaign.Slug}-allocation", open: false) ?? ShowAllocationPage.Show(await Show(db, scope, list, cancel));
    }

    /// <summary>Records the advice as it stands now. Offers are made by it from then on, or otherwise with a reason.</summary>
    public static async Task<IResult> Post(string campaign, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await AllocationScope.Open(db, actor, campaign, cancel) is not { } scope) return Results.NotFound();
        var now = clock.GetUtcNow();
        var recorded = RecordedAllocation.Record(scope.Campaign.Id, scope.Allocation, scope.Recorded, actor.User!.Value, now);
        if (recorded.Refusal is { } refusal) return ShowAllocationPage.Refused(await Show(db, scope, new(), cancel), refusal.ToString());
        db.RecordedAllocations.Add(recorded.Value!);
        db.Record(actor, now, new AllocationRecorded(scope.Campaign.Id, recorded.Value!.Id, [.. recorded.Value.Posts.Select(p => p.Post)], recorded.Value.Digest), scope.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say("The advice is recorded");
        return Results.LocalRedirect(Url(campaign));
    }

    static async Task<Model> Show(Db db, AllocationScope scope, ListQuery list, CancellationToken cancel)
    {
        var (allocation, rows) = (scope.Allocation, Rows(scope.Allocation));
        var names = scope.Recorded is { } recorded ? await db.NamesOf([recorded.By], cancel) : null;
        return new(scope.Campaign.Slug, scope.Campaign.Title, allocation.Exclusive, list.Of(rows.Skip(list.Skip).Take(ListQuery.Size).ToList(), rows.Count),
            [.. allocation.Candidates.Select(c => Row(allocation, c))],
            [.. scope.Posts.Where(p => !p.Post.OpenToAllocation).Select(p => $"{p.Name}: {p.Post.Stage.Words().ToLowerInvariant()}")],
            [.. allocation.Standing().Pairs.Select(p => p.Sentence())], scope.Recorded?.At, scope.Recorded is { } r ? names![r.By] : null, scope.Fresh,
            await db.HistoryOf(AllocationRecorded.Of(scope.Campaign.Id), cancel));
    }

    static IReadOnlyList<PostRow> Rows(Allocation allocation) => [.. allocation.Advised.Select(a =>
    {
        var offered = a.Post.Offered is { } to ? allocation.Find(to) : null;
        return new PostRow(a.Post.Id, a.Post.Name, a.Candidate?.Id, a.Candidate?.Name, a.Candidate?.Reference, a.Candidate?.Preferences.Index().First(p => p.Item == a.Post.Id).Index + 1,
            a.Candidate is { } c ? a.Post.RankOf(c.Id) : null, a.Post.Order.Count, offered is null ? null : $"{offered.Name} ({offered.Reference})", a.Post.Accepted, offered is not null && offered.Id != a.Candidate?.Id);
    })];

    static CandidateRow Row(Allocation allocation, AllocationCandidate candidate) => allocation.PostsOf(candidate.Id) is { Count: > 0 } posts
        ? new(candidate.Id, candidate.Name, candidate.Reference, string.Join("; ", posts.Select(p => p.Name)), candidate.Preferences.Index().First(p => p.Item == posts[0].Id).Index + 1, candidate.Preferences.Count)
        : new(candidate.Id, candidate.Name, candidate.Reference, null, null, candidate.Preferences.Count);

    static readonly IReadOnlyList<TableColumn<PostRow>> Columns =
    [
        new("post", r => r.Post), new("advised", r => r.Name), new("reference", r => r.Reference), new("choice", r => r.Choice), new("rank", r => r.Rank), new("appointable", r => r.Appointable),
        new("offered", r => r.Offered), new("accepted", r => r.Accepted), new("otherwise_than_advised", r => r.Otherwise),
    ];
}
