using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>The people who assess the candidates for one or more posts of a campaign.</summary>
public sealed class Panel : IVersioned
{
    Panel() { }

    public PanelId Id { get; private init; }
    public CampaignId Campaign { get; private init; }
    public string Name { get; private set; } = "";
    public List<PanelMember> Members { get; private set; } = [];
    public int Version { get; set; }

    public static Panel Form(CampaignId campaign, string name, DateTimeOffset now) => new() { Id = Platform.Id.New<PanelId>(now), Campaign = campaign, Name = name };

    public IEnumerable<PanelMember> Sitting => Members.Where(m => m.LeftAt is null);
    public PanelMember? MemberOf(UserId user) => Members.Find(m => m.User == user && m.LeftAt is null);

    public Outcome Add(UserId user, PanelRole role, DateTimeOffset now)
    {
        if (MemberOf(user) is not null) return PanelRefusals.SitsAlready;
        if (role == PanelRole.Chair && Sitting.Any(m => m.Role == PanelRole.Chair)) return PanelRefusals.HasChair;
        Members.Add(new PanelMember { Id = Platform.Id.New<PanelMemberId>(now), Panel = Id, User = user, Role = role, JoinedAt = now });
        return Outcome.Done;
    }

    /// <summary>A leaver's scores are kept and marked; whether they count is a recorded decision.</summary>
    public Outcome Leave(PanelMemberId member, DateTimeOffset now)
    {
        if (Members.Find(m => m.Id == member && m.LeftAt is null) is not { } leaver) return PanelRefusals.NotSitting;
        leaver.LeftAt = now;
        return Outcome.Done;
    }

    /// <summary>Whether the panel may start: a chair, an independent member, three people.</summary>
    public Outcome Complete()
    {
        if (!Sitting.Any(m => m.Role == PanelRole.Chair)) return PanelRefusals.NoChair;
        if (!Sitting.Any(m => m.Role == PanelRole.Independent)) return PanelRefusals.NoIndependent;
        return Sitting.Count() < 3 ? PanelRefusals.TooFew : Outcome.Done;
    }
}

public enum PanelRole { Chair, Member, Independent }

public sealed class PanelMember
{
    public PanelMemberId Id { get; init; }
    public PanelId Panel { get; init; }
    public UserId User { get; init; }
    public PanelRole Role { get; init; }
    public DateTimeOffset JoinedAt { get; init; }
    public DateTimeOffset? LeftAt { get; set; }
}

/// <summary>A member's tie to one applicant, declared before seeing the application.</summary>
public sealed class ConflictDeclaration
{
    public PanelMemberId Member { get; init; }
    public ApplicationId Application { get; init; }
    public Tie Tie { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset At { get; init; }
}

public enum Tie { None, KnownProfessionally, KnownPersonally, Conflict }

public static class PanelRefusals
{
    public static readonly Refusal SitsAlready = new("This person sits on the panel already.");
    public static readonly Refusal HasChair = new("The panel has a chair already.");
    public static readonly Refusal NotSitting = new("This person does not sit on the panel.");
    public static readonly Refusal NoChair = new("The panel needs a chair.");
    public static readonly Refusal NoIndependent = new("The panel needs an independent member, with no tie to the body or the candidates.");
    public static readonly Refusal TooFew = new("A panel has at least three people.");
    public static readonly Refusal NotDeclared = new("Say first whether you have a tie to each applicant.");
    public static readonly Refusal Conflicted = new("You declared a conflict with this applicant, so you cannot score or read this application.", WhoCould: "The other panel members");
    public static readonly Refusal IsCandidate = new("Somebody who applied in this campaign cannot sit on one of its panels.");
}
