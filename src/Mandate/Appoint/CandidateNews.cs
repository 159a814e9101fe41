using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>All that a candidate was told of the selection by letter. What a panel has settled and nobody has written to them is not in it.</summary>
/// <param name="NotFurther">Posts for which they heard that they are not taken further, and when.</param>
/// <param name="Interviews">Posts for which they are invited to interview.</param>
public sealed record CandidateNews(IReadOnlyList<(CampaignPostId Post, DateTimeOffset At)> NotFurther, IReadOnlyList<InterviewNews> Interviews)
{
    public static readonly CandidateNews None = new([], []);

    /// <summary>Posts for which the panel's feedback was given to them.</summary>
    public IReadOnlySet<CampaignPostId> Feedback { get; init; } = new HashSet<CampaignPostId>();

    public bool EndedFor(CampaignPostId post) => NotFurther.Any(n => n.Post == post);

    /// <summary>The first interview still to come for one of these posts, else one that was cancelled, else the last one held.</summary>
    public InterviewNews? InterviewFor(IEnumerable<CampaignPost> posts, DateTimeOffset now)
    {
        var open = posts.Where(p => p.WithdrawnAt is null && !EndedFor(p.Id)).Select(p => p.Id).ToHashSet();
        var mine = Interviews.Where(i => open.Contains(i.Post) && i.InvitedAt <= now).OrderBy(i => i.At).ToList();
        return mine.Find(i => i.CancelledAt is null && now < i.Ends) ?? mine.FindLast(i => i.CancelledAt is not null) ?? mine.LastOrDefault();
    }

    /// <summary>When the last of these posts ended for them; null while one is still open.</summary>
    public DateTimeOffset? OverFor(IReadOnlyCollection<CampaignPost> posts, DateOnly today) =>
        posts.Any(p => EndedFor(p.Id)) && posts.All(p => EndedFor(p.Id) || p.PublicOn(today) != PublicOutcome.NotAnnounced)
            ? NotFurther.Where(n => posts.Any(p => p.Id == n.Post)).Max(n => n.At) : null;
}

/// <param name="Post">For which post.</param>
/// <param name="InvitedAt">When the letter was written.</param>
/// <param name="At">When the interview begins.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="CancelledAt">When the letter was written that it does not take place; null while it does.</param>
public sealed record InterviewNews(CampaignPostId Post, DateTimeOffset InvitedAt, DateTimeOffset At, DateTimeOffset Ends, DateTimeOffset? CancelledAt = null);
