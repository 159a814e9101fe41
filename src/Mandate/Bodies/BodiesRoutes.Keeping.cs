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
        keepers.Get(KeepRegister.Route, KeepRegister.Get);
        MapLaw(keepers);
        MapDetails(keepers);
        MapHolding(keepers);
        MapExchange(keepers);

        var appointers = app.MapGroup("").Allow(AccessRule.AnyOf(Role.Appointer)).Weighty();
        appointers.Get(ConfirmDesignates.Route, ConfirmDesignates.Get);
        appointers.Post(ConfirmDesignates.Route, ConfirmDesignates.Post);
    }

    static void MapLaw(RouteGroupBuilder keepers)
    {
        keepers.Get(ListKeptEvents.Route, ListKeptEvents.Get);
        keepers.Get(AddLegalEvent.Route, AddLegalEvent.Get);
        keepers.Post(AddLegalEvent.Route, AddLegalEvent.Post);
        keepers.Get(ShowKeptEvent.Route, ShowKeptEvent.Get);
        keepers.Get(MoveExpected.Route, MoveExpected.Get);
        keepers.Post(MoveExpected.Route, MoveExpected.Post);
        keepers.Get(RecordHappened.Route, RecordHappened.Get).Weighty();
        keepers.Post(RecordHappened.Route, RecordHappened.Post).Weighty();
    }

    static void MapDetails(RouteGroupBuilder keepers)
    {
        keepers.Get(ShowKeptBody.Route, ShowKeptBody.Get);
        keepers.Get(ChangeBody.Route, ChangeBody.Get);
        keepers.Post(ChangeBody.Route, ChangeBody.Post);
        keepers.Get(AddBodyRow.Route, AddBodyRow.Get);
        keepers.Post(AddBodyRow.Route, AddBodyRow.Post);
        keepers.Get(EndBodyRow.Route, EndBodyRow.Get);
        keepers.Post(EndBodyRow.Route, EndBodyRow.Post);
        keepers.Get(RecordSuccession.Route, RecordSuccession.Get);
        keepers.Post(RecordSuccession.Route, RecordSuccession.Post);
        keepers.Get(EndBody.Route, EndBody.Get);
        keepers.Post(EndBody.Route, EndBody.Post);
    }

    static void MapHolding(RouteGroupBuilder keepers)
    {
        keepers.Get(AddPost.Route, AddPost.Get);
        keepers.Post(AddPost.Route, AddPost.Post);
        keepers.Get(ShowKeptPost.Route, ShowKeptPost.Get);
        keepers.Get(ChangePost.Route, ChangePost.Get);
        keepers.Post(ChangePost.Route, ChangePost.Post);
        keepers.Get(EndPost.Route, EndPost.Get);
        keepers.Post(EndPost.Route, EndPost.Post);
        keepers.Get(ProposeTerm.Route, ProposeTerm.Get);
        keepers.Post(ProposeTerm.Route, ProposeTerm.Post);
        keepers.Get(ShowTerm.Route, ShowTerm.Get);
        keepers.Get(ActOnTerm.Route, ActOnTerm.Get);
        keepers.Post(ActOnTerm.Route, ActOnTerm.Post);
        keepers.Get(ListKeptPeople.Route, ListKeptPeople.Get);
        keepers.Get(KeepPerson.AddRoute, KeepPerson.Get);
        keepers.Post(KeepPerson.AddRoute, KeepPerson.Add);
        keepers.Get(KeepPerson.Route, KeepPerson.GetOne);
        keepers.Post(KeepPerson.Route, KeepPerson.Change);
        keepers.Get(MergePeople.Route, MergePeople.Get);
        keepers.Post(MergePeople.Route, MergePeople.Post);
    }

    static void MapExchange(RouteGroupBuilder keepers)
    {
        keepers.Get(ExportRegister.Route, ExportRegister.Get);
        keepers.Get(ExportRegister.FileRoute, ExportRegister.GetFile);
        keepers.Get(ImportRegister.Route, ImportRegister.Get);
        keepers.Post(ImportRegister.Route, ImportRegister.Post).TakesFiles();
        keepers.Get(PreviewImport.Route, PreviewImport.Get);
        keepers.Post(PreviewImport.Route, PreviewImport.Post);
        keepers.Get(UndoImport.Route, UndoImport.Get);
        keepers.Get(UndoImport.FileRoute, UndoImport.GetFile);
    }
}
