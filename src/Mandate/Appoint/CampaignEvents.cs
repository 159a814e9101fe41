using Mandate.Platform;

namespace Mandate.Appoint;

public sealed record CampaignPlanned(CampaignId Campaign, string Title) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => $"planned the campaign “{Title}”";
}

/// <param name="Advertised">The posts, so that the history of each has it.</param>
public sealed record CampaignPublished(CampaignId Campaign, int Posts, string CriteriaDigest, IReadOnlyList<CampaignPostId>? Advertised = null) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign), .. (Advertised ?? []).Select(p => Subject.Of(p))];
    public string What => $"published the campaign with {(Posts == 1 ? "1 post" : $"{Posts} posts")} against criteria {CriteriaDigest[..12]}";
}

/// <param name="Part">What was changed, in words: "the timetable".</param>
public sealed record CampaignChanged(CampaignId Campaign, string Part) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => $"changed {Part}";
}

public sealed record PostsPicked(CampaignId Campaign, IReadOnlyList<CampaignPostId> Added, IReadOnlyList<CampaignPostId> Removed) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign), .. Added.Concat(Removed).Select(p => Subject.Of(p))];
    public string What => (Added.Count, Removed.Count) switch
    {
        (_, 0) => $"picked {Posts(Added.Count)}",
        (0, _) => $"took out {Posts(Removed.Count)}",
        _ => $"picked {Posts(Added.Count)} and took out {Posts(Removed.Count)}",
    };

    static string Posts(int n) => n == 1 ? "1 post" : $"{n} posts";
}

public sealed record CampaignPostWithdrawn(CampaignId Campaign, CampaignPostId Post, string Title) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign), Subject.Of(Post)];
    public string What => $"withdrew the post {Title}";
}

public sealed record AnnouncementExpected(CampaignId Campaign, IReadOnlyList<CampaignPostId> Posts, DateOnly? By) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign), .. Posts.Select(p => Subject.Of(p))];
    public string What => $"told the public that {(Posts.Count == 1 ? "1 appointment is" : $"{Posts.Count} appointments are")} expected{(By is { } by ? $" by {by:d MMMM yyyy}" : "")}";
}

public sealed record AnnouncementNoLongerExpected(CampaignId Campaign, IReadOnlyList<CampaignPostId> Posts) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign), .. Posts.Select(p => Subject.Of(p))];
    public string What => $"told the public that {(Posts.Count == 1 ? "1 appointment is" : $"{Posts.Count} appointments are")} no longer expected";
}

public sealed record RerunPlanned(CampaignId Campaign, CampaignId Of, string Title, IReadOnlyList<CampaignPostId> Posts) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign), Subject.Of(Of), .. Posts.Select(p => Subject.Of(p))];
    public string What => $"planned “{Title}” for {(Posts.Count == 1 ? "1 post" : $"{Posts.Count} posts")} that ended without an appointment";
}
