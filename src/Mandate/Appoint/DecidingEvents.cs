using Mandate.Platform;

namespace Mandate.Appoint;

public sealed record ReportSubmitted(CampaignPostId Post, PanelId Panel, string Digest, string? Recommended) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post), Subject.Of(Panel)];
    public string What => $"handed in the panel's report {Digest[..12]}, which {(Recommended is null ? "recommends nobody" : $"recommends {Recommended}")}";
}

/// <param name="Instead">Reference of another appointable candidate who is preferred.</param>
public sealed record ReportApproved(CampaignPostId Post, string Digest, ApprovalAct Act = ApprovalAct.Approve, string? Instead = null) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post)];
    public string What => Act switch { ApprovalAct.Recommend => $"recommended what the report {Digest[..12]} proposes", ApprovalAct.Appoint => $"appointed on the report {Digest[..12]}", _ => $"approved the report {Digest[..12]}" }
        + (Instead is null ? "" : $", preferring {Instead} to whom the panel recommends");
}

public sealed record ReportReturned(CampaignPostId Post, string Digest) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post)];
    public string What => $"returned the report {Digest[..12]} to the panel";
}

/// <summary>The candidate knows of their own offer, so this is in the history of the application too.</summary>
public sealed record OfferMade(CampaignPostId Post, ApplicationId Application, string Reference, string Title, DateTimeOffset AnswerBy) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post), Subject.Of(Application)];
    public string What => $"offered {Title} to {Reference}";
}

/// <summary>Beside the offer and about the selection alone: the candidate reads of the offer, not of this.</summary>
public sealed record OfferedOtherwise(CampaignPostId Post, string Reference) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post)];
    public string What => $"offered the post to {Reference}, otherwise than the recorded advice has it";
}

public sealed record OfferAccepted(CampaignPostId Post, ApplicationId Application, string Reference, string Title) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post), Subject.Of(Application)];
    public string What => $"accepted the offer of {Title}";
}

public sealed record OfferDeclined(CampaignPostId Post, ApplicationId Application, string Reference, string Title) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post), Subject.Of(Application)];
    public string What => $"declined the offer of {Title}";
}

public sealed record OfferLapsed(CampaignPostId Post, ApplicationId Application, string Reference, string Title, string Why) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post), Subject.Of(Application)];
    public string What => $"let the offer of {Title} to {Reference} lapse";
}

public sealed record NobodyAppointed(CampaignPostId Post, AfterNoAppointment Next) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Of(Post)];
    public string What => Next == AfterNoAppointment.Rerun ? "ended the selection without an appointment, to be advertised again" : "ended the selection without an appointment; interim cover is arranged";
}

/// <summary>Decides a day; before that day it is known to staff alone.</summary>
public sealed record AnnouncementSet(CampaignId Campaign, IReadOnlyList<CampaignPostId> Posts, DateOnly On) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [.. Posts.Select(Selection.Of)];
    public string What => $"set the announcement of {(Posts.Count == 1 ? "1 post" : $"{Posts.Count} posts")} for {On:d MMMM yyyy}";
}
