using Mandate.Bodies.Register;
using Mandate.Platform.Access;
using Mandate.Platform.Web;

namespace Mandate.Bodies;

/// <summary>Table of contents of the register.</summary>
public static class BodiesRoutes
{
    public static void AddBodies(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationLink("Register", "/bodies", AccessRule.Everyone, 10));
        services.AddSingleton(new SearchAddress("/bodies"));
    }

    public static void MapBodies(this IEndpointRouteBuilder app)
    {
        var keepers = app.MapGroup("").Allow(BodiesAccess.Keepers);
        keepers.MapGet(AddBody.Route, AddBody.Get);
        keepers.MapPost(AddBody.Route, AddBody.Post);

        var everyone = app.MapGroup("").Allow(AccessRule.Everyone);
        everyone.MapGet(ShowBody.Route, ShowBody.Get);
    }
}
