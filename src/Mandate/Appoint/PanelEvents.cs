using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>What happens in selection is about the panel or about the selection for a post; never about the post as the public sees it, nor about the application as its candidate sees it.</summary>
public static class Selection
{
    /// <summary>The confidential side of a post in a campaign.</summary>
    public static Subject Of(CampaignPostId post) => new("selection", post.Value);

    /// <summary>What is hidden from panels in an application.</summary>
    public static Subject Redaction(ApplicationId application) => new("redaction", application.Value);
}

public sealed record PanelFormed(PanelId Panel, CampaignId Campaign, string Name, IReadOnlyList<CampaignPostId> Posts, string Seed) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel), .. Posts.Select(Selection.Of)];
    public string What => $"formed the panel “{Name}” for {(Posts.Count == 1 ? "1 post" : $"{Posts.Count} posts")}; its reading orders are drawn from the seed {Seed}";
}

public sealed record PanelPostsChanged(PanelId Panel, IReadOnlyList<CampaignPostId> Added) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel), .. Added.Select(Selection.Of)];
    public string What => $"gave the panel {(Added.Count == 1 ? "1 more post" : $"{Added.Count} more posts")}";
}

public sealed record PanelMemberAdded(PanelId Panel, PanelMemberId Member, UserId User, string Name, PanelRole Role) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel), Subject.Of(User)];
    public string What => $"put {Name} on the panel as {Role.Words().ToLowerInvariant()}";
}

public sealed record PanelMemberLeft(PanelId Panel, PanelMemberId Member, UserId User, string Name, bool ScoresCount) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel), Subject.Of(User)];
    public string What => $"took {Name} off the panel; scores locked before count {(ScoresCount ? "on" : "no more")}";
}

public sealed record TiesDeclared(PanelId Panel, PanelMemberId Member, int Applicants, int Ties, int Conflicts) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Panel), Subject.Of(Member)];
    public string What => $"declared ties to {Ties} of {Applicants} applicants, {Conflicts} of them conflicts";
}

/// <summary>About the sheet alone: until theirs is locked, nobody may learn from any history that another's is.</summary>
public sealed record ScoresSaved(ScoreSheetId Sheet, string Reference, Round Round = Round.Sift) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Sheet)];
    public string What => $"saved {Round.Words().ToLowerInvariant()} scores for application {Reference}";
}

public sealed record ScoresLocked(ScoreSheetId Sheet, string Reference, string CriteriaDigest, Round Round = Round.Sift) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Sheet)];
    public string What => $"locked {Round.Words().ToLowerInvariant()} scores for application {Reference}";
}

public sealed record ScoresAgreed(ScoreSheetId Agreed, PanelId Panel, string Reference, string CriteriaDigest, Round Round = Round.Sift) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Agreed), Subject.Of(Panel)];
    public string What => $"recorded the panel's agreed {Round.Words().ToLowerInvariant()} scores for application {Reference}";
}

public sealed record CandidateJudged(CampaignPostId Post, PanelId Panel, string Reference, Judgement Judgement, int? Rank) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post), Subject.Of(Panel)];
    public string What => Judgement == Judgement.Appointable ? $"recorded that the panel finds {Reference} appointable, rank {Rank}" : $"recorded that the panel does not find {Reference} appointable";
}
