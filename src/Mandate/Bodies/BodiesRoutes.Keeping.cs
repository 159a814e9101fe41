using Mandate.Bodies.Confirming;
using Mandate.Bodies.Exchange;
using Mandate.Bodies.Keeping;
using Mandate.Bodies.Keeping.Details;
using Mandate.Bodies.Keeping.Holding;
using Mandate.Bodies.Keeping.Law;
using Mandate.Bodies.Keeping.Persons;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Files;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;

namespace Mandate.Bodies;

/// <summary>What keepers of the register and appointers do.</summary>
public static partial class BodiesRoutes
{
    static partial void AddKeeping(IServiceCollection services)
    {
        services.AddScoped<IWaiting, ConfirmWaiting>();
        services.AddScoped<IWaiting, EventsWaiting>();
        services.AddSingleton(new NavigationLink("Keep the register", KeepRegister.Route, BodiesAccess.Keepers, 80));
    }

    static partial void MapKeeping(IEndpointRouteBuilder app)
    {
        var keepers = app.MapGroup("").Allow(BodiesAccess.Keepers);
        keepers.MapGet(KeepRegister.Route, KeepRegister.Get);
        MapLaw(keepers);
        MapDetails(keepers);
        MapHolding(keepers);
        MapExchange(keepers);

        var appointers = app.MapGroup("").Allow(AccessRule.AnyOf(Role.Appointer)).Weighty();
        appointers.MapGet(ConfirmDesignates.Route, ConfirmDesignates.Get);
        appointers.MapPost(ConfirmDesignates.Route, ConfirmDesignates.Post);
    }

    static void MapLaw(RouteGroupBuilder keepers)
    {
        keepers.MapGet(ListKeptEvents.Route, ListKeptEvents.Get);
        keepers.MapGet(AddLegalEvent.Route, AddLegalEvent.Get);
        keepers.MapPost(AddLegalEvent.Route, AddLegalEvent.Post);
        keepers.MapGet(ShowKeptEvent.Route, ShowKeptEvent.Get);
        keepers.MapGet(MoveExpected.Route, MoveExpected.Get);
        keepers.MapPost(MoveExpected.Route, MoveExpected.Post);
        keepers.MapGet(RecordHappened.Route, RecordHappened.Get).Weighty();
        keepers.MapPost(RecordHappened.Route, RecordHappened.Post).Weighty();
    }

    static void MapDetails(RouteGroupBuilder keepers)
    {
        keepers.MapGet(ShowKeptBody.Route, ShowKeptBody.Get);
        keepers.MapGet(ChangeBody.Route, ChangeBody.Get);
        keepers.MapPost(ChangeBody.Route, ChangeBody.Post);
        keepers.MapGet(AddBodyRow.Route, AddBodyRow.Get);
        keepers.MapPost(AddBodyRow.Route, AddBodyRow.Post);
        keepers.MapGet(EndBodyRow.Route, EndBodyRow.Get);
        keepers.MapPost(EndBodyRow.Route, EndBodyRow.Post);
        keepers.MapGet(RecordSuccession.Route, RecordSuccession.Get);
        keepers.MapPost(RecordSuccession.Route, RecordSuccession.Post);
        keepers.MapGet(EndBody.Route, EndBody.Get);
        keepers.MapPost(EndBody.Route, EndBody.Post);
    }

    static void MapHolding(RouteGroupBuilder keepers)
    {
        keepers.MapGet(AddPost.Route, AddPost.Get);
        keepers.MapPost(AddPost.Route, AddPost.Post);
        keepers.MapGet(ShowKeptPost.Route, ShowKeptPost.Get);
        keepers.MapGet(ChangePost.Route, ChangePost.Get);
        keepers.MapPost(ChangePost.Route, ChangePost.Post);
        keepers.MapGet(EndPost.Route, EndPost.Get);
        keepers.MapPost(EndPost.Route, EndPost.Post);
        keepers.MapGet(ProposeTerm.Route, ProposeTerm.Get);
        keepers.MapPost(ProposeTerm.Route, ProposeTerm.Post);
        keepers.MapGet(ShowTerm.Route, ShowTerm.Get);
        keepers.MapGet(ActOnTerm.Route, ActOnTerm.Get);
        keepers.MapPost(ActOnTerm.Route, ActOnTerm.Post);
        keepers.MapGet(ListKeptPeople.Route, ListKeptPeople.Get);
        keepers.MapGet(KeepPerson.AddRoute, KeepPerson.Get);
        keepers.MapPost(KeepPerson.AddRoute, KeepPerson.Add);
        keepers.MapGet(KeepPerson.Route, KeepPerson.GetOne);
        keepers.MapPost(KeepPerson.Route, KeepPerson.Change);
        keepers.MapGet(MergePeople.Route, MergePeople.Get);
        keepers.MapPost(MergePeople.Route, MergePeople.Post);
    }

    static void MapExchange(RouteGroupBuilder keepers)
    {
        keepers.MapGet(ExportRegister.Route, ExportRegister.Get);
        keepers.MapGet(ExportRegister.FileRoute, ExportRegister.GetFile);
        keepers.MapGet(ImportRegister.Route, ImportRegister.Get);
        keepers.MapPost(ImportRegister.Route, ImportRegister.Post).TakesFiles();
        keepers.MapGet(PreviewImport.Route, PreviewImport.Get);
        keepers.MapPost(PreviewImport.Route, PreviewImport.Post);
        keepers.MapGet(UndoImport.Route, UndoImport.Get);
        keepers.MapGet(UndoImport.FileRoute, UndoImport.GetFile);
    }
}
