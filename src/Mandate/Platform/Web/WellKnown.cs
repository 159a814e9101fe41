using System.Globalization;
using Mandate.Platform.Access;
using Mandate.Platform.Web.Pages;

namespace Mandate.Platform.Web;

/// <summary>Files that programs look for.</summary>
static class WellKnown
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var everyone = routes.MapGroup("").Allow(AccessRule.Everyone);
        everyone.Get("/robots.txt", Robots);
        everyone.Get("/.well-known/security.txt", Security);
    }

    static IResult Robots(IConfiguration configuration) => Results.Text(configuration.GetValue<bool>("Mandate:Demo")
        ? "User-agent: *\nDisallow: /\n" // invented people must not turn up in searches for real ones
        : "User-agent: *\nDisallow: /sign-in\nDisallow: /account\nDisallow: /files\nDisallow: /*?format=\n");

    static IResult Security(IConfiguration configuration, TimeProvider clock)
    {
        var contact = Contact.From(configuration);
        if (contact.Email is null) return Results.NotFound(); // RFC 9116: a file without a contact is invalid
        var expires = clock.GetUtcNow().AddMonths(6).UtcDateTime.Date.ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        return Results.Text($"Contact: mailto:{contact.Email}\nExpires: {expires}\nPreferred-Languages: en\nPolicy: {configuration["Mandate:Address"] ?? ""}/contact\n");
    }
}
