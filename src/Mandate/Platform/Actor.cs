namespace Mandate.Platform;

/// <summary>What a person may be trusted to do; always held for a body (or for all of them) and a period.</summary>
public enum Role
{
    /// <summary>Invites people, grants roles, loads packs. Sees no candidate's data.</summary>
    Administrator,
    /// <summary>Keeps the register: bodies, posts, people, terms, legal events.</summary>
    RegisterKeeper,
    /// <summary>Runs campaigns of the appointing body. Sees candidates' data.</summary>
    AppointmentsTeam,
    /// <summary>Sits on panels when named to one. Sees the applications before that panel.</summary>
    Assessor,
    /// <summary>Decides on panel reports for the body that approves.</summary>
    Approver,
    /// <summary>Appoints: makes offers and the confirming act for a body's posts.</summary>
    Appointer,
    /// <summary>Keeps a body's governance documents.</summary>
    BoardSecretary,
    /// <summary>Reads everything in scope, gives an opinion, changes nothing.</summary>
    Reviewer,
    /// <summary>Reads everything in scope and the record, changes nothing.</summary>
    Auditor,
    /// <summary>Runs the service: jobs, mail, health.</summary>
    Operator,
}

public static class Roles
{
    /// <summary>Roles that see candidates' data: granting one takes two people.</summary>
    public static bool SeesCandidates(this Role role) => role is Role.AppointmentsTeam or Role.Assessor or Role.Approver or Role.Appointer;

    public static string Title(this Role role) => role switch
    {
        Role.Administrator => "Administrator",
        Role.RegisterKeeper => "Register keeper",
        Role.AppointmentsTeam => "Appointments team",
        Role.Assessor => "Assessor",
        Role.Approver => "Approver",
        Role.Appointer => "Appointer",
        Role.BoardSecretary => "Board secretary",
        Role.Reviewer => "Regional reviewer",
        Role.Auditor => "Auditor",
        Role.Operator => "Operator",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}

/// <summary>A role in force now, for one body or, when <see cref="Body"/> is null, for all.</summary>
public sealed record RoleInForce(Role Role, BodyId? Body, bool AsDeputy = false);

/// <summary>Who acts: a signed-in person with the roles in force today, a job of the service, or nobody.</summary>
public sealed record Actor(UserId? User, string Name, IReadOnlyList<RoleInForce> Roles)
{
    public static readonly Actor Nobody = new(null, "Member of the public", []);

    /// <summary>The service itself, for jobs and schedules.</summary>
    public static readonly Actor Service = new(null, "Mandate", []);

    public bool SignedIn => User is not null;
    public bool Holds(Role role) => Roles.Any(r => r.Role == role);
    public bool Holds(Role role, BodyId body) => Roles.Any(r => r.Role == role && (r.Body is null || r.Body == body));

    /// <summary>The bodies for which a role is held; null means all.</summary>
    public IReadOnlyList<BodyId>? BodiesWith(Role role) =>
        Roles.Any(r => r.Role == role && r.Body is null) ? null : [.. Roles.Where(r => r.Role == role).Select(r => r.Body!.Value)];
}
