namespace Mandate.Platform.Access;

public readonly record struct RoleHoldingId(Guid Value) : IId<RoleHoldingId>
{
    public static RoleHoldingId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out RoleHoldingId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>A role as it is asked for: whose, which, for which body (null: all), when, and in whose absence.</summary>
public sealed record RoleGrant(UserId User, Role Role, BodyId? Body, Period Period, UserId? DeputyOf, string Reason);

/// <summary>A role held by a person for a body (or all) and a period, or as somebody's deputy in their absence.</summary>
public sealed class RoleHolding : IDated
{
    public static readonly int MonthsBetweenReviews = 6;

    public RoleHoldingId Id { get; init; }
    public UserId User { get; init; }
    public Role Role { get; init; }
    public BodyId? Body { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; set; }
    public UserId? DeputyOf { get; init; }

    public UserId? GrantedBy { get; init; }
    /// <summary>The second of the two people whom the weightier roles take.</summary>
    public UserId? ConfirmedBy { get; init; }
    public DateTimeOffset? GrantedAt { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public UserId? EndedBy { get; private set; }
    public string? EndReason { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public UserId? ReviewedBy { get; private set; }

    /// <summary>Grants a role that one administrator may grant alone.</summary>
    public static Outcome<RoleHolding> Grant(Actor by, RoleGrant grant, int administrators, DateTimeOffset now)
    {
        if (RoleRules.Check(by, grant, now) is { Refused: true, Refusal: var refusal }) return refusal!;
        if (RoleRules.TakesTwo(grant.Role, administrators)) return RoleRefusals.TakesTwo;
        return Make(grant, by.User, null, now);
    }

    internal static RoleHolding Make(RoleGrant grant, UserId? by, UserId? confirmedBy, DateTimeOffset now) => new()
    {
        Id = Platform.Id.New<RoleHoldingId>(now), User = grant.User, Role = grant.Role, Body = grant.Body, From = grant.Period.From, To = grant.Period.To,
        DeputyOf = grant.DeputyOf, GrantedBy = by, ConfirmedBy = confirmedBy, GrantedAt = now, Reason = grant.Reason,
    };

    /// <summary>Ends the role after today, or on a later day.</summary>
    public Outcome End(Actor by, DateOnly lastDay, string reason, int administrators, DateTimeOffset now)
    {
        var today = London.Day(now);
        if (!RoleRules.MayAdminister(by, Body)) return RoleRefusals.NotYours;
        if (To is not null && To < today) return RoleRefusals.Ended;
        if (To is not null && lastDay > To) return RoleRefusals.Longer;
        if (Role == Role.Administrator && Body is null && administrators <= 1) return RoleRefusals.LastAdministrator;
        To = lastDay;
        EndedAt = now;
        EndedBy = by.User;
        EndReason = reason;
        return default;
    }

    /// <summary>The person left: every role stops at once, even one that was to start.</summary>
    internal void Stop(UserId? by, string reason, DateTimeOffset now)
    {
        var yesterday = London.Day(now).AddDays(-1);
        if (To is not null && To <= yesterday) return;
        To = yesterday < From ? From.AddDays(-1) : yesterday;
        EndedAt = now;
        EndedBy = by;
        EndReason = reason;
    }

    public DateOnly ReviewDueOn => London.Day(ReviewedAt ?? GrantedAt ?? London.Midnight(From)).AddMonths(MonthsBetweenReviews);

    /// <summary>An administrator looked at it again and it is still needed.</summary>
    public Outcome Keep(Actor by, DateTimeOffset now)
    {
        if (!RoleRules.MayAdminister(by, Body)) return RoleRefusals.NotYours;
        if (by.User == User) return RoleRefusals.OwnReview;
        ReviewedAt = now;
        ReviewedBy = by.User;
        return default;
    }
}
