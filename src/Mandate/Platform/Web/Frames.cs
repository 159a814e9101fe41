using Mandate.Design;
using Mandate.Platform.Access;

namespace Mandate.Platform.Web;

/// <summary>What surrounds a page, for one reader.</summary>
sealed class Frames(IEnumerable<NavigationLink> navigation, IEnumerable<SearchAddress> search, IConfiguration configuration, TimeProvider clock)
{
    readonly IReadOnlyList<NavigationLink> places = [.. navigation.OrderBy(n => n.Order)];
    readonly string? searchAction = search.LastOrDefault()?.Href;
    readonly string name = configuration["Mandate:Name"] ?? "Mandate";
    readonly bool demo = configuration.GetValue<bool>("Mandate:Demo");

    static readonly IReadOnlyList<SiteLink> footer =
    [
        new("Accessibility statement", "/accessibility"), new("Privacy", "/privacy"), new("Cookies", "/cookies"),
        new("Contact", "/contact"), new("The record", "/record"), new("Licence and sources", "/licence"),
    ];

    public SiteFrame For(HttpContext http, Actor actor, string? done = null)
    {
        var path = http.Request.Path;
        return new SiteFrame
        {
            ServiceName = name,
            Navigation = [.. places.Where(n => n.Rule.Allows(actor)).Select(n => new SiteLink(n.Text, n.Href, path.StartsWithSegments(n.Href, StringComparison.Ordinal)))],
            Account = actor.SignedIn
                ? [new(actor.Name, "/account", path.StartsWithSegments("/account", StringComparison.Ordinal)), new("Sign out", "/sign-out", Post: true)]
                : [new("Sign in", "/sign-in", path.StartsWithSegments("/sign-in", StringComparison.Ordinal))],
            Footer = footer,
            SearchAction = searchAction,
            Notice = demo ? $"Demonstration: every person and judgement here is invented. Here it is {Dates.Moment(London.Of(clock.GetUtcNow()))}." : null,
            NoticeLink = demo ? new("About this demonstration", "/demonstration") : null,
            Done = done,
            Assets = Assets.Address,
        };
    }
}
