using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Somebody outside who was told an outcome before its announcement, and why.</summary>
public sealed class EmbargoNotice
{
    EmbargoNotice() { }

    public EmbargoNoticeId Id { get; private init; }
    public CampaignId Campaign { get; private init; }
    public string Name { get; private init; } = "";
    public string Organisation { get; private init; } = "";
    public string Email { get; private init; } = "";
    public string Why { get; private init; } = "";

    /// <summary>The post whose outcome was told.</summary>
    public CampaignPostId Post { get; private init; }
    public DateTimeOffset At { get; private init; }
    public UserId By { get; private init; }

    /// <param name="post">Whose outcome is told; it must be set for a later day.</param>
    /// <param name="facts">Whom, and why.</param>
    /// <param name="by">Who told them.</param>
    /// <param name="now">When.</param>
    public static Outcome<EmbargoNotice> Tell(CampaignPost post, EmbargoFacts facts, UserId by, DateTimeOffset now) =>
        !post.UnderEmbargo(London.Day(now)) ? EmbargoRefusals.NotUnderEmbargo
        : new EmbargoNotice
        {
            Id = Platform.Id.New<EmbargoNoticeId>(now), Campaign = post.Campaign, Post = post.Id, Name = facts.Name, Organisation = facts.Organisation, Email = facts.Email, Why = facts.Why, At = now, By = by,
        };
}

/// <summary>What is typed about somebody who is told.</summary>
public sealed record EmbargoFacts(string Name, string Organisation, string Email, string Why);

public static class Embargo
{
    /// <summary>Whether the outcome is settled for a later day: some know it, the public does not.</summary>
    public static bool UnderEmbargo(this CampaignPost post, DateOnly today) => post.WithdrawnAt is null && post.AnnouncedOn > today;
}

public static class EmbargoRefusals
{
    public static readonly Refusal NotUnderEmbargo = new("This outcome is public, or no day of announcement is set. Set the day first; then others can be told under embargo.");
    public static readonly Refusal Public = new("The outcome is public, so its day can no longer move.");
    public static readonly Refusal SameDay = new("The announcement is on that day already.");
}

public sealed record ToldUnderEmbargo(CampaignId Campaign, IReadOnlyList<CampaignPostId> Posts, string Organisation) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [.. Posts.Select(Selection.Of)];
    public string What => $"told somebody of {Organisation} under embargo";
}

public sealed record AnnouncementMoved(CampaignId Campaign, IReadOnlyList<CampaignPostId> Posts, DateOnly From, DateOnly To) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [.. Posts.Select(Selection.Of)];
    public string What => $"moved the announcement from {From:d MMMM yyyy} to {To:d MMMM yyyy}";
}
