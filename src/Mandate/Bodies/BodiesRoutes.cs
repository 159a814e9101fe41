using Mandate.Bodies.Changes;
using Mandate.Bodies.LegalEvents;
using Mandate.Bodies.Packs;
using Mandate.Bodies.People;
using Mandate.Bodies.Posts;
using Mandate.Bodies.Register;
using Mandate.Bodies.Terms;
using Mandate.Platform.Access;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;

namespace Mandate.Bodies;

/// <summary>Table of contents of the register.</summary>
public static partial class BodiesRoutes
{
    public static void AddBodies(this IServiceCollection services)
    {
        services.AddSingleton(sp => PackFolders.From(sp.GetRequiredService<IConfiguration>()));
        services.AddScoped<IStandsOn, BodiesStandsOn>();
        AddKeeping(services);
        services.AddScoped<IHomeSection, YourBodiesSection>();
        services.AddScoped<IHomeSection, LeadersSection>();
        services.AddSingleton(new NavigationLink("Register", "/bodies", AccessRule.Everyone, 10));
        services.AddSingleton(new NavigationLink("Packs", "/packs", BodiesAccess.PackLoaders, 90));
        services.AddSingleton(new SearchAddress("/bodies"));
    }

    public static void MapBodies(this IEndpointRouteBuilder app)
    {
        MapKeeping(app);
        var keepers = app.MapGroup("").Allow(BodiesAccess.Keepers);
        keepers.Get(AddBody.Route, AddBody.Get);
        keepers.Post(AddBody.Route, AddBody.Post);

        var administrators = app.MapGroup("").Allow(BodiesAccess.PackLoaders);
        administrators.Get(ListPacks.Route, ListPacks.Get);
        administrators.Post(ListPacks.Route, ListPacks.Post);

        var everyone = app.MapGroup("").Allow(AccessRule.Everyone).SameForStrangers().AddEndpointFilter(AsAt.Shorten);
        everyone.Get(ListBodies.Route, ListBodies.Get);
        everyone.Get(ShowBody.Route, ShowBody.Get);
        everyone.Get(ShowPost.Route, ShowPost.Get);
        everyone.Get(ShowPerson.Route, ShowPerson.Get);
        everyone.Get(ListSuccession.Route, ListSuccession.Get);
        everyone.Get(ListLegalEvents.Route, ListLegalEvents.Get);
        everyone.Get(ShowLegalEvent.Route, ShowLegalEvent.Get);
        everyone.Get(Popolo.AllRoute, Popolo.GetAll);
        everyone.Get(Popolo.BodyRoute, Popolo.Get);
    }

    static partial void AddKeeping(IServiceCollection services);
    static partial void MapKeeping(IEndpointRouteBuilder app);
}
