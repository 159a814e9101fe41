using Mandate.Platform;
using Mandate.Platform.Access;

namespace Mandate.Bodies;

/// <summary>Who may do what in the register. The register itself is public.</summary>
public static class BodiesAccess
{
    public static readonly AccessRule Keepers = AccessRule.AnyOf(Role.RegisterKeeper);

    public static bool MayAddBodies(Actor actor) => actor.Roles.Any(r => r is { Role: Role.RegisterKeeper, Body: null });
    public static bool MayChange(Actor actor, Body body) => actor.Holds(Role.RegisterKeeper, body.Id);
}
