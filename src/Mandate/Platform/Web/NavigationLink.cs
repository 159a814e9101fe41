using Mandate.Platform.Access;

namespace Mandate.Platform.Web;

/// <summary>A place in the main navigation, contributed by an area: <c>services.AddSingleton(new NavigationLink(…))</c>.</summary>
/// <param name="Text">Words of the link.</param>
/// <param name="Href">Where it leads; current there and below.</param>
/// <param name="Rule">Who sees it; the same rule as that of the route.</param>
/// <param name="Order">Place from the left.</param>
public sealed record NavigationLink(string Text, string Href, AccessRule Rule, int Order);

/// <summary>Where the search in the header asks, contributed by one area.</summary>
public sealed record SearchAddress(string Href);
