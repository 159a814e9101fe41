namespace Mandate.Platform.Access;

public readonly record struct RoleRequestId(Guid Value) : IId<RoleRequestId>
{
    public static RoleRequestId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out RoleRequestId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public enum RoleDecision { Confirmed, Refused, Withdrawn }

/// <summary>A role asked for by one administrator, to be confirmed by another. Until then it opens nothing.</summary>
public sealed class RoleRequest
{
    public RoleRequestId Id { get; init; }
    public UserId User { get; init; }
    public Role Role { get; init; }
    public BodyId? Body { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public UserId? DeputyOf { get; init; }
    public required string Reason { get; init; }
    public UserId AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public RoleDecision? Decision { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }

    public bool Open => Decision is null;

    public static Outcome<RoleRequest> Ask(Actor by, RoleGrant grant, DateTimeOffset now) =>
        RoleRules.Check(by, grant, now) is { Refused: true, Refusal: var refusal } ? refusal! : Make(by.User!.Value, grant, now);

    internal static RoleRequest Make(UserId by, RoleGrant grant, DateTimeOffset now) => new()
    {
        Id = Platform.Id.New<RoleRequestId>(now), User = grant.User, Role = grant.Role, Body = grant.Body, From = grant.Period.From, To = grant.Period.To,
        DeputyOf = grant.DeputyOf, Reason = grant.Reason, AskedBy = by, AskedAt = now,
    };

    /// <summary>Requester, confirmer and receiver are three different people.</summary>
    public Outcome MayDecide(Actor by)
    {
        if (!Open) return RoleRefusals.Decided;
        if (!RoleRules.MayAdminister(by, Body)) return RoleRefusals.NotYours;
        if (by.User == AskedBy) return RoleRefusals.SamePerson;
        if (by.User == User) return RoleRefusals.Receiver;
        return default;
    }

    public Outcome<RoleHolding> Confirm(Actor by, DateTimeOffset now)
    {
        if (MayDecide(by) is { Refused: true, Refusal: var refusal }) return refusal!;
        var today = London.Day(now);
        if (To < today) return RoleRefusals.Past;
        Decide(RoleDecision.Confirmed, by, null, now);
        var grant = new RoleGrant(User, Role, Body, new Period(From < today ? today : From, To), DeputyOf, Reason);
        return RoleHolding.Make(grant, AskedBy, by.User, now);
    }

    public Outcome Refuse(Actor by, string reason, DateTimeOffset now)
    {
        if (MayDecide(by) is { Refused: true } refused) return refused;
        Decide(RoleDecision.Refused, by, reason, now);
        return default;
    }

    public Outcome Withdraw(Actor by, DateTimeOffset now)
    {
        if (!Open) return RoleRefusals.Decided;
        if (by.User != AskedBy) return RoleRefusals.NotYours;
        Decide(RoleDecision.Withdrawn, by, null, now);
        return default;
    }

    /// <summary>The person left, or the role was asked for by somebody who left.</summary>
    internal void Lapse(Actor by, string reason, DateTimeOffset now)
    {
        if (Open) Decide(RoleDecision.Withdrawn, by, reason, now);
    }

    void Decide(RoleDecision decision, Actor by, string? reason, DateTimeOffset now)
    {
        Decision = decision;
        DecidedBy = by.User;
        DecisionReason = reason;
        DecidedAt = now;
    }
}
