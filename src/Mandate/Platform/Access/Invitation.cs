namespace Mandate.Platform.Access;

public readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out InvitationId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>The roles that an invited person is to have, for a body or all.</summary>
public sealed record InvitedRoles(IReadOnlyList<Role> Roles, BodyId? Body, DateOnly From, DateOnly? To);

public enum InvitationState { Sent, Expired, Accepted, Withdrawn }

/// <summary>Asks somebody by e-mail to open an account with a role.</summary>
public sealed class Invitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public InvitationId Id { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string NormalizedEmail { get; init; }
    public required string RoleNames { get; init; }
    public IReadOnlyList<Role> Roles => [.. RoleNames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)];
    public BodyId? Body { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public required string Reason { get; init; }
    public UserId InvitedBy { get; init; }
    public DateTimeOffset InvitedAt { get; init; }
    public required string Hash { get; set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public UserId? AcceptedBy { get; private set; }

    public static Outcome<Invitation> Send(Actor by, string name, string email, InvitedRoles roles, string reason, string token, DateTimeOffset now)
    {
        if (!RoleRules.MayAdminister(by, roles.Body)) return RoleRefusals.NotYours;
        if (!new Period(roles.From, roles.To).Valid) return RoleRefusals.Reversed;
        if (roles.From < London.Day(now)) return RoleRefusals.Backdated;
        return new Invitation
        {
            Id = Platform.Id.New<InvitationId>(now), Name = name, Email = email, NormalizedEmail = email.ToUpperInvariant(), RoleNames = string.Join(' ', roles.Roles), Body = roles.Body,
            From = roles.From, To = roles.To, Reason = reason, InvitedBy = by.User!.Value, InvitedAt = now, Hash = Secrets.Hash(token), ExpiresAt = now + Lasts,
        };
    }

    public InvitationState StateAt(DateTimeOffset now) =>
        AcceptedAt is not null ? InvitationState.Accepted
        : WithdrawnAt is not null ? InvitationState.Withdrawn
        : ExpiresAt <= now ? InvitationState.Expired
        : InvitationState.Sent;

    /// <summary>A new link for another seven days; the old one stops.</summary>
    public Outcome Resend(Actor by, string token, DateTimeOffset now)
    {
        if (!RoleRules.MayAdminister(by, Body)) return RoleRefusals.NotYours;
        if (StateAt(now) is InvitationState.Accepted or InvitationState.Withdrawn) return InvitationRefusals.Over;
        Hash = Secrets.Hash(token);
        ExpiresAt = now + Lasts;
        return default;
    }

    public Outcome Withdraw(Actor by, DateTimeOffset now)
    {
        if (!RoleRules.MayAdminister(by, Body)) return RoleRefusals.NotYours;
        if (StateAt(now) is InvitationState.Accepted or InvitationState.Withdrawn) return InvitationRefusals.Over;
        WithdrawnAt = now;
        return default;
    }

    /// <summary>Whoever sent it has left.</summary>
    internal void Lapse(DateTimeOffset now) => WithdrawnAt ??= now;

    /// <summary>What the invited person is given: a role itself, or a request that a second administrator confirms.</summary>
    public IReadOnlyList<(RoleHolding? Held, RoleRequest? Asked)> Accept(UserId user, int administrators, DateTimeOffset now)
    {
        AcceptedAt = now;
        AcceptedBy = user;
        var today = London.Day(now);
        if (To < today) return [];
        return [.. Roles.Select(role =>
        {
            var grant = new RoleGrant(user, role, Body, new Period(From < today ? today : From, To), null, Reason);
            return RoleRules.TakesTwo(role, administrators)
                ? ((RoleHolding?)null, (RoleRequest?)RoleRequest.Make(InvitedBy, grant, now))
                : (RoleHolding.Make(grant, InvitedBy, null, now), null);
        })];
    }
}

public static class InvitationRefusals
{
    public static readonly Refusal Over = new("This invitation has been accepted or withdrawn already.");
    public static readonly Refusal Already = new("An invitation to this address is open already. Send it again or withdraw it.");
    public static readonly Refusal HasAccount = new("Somebody with this e-mail address has an account. Find the person and grant the role there.");
}
