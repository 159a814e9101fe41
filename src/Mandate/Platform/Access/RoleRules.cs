namespace Mandate.Platform.Access;

/// <summary>Who may give whom which role. Pure; the pages hide what these refuse.</summary>
public static class RoleRules
{
    /// <summary>Work only after a second factor: whoever sees candidates, administers, operates or reads the record.</summary>
    public static bool NeedsSecondFactor(this Role role) => role.SeesCandidates() || role is Role.Administrator or Role.Operator or Role.Auditor;

    /// <summary>
    /// Two people for whatever sees candidates; and for an administrator, else one person could make a second and be both. Only while there is
    /// a single administrator may that one appoint another alone.
    /// </summary>
    public static bool TakesTwo(Role role, int administrators) => role.SeesCandidates() || (role == Role.Administrator && administrators > 1);

    /// <summary>An administrator of all bodies, or of this one.</summary>
    public static bool MayAdminister(Actor actor, BodyId? body) =>
        actor.Roles.Any(r => r.Role == Role.Administrator && (r.Body is null || (body is not null && r.Body == body)));

    public static Outcome Check(Actor by, RoleGrant grant, DateTimeOffset now)
    {
        if (!MayAdminister(by, grant.Body)) return RoleRefusals.NotYours;
        if (by.User == grant.User) return RoleRefusals.Oneself;
        if (!grant.Period.Valid) return RoleRefusals.Reversed;
        if (grant.Period.To < London.Day(now)) return RoleRefusals.Past;
        if (grant.Period.From < London.Day(now)) return RoleRefusals.Backdated;
        if (grant.DeputyOf == grant.User) return RoleRefusals.OwnDeputy;
        return default;
    }
}

public static class RoleRefusals
{
    public static readonly Refusal NotYours = new("You may only grant and end roles for bodies that you administer.", WhoCould: "An administrator of all bodies");
    public static readonly Refusal Oneself = new("Nobody grants a role to themselves.", WhoCould: "Another administrator");
    public static readonly Refusal TakesTwo = new("This role takes two people: ask for it, and another administrator confirms.");
    public static readonly Refusal SamePerson = new("The person who asked for a role cannot also confirm it.", WhoCould: "Another administrator");
    public static readonly Refusal Receiver = new("The person who would get the role cannot confirm it.", WhoCould: "Another administrator");
    public static readonly Refusal Decided = new("This request has already been decided.");
    public static readonly Refusal Reversed = new("The last day is before the first.");
    public static readonly Refusal Past = new("The last day has passed.");
    public static readonly Refusal Backdated = new("A role cannot start before today.");
    public static readonly Refusal OwnDeputy = new("Nobody is their own deputy.");
    public static readonly Refusal DeputyOfWhat = new("The person named does not hold this role for this body then, so nobody can deputise for them in it.");
    public static readonly Refusal HeldAlready = new("This person holds that role for that body in those days already.");
    public static readonly Refusal AskedAlready = new("The same role has been asked for already and waits to be confirmed.");
    public static readonly Refusal Ended = new("This role has ended already.");
    public static readonly Refusal Longer = new("Ending a role early cannot make it longer. Grant it again instead.");
    public static readonly Refusal LastAdministrator = new("This is the only administrator. Make another person an administrator first.");
    public static readonly Refusal OwnReview = new("Nobody reviews their own role.", WhoCould: "Another administrator");
    public static readonly Refusal Left = new("This person has left. Invite them again if they have come back.");
    public static readonly Refusal OwnLeaving = new("You cannot record yourself as a leaver.", WhoCould: "Another administrator");
    public static readonly Refusal OwnAuthenticator = new("You cannot remove your own second factor here. Use your account page.", WhoCould: "Another administrator");
    public static readonly Refusal OtherBodiesToo = new("This person holds roles for bodies that you do not administer.", WhoCould: "An administrator of all bodies");
}
