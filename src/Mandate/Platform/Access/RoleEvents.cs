namespace Mandate.Platform.Access;

public sealed record RoleGranted(UserId User, RoleHoldingId Holding, Role Role, BodyId? Body, DateOnly From, DateOnly? To, UserId? DeputyOf, UserId? AskedBy) : IEvent
{
    public static RoleGranted Of(RoleHolding h) => new(h.User, h.Id, h.Role, h.Body, h.From, h.To, h.DeputyOf, h.GrantedBy);
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User), Subject.Of(Holding), .. DeputyOf is { } of ? new[] { Subject.Of(of) } : []];
    public string What => $"granted the role {Role.Title()} from {From:d MMMM yyyy}{(To is { } to ? $" to {to:d MMMM yyyy}" : "")}{(DeputyOf is null ? "" : " as a deputy")}";
}

public sealed record RoleAsked(UserId User, RoleRequestId Request, Role Role, BodyId? Body, DateOnly From, DateOnly? To) : IEvent
{
    public static RoleAsked Of(RoleRequest r) => new(r.User, r.Id, r.Role, r.Body, r.From, r.To);
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User), Subject.Of(Request)];
    public string What => $"asked for the role {Role.Title()}, to be confirmed by another administrator";
}

public sealed record RoleRequestDecided(UserId User, RoleRequestId Request, Role Role, RoleDecision Decision) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User), Subject.Of(Request)];
    public string What => $"{Decision.ToString().ToLowerInvariant()} the request for the role {Role.Title()}";
}

public sealed record RoleEnded(UserId User, RoleHoldingId Holding, Role Role, BodyId? Body, DateOnly LastDay) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User), Subject.Of(Holding)];
    public string What => $"ended the role {Role.Title()}; last day {LastDay:d MMMM yyyy}";
}

public sealed record RoleKept(UserId User, RoleHoldingId Holding, Role Role) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User), Subject.Of(Holding)];
    public string What => $"reviewed the role {Role.Title()} and kept it";
}

public sealed record PersonInvited(InvitationId Invitation, string Email, IReadOnlyList<Role> Roles, BodyId? Body) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Invitation)];
    public string What => $"invited {Email} as {string.Join(", ", Roles.Select(r => r.Title()))}";
}

public sealed record InvitationResent(InvitationId Invitation) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Invitation)];
    public string What => "sent the invitation again";
}

public sealed record InvitationWithdrawn(InvitationId Invitation) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Invitation)];
    public string What => "withdrew the invitation";
}

public sealed record InvitationAccepted(InvitationId Invitation, UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Invitation), Subject.Of(User)];
    public string What => "accepted the invitation";
}

public sealed record PersonLeft(UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "recorded that this person has left, and ended every role and sign-in";
}

public sealed record PersonCameBack(UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "recorded that this person is back";
}
