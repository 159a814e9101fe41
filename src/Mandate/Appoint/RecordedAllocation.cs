using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>The advice on who is offered which post, as it stood when somebody recorded it. The latest of a campaign counts.</summary>
public sealed class RecordedAllocation
{
    RecordedAllocation() { }

    public RecordedAllocationId Id { get; private init; }
    public CampaignId Campaign { get; private init; }
    public DateTimeOffset At { get; private init; }
    public UserId By { get; private init; }

    /// <summary>See <see cref="Allocation.Digest"/>.</summary>
    public string Digest { get; private init; } = "";
    public List<AdvisedOffer> Posts { get; private init; } = [];
    public List<PlacedCandidate> Candidates { get; private init; } = [];

    public static Outcome<RecordedAllocation> Record(CampaignId campaign, Allocation allocation, RecordedAllocation? latest, UserId by, DateTimeOffset now)
    {
        if (allocation.Posts.Count == 0) return AllocationRefusals.NoOrder;
        if (latest?.Digest == allocation.Digest()) return AllocationRefusals.RecordedAlready;
        return new RecordedAllocation
        {
            Id = Platform.Id.New<RecordedAllocationId>(now), Campaign = campaign, At = now, By = by, Digest = allocation.Digest(),
            Posts = [.. allocation.Advised.Select(a => new AdvisedOffer { Post = a.Post.Id, Application = a.Candidate?.Id })],
            Candidates = [.. allocation.Candidates.Select(c => allocation.PostsOf(c.Id) is [var first, ..]
                ? new PlacedCandidate { Application = c.Id, Post = first.Id, Choice = c.Preferences.Index().First(p => p.Item == first.Id).Index + 1 }
                : new PlacedCandidate { Application = c.Id })],
        };
    }

    /// <summary>Whether the advice says something of a post, and whom.</summary>
    public AdvisedOffer? For(CampaignPostId post) => Posts.Find(p => p.Post == post);
}

public sealed record AdvisedOffer
{
    public CampaignPostId Post { get; init; }
    public ApplicationId? Application { get; init; }
}

public sealed record PlacedCandidate
{
    public ApplicationId Application { get; init; }
    public CampaignPostId? Post { get; init; }

    /// <summary>Which of their choices that is, from 1.</summary>
    public int? Choice { get; init; }
}

public static class AllocationRefusals
{
    public static readonly Refusal NoOrder = new("No panel has handed in its order of the appointable candidates yet, so there is nothing to advise on.", WhoCould: "The panel chairs");
    public static readonly Refusal RecordedAlready = new("This advice is recorded already: nothing has changed since.");
}

/// <summary>Says for how many posts and under which digest; never who wants what.</summary>
public sealed record AllocationRecorded(CampaignId Campaign, RecordedAllocationId Allocation, IReadOnlyList<CampaignPostId> Posts, string Digest) : IEvent
{
    public static Subject Of(CampaignId campaign) => new("allocation", campaign.Value);
    public IReadOnlyList<Subject> Subjects => [Of(Campaign), .. Posts.Select(Selection.Of)];
    public string What => $"recorded the advice {Digest[..12]} on whom to offer {(Posts.Count == 1 ? "1 post" : $"{Posts.Count} posts")}";
}
