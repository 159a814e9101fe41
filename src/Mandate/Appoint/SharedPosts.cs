using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Posts of bodies that belong together are filled by one person: the boards of a cluster share their leaders and stay separate in law.</summary>
public sealed record SharingRule
{
    /// <summary>Key of the relation of the register that says which bodies belong together: members of one cluster.</summary>
    public string Relation { get; init; } = "";

    /// <summary>What the bodies are together, in words: "cluster".</summary>
    public string Title { get; init; } = "";
    public string? Source { get; init; }
}

/// <summary>
/// One post of a group carries the selection: preferences, panel, report, offer. The others follow it, and become what it becomes when it is accepted and
/// announced. So everything that works for a post works for a group.
/// </summary>
public sealed partial class CampaignPost
{
    /// <summary>Name of the group, on all of its posts.</summary>
    public string? Group { get; private set; }

    /// <summary>The post of the group that carries the selection; null on that post itself.</summary>
    public CampaignPostId? Follows { get; private set; }

    /// <summary>Each stands by itself again.</summary>
    public void Alone() => (Group, Follows) = (null, null);

    internal void Lead(string group) => (Group, Follows) = (group, null);
    internal void Follow(CampaignPost lead) => (Group, Follows) = (lead.Group, lead.Id);

    /// <summary>Takes over what was decided and announced of the post it follows. An outcome of its own it has none.</summary>
    public void GoWith(CampaignPost lead)
    {
        if (Follows != lead.Id || WithdrawnAt is not null) return;
        (NoAppointment, AnnouncedOn, ExpectedSince, ExpectedUntil, ExpectedBy) = (lead.NoAppointment, lead.AnnouncedOn, lead.ExpectedSince, lead.ExpectedUntil, lead.ExpectedBy);
        if (lead.WithdrawnAt is { } at) (WithdrawnAt, WithdrawnWhy) = (at, lead.WithdrawnWhy);
    }
}

public static class SharedPosts
{
    /// <summary>Puts posts together, the first of them to carry the selection.</summary>
    public static Outcome Join(this Campaign campaign, string group, IReadOnlyList<CampaignPost> posts)
    {
        if (campaign.PublishedAt is not null) return CampaignRefusals.AlreadyPublished;
        if (campaign.Terms.Sharing is null) return SharingRefusals.NoRule;
        if (posts.Count < 2) return SharingRefusals.TooFew(group);
        if (posts.FirstOrDefault(p => p.Group is not null && p.Group != group) is { } taken) return SharingRefusals.InTwo(taken.Advert.BodyName, taken.Group!, group);
        posts[0].Lead(group);
        foreach (var post in posts.Skip(1)) post.Follow(posts[0]);
        return Outcome.Done;
    }

    /// <summary>Writes into every advertisement whether the post is shared, and how many people all its bodies serve.</summary>
    public static void CountPeople(this IReadOnlyCollection<CampaignPost> posts)
    {
        foreach (var post in posts)
        {
            var group = posts.Where(p => post.Group is not null && p.Group == post.Group && p.WithdrawnAt is null).Select(p => p.Advert.Population).ToList();
            post.Describe(post.Advert with { Shared = group.Count > 1, PeopleTogether = group.Count > 1 && !group.Contains(null) ? group.Sum() : null });
        }
    }

    /// <summary>What stands in the way of publishing: a rule without a group, or a post whose group lost its lead.</summary>
    public static Refusal? Fault(this CampaignTerms terms, IReadOnlyCollection<CampaignPost> posts) =>
        terms.Sharing is { } rule && !posts.Any(p => p.Follows is not null) ? SharingRefusals.NoGroup(rule) : null;
}

public static class SharingRefusals
{
    public static readonly Refusal NoRule = new("This campaign fills each post by itself. Say first which bodies may share a person.");
    public static Refusal NoGroup(SharingRule rule) => new($"Say which posts one person fills: no {rule.Title.ToLowerInvariant()} is chosen yet.");
    public static Refusal TooFew(string group) => new($"Two posts at least are shared. {group} has fewer in this campaign.");
    public static Refusal InTwo(string body, string one, string other) => new($"{body} belongs to {one} and to {other}. A post can be shared in one group only.");
}

public sealed record PostsGrouped(CampaignId Campaign, IReadOnlyList<string> Groups, IReadOnlyList<CampaignPostId> Posts) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign), .. Posts.Select(p => Subject.Of(p))];
    public string What => Groups.Count == 0 ? "took all posts out of their groups" : $"put posts together that one person fills: {string.Join("; ", Groups)}";
}
