using Mandate.Appoint.Structures;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;

namespace Mandate.Appoint;

/// <summary>Executive structures: options, consultation, decision, campaign. Who shapes one is decided by the body, see <see cref="StructureScope"/>.</summary>
public static partial class AppointRoutes
{
    static partial void AddStructures(IServiceCollection services)
    {
        services.AddSingleton(new NavigationLink("Executive structures", ListStructures.Url, AccessRule.AnyOf(Role.AppointmentsTeam, Role.Appointer, Role.BoardSecretary), 22));
        services.AddScoped<IWaiting, ConsultationsWaiting>();
    }

    static partial void MapStructures(IEndpointRouteBuilder app)
    {
        var signedIn = app.MapGroup("").Allow(AccessRule.SignedIn);
        signedIn.Get(ListStructures.Route, ListStructures.Get);
        signedIn.Post(ListStructures.Route, ListStructures.Post);
        signedIn.Get(ShowStructure.Route, ShowStructure.Get);
        signedIn.Get(EditOption.Route, EditOption.Get);
        signedIn.Post(EditOption.Route, EditOption.Post);
        signedIn.Get(EditStructurePost.Route, EditStructurePost.Get);
        signedIn.Post(EditStructurePost.Route, EditStructurePost.Post);
        signedIn.Get(Consult.Route, Consult.Get);
        signedIn.Post(Consult.Route, Consult.Post);
        signedIn.Get(Respond.Route, Respond.Get);
        signedIn.Post(Respond.Route, Respond.Post);
        signedIn.Get(Respond.RecordRoute, Respond.GetRecord);
        signedIn.Post(Respond.RecordRoute, Respond.PostRecord);
        signedIn.Get(Summarise.Route, Summarise.Get);
        signedIn.Post(Summarise.Route, Summarise.Post);
        signedIn.Get(DecideStructure.Route, DecideStructure.Get);
        signedIn.Post(DecideStructure.Route, DecideStructure.Post);
        signedIn.Post(OpenExecutiveCampaign.Route, OpenExecutiveCampaign.Post);
    }
}
