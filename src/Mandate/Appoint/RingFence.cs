using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>Why and by what authority only named people may apply. Everybody can read it.</summary>
public sealed record RingFence
{
    /// <summary>Whom it is for, in words: "the chief executives of the boards that share leaders".</summary>
    public string Who { get; init; } = "";
    public string Reason { get; init; } = "";

    /// <summary>On whose decision or which rule it rests.</summary>
    public string Authority { get; init; } = "";
}

/// <summary>Somebody who may apply although a campaign is ring-fenced: known to the register, or by an address.</summary>
public sealed class Invited : IVersioned
{
    Invited() { }

    public InvitedId Id { get; private init; }
    public CampaignId Campaign { get; private init; }
    public PersonId? Person { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>Of the account that may apply; null when the register knows the account.</summary>
    public string? Email { get; private set; }
    public string? NormalizedEmail { get; private set; }

    /// <summary>Why they are on the list: "Chief executive, Dorset".</summary>
    public string Because { get; private set; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>When their invitation was written.</summary>
    public DateTimeOffset? ToldAt { get; private set; }
    public int Version { get; set; }

    public static Outcome<Invited> Add(Campaign campaign, InvitedFacts facts, IReadOnlyCollection<Invited> others, DateTimeOffset now)
    {
        if (campaign.MayInvite(now).Refusal is { } refusal) return refusal;
        var email = facts.Email?.ToUpperInvariant();
        if (others.Any(o => (facts.Person is { } person && o.Person == person) || (email is not null && o.NormalizedEmail == email))) return FenceRefusals.InvitedAlready;
        return new Invited { Id = Platform.Id.New<InvitedId>(now), Campaign = campaign.Id, Person = facts.Person, Name = facts.Name, Email = facts.Email, NormalizedEmail = email, Because = facts.Because, At = now };
    }

    public void Told(DateTimeOffset now) => ToldAt = now;

    /// <summary>The person is erased: that somebody was on the list stays.</summary>
    public void Forget() => (Name, Email, NormalizedEmail) = ("(name erased)", null, null);
}

/// <param name="Person">As the register knows them.</param>
public sealed record InvitedFacts(string Name, string Because, PersonId? Person = null, string? Email = null);

public static class RingFences
{
    public static bool Fenced(this Campaign campaign) => campaign.Terms.Fence is not null;

    /// <summary>"Ring-fenced" or "Open competition".</summary>
    public static string RouteWords(this Campaign campaign) => campaign.Fenced() ? "Ring-fenced" : "Open competition";

    /// <summary>What a candidate does, as it stands on buttons.</summary>
    public static string ApplyWords(this Campaign campaign) => campaign.Fenced() ? "Express interest" : "Apply";

    public static Outcome Check(this CampaignTerms terms) => terms.Fence switch
    {
        null => Outcome.Done,
        { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => FenceRefusals.NoReason,
        { Authority: var authority } when string.IsNullOrWhiteSpace(authority) => FenceRefusals.NoAuthority,
        { Who: var who } when string.IsNullOrWhiteSpace(who) => FenceRefusals.NoWho,
        _ => Outcome.Done,
    };

    /// <summary>The list grows until closing; nobody is taken off it once they were told.</summary>
    public static Outcome MayInvite(this Campaign campaign, DateTimeOffset now) =>
        !campaign.Fenced() ? FenceRefusals.NotFenced : campaign.PublishedAt is not null && !campaign.Closes.Includes(now) ? CampaignRefusals.Closed : Outcome.Done;

    public static Outcome MayTakeOff(this Campaign campaign) => campaign.PublishedAt is null ? Outcome.Done : FenceRefusals.ToldAlready;
}

public static class FenceRefusals
{
    public static readonly Refusal NoReason = new("Say why only some people may apply: everybody can read it.");
    public static readonly Refusal NoAuthority = new("Say by whose decision, or under which rule, it is ring-fenced.");
    public static readonly Refusal NoWho = new("Say in words whom it is for.");
    public static readonly Refusal NobodyInvited = new("It is ring-fenced and nobody is on the list. Name at least one person who may apply.");
    public static readonly Refusal NotFenced = new("This campaign is open to everybody, so it has no list.");
    public static readonly Refusal InvitedAlready = new("This person is on the list already.");
    public static readonly Refusal ToldAlready = new("The campaign is published and this person was told that they may apply, so they stay on the list.");
    public static readonly Refusal NotInvited = new("This campaign is ring-fenced, and you are not on the list of people who may apply.", WhoCould: "The appointments team, by adding you before it closes,");
}

public sealed record PeopleInvited(CampaignId Campaign, IReadOnlyList<InvitedId> People, IReadOnlyList<string> Names) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign), .. People.Select(p => Subject.Of(p))];
    public string What => $"put on the list of those who may apply: {string.Join(", ", Names)}";
}

public sealed record PersonTakenOff(CampaignId Campaign, InvitedId Invited, string Name) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign), Subject.Of(Invited)];
    public string What => $"took {Name} off the list of those who may apply";
}

public readonly record struct InvitedId(Guid Value) : IId<InvitedId>
{
    public static InvitedId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out InvitedId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}
