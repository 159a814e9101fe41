using Mandate.Platform;
using Mandate.Platform.Access;

namespace Mandate.Bodies;

/// <summary>Who may do what in the register. The register itself is public.</summary>
public static class BodiesAccess
{
    public static readonly AccessRule Keepers = AccessRule.AnyOf(Role.RegisterKeeper);
    public static readonly AccessRule PackLoaders = AccessRule.AnyOf(Role.Administrator);

    public static bool MayAddBodies(Actor actor) => actor.Roles.Any(r => r is { Role: Role.RegisterKeeper, Body: null });
    public static bool MayChange(Actor actor, Body body) => MayChange(actor, body.Id);
    public static bool MayChange(Actor actor, BodyId body) => actor.Holds(Role.RegisterKeeper, body);

    /// <summary>Legal events and people belong to no one body, so their keeper is keeper of all.</summary>
    public static bool MayKeepAll(Actor actor) => MayAddBodies(actor);
    public static bool MayLoadPacks(Actor actor) => actor.Holds(Role.Administrator);

    /// <summary>The confirming act is the appointer's.</summary>
    public static bool MayConfirm(Actor actor, BodyId body) => actor.Holds(Role.Appointer, body);
}
