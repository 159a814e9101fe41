namespace Mandate.Platform.Access;

/// <summary>Who may use a route at all. Each area decides about the object itself with pure functions, and scope is in the query.</summary>
/// <param name="Name">As in the reviewed table of routes.</param>
/// <param name="Allows">Pure: the same actor, the same answer.</param>
/// <param name="Why">Said to a signed-in person who may not.</param>
public sealed record AccessRule(string Name, Func<Actor, bool> Allows, string Why)
{
    public static readonly AccessRule Everyone = new("everyone", _ => true, "");
    public static readonly AccessRule SignedIn = new("signed in", a => a.SignedIn, "You need to sign in.");
    public static AccessRule AnyOf(params Role[] roles) => new(
        string.Join(" or ", roles.Select(r => r.Title().ToLowerInvariant())),
        a => roles.Any(a.Holds),
        $"This needs the role {string.Join(" or ", roles.Select(r => r.Title().ToLowerInvariant()))}.");
}

/// <summary>Marks a route that needs a sign-in of the last ten minutes.</summary>
public sealed record WeightyAct;

public static class AccessRules
{
    /// <summary>States who may use these routes. A route without a rule is refused to all and fails the build.</summary>
    public static T Allow<T>(this T routes, AccessRule rule) where T : IEndpointConventionBuilder => routes.WithMetadata(rule);

    /// <summary>
    /// For approving, signing, opening a box, granting a role: whoever signed in more than ten minutes ago proves again who they are first.
    /// Put it on the page as well as on what it posts to, so that people are asked before they type.
    /// </summary>
    public static T Weighty<T>(this T routes) where T : IEndpointConventionBuilder => routes.WithMetadata(new WeightyAct());
}
