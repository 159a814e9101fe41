using Mandate.Appoint.Campaigns;
using Mandate.Appoint.CriteriaSets;
using Mandate.Appoint.Openings;
using Mandate.Platform.Access;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;

namespace Mandate.Appoint;

/// <summary>Criteria, the team's campaigns, and what the public sees of them.</summary>
public static partial class AppointRoutes
{
    static partial void AddCampaigns(IServiceCollection services)
    {
        services.AddSingleton(new NavigationLink("Appointments", ListOpenings.Url, AccessRule.Everyone, 20));
        services.AddSingleton(new NavigationLink("Campaigns", ListCampaigns.Url, AppointAccess.Team, 21));
        services.AddScoped<IHomeSection, OpenCampaignsSection>();
        services.AddScoped<IHomeSection, OutcomesSection>();
        services.AddScoped<IWaiting, TeamWaiting>();
    }

    static partial void MapCampaigns(IEndpointRouteBuilder app)
    {
        MapCriteria(app.MapGroup("").Allow(AppointAccess.Team));
        MapTeam(app.MapGroup("").Allow(AppointAccess.Team));
        MapPublic(app.MapGroup("").Allow(AccessRule.Everyone));
    }

    static void MapCriteria(RouteGroupBuilder team)
    {
        team.MapGet(ListCriteria.Route, ListCriteria.Get);
        team.MapGet(LoadCriteria.Route, LoadCriteria.Get);
        team.MapPost(LoadCriteria.Route, LoadCriteria.Post);
        team.MapGet(WriteCriteria.Route, WriteCriteria.Get);
        team.MapPost(WriteCriteria.Route, WriteCriteria.Post);
        team.MapGet(ShowCriteria.Route, ShowCriteria.Get);
        team.MapGet(ShowCriteria.BytesRoute, ShowCriteria.GetBytes);
        team.MapGet(EditRules.Route, EditRules.Get);
        team.MapPost(EditRules.Route, EditRules.Post);
        team.MapGet(EditCriterion.AddRoute, EditCriterion.GetAdd);
        team.MapPost(EditCriterion.AddRoute, EditCriterion.PostAdd);
        team.MapGet(EditCriterion.ChangeRoute, EditCriterion.GetChange);
        team.MapPost(EditCriterion.ChangeRoute, EditCriterion.PostChange);
        team.MapGet(RemoveCriterion.Route, RemoveCriterion.Get);
        team.MapPost(RemoveCriterion.Route, RemoveCriterion.Post);
        team.MapPost(MoveCriterion.Route, MoveCriterion.Post);
        team.MapGet(FreezeCriteria.Route, FreezeCriteria.Get);
        team.MapPost(FreezeCriteria.Route, FreezeCriteria.Post);
        team.MapPost(NewEdition.Route, NewEdition.Post);
    }

    static void MapTeam(RouteGroupBuilder team)
    {
        team.MapGet(ListCampaigns.Route, ListCampaigns.Get);
        team.MapGet(PlanCampaign.Route, PlanCampaign.Get);
        team.MapPost(PlanCampaign.Route, PlanCampaign.Post);
        team.MapGet(PlanFromNothing.Route, PlanFromNothing.Get);
        team.MapPost(PlanFromNothing.Route, PlanFromNothing.Post);
        team.MapGet(PrepareCampaign.Route, PrepareCampaign.Get);
        team.MapGet(EditDetails.Route, EditDetails.Get);
        team.MapPost(EditDetails.Route, EditDetails.Post);
        team.MapGet(EditCriteria.Route, EditCriteria.Get);
        team.MapPost(EditCriteria.Route, EditCriteria.Post);
        team.MapGet(PickPosts.Route, PickPosts.Get);
        team.MapPost(PickPosts.Route, PickPosts.Post);
        team.MapGet(EditWindow.Route, EditWindow.Get);
        team.MapPost(EditWindow.Route, EditWindow.Post);
        team.MapGet(EditTimetable.Route, EditTimetable.Get);
        team.MapGet(EditTimetable.StepRoute, EditTimetable.GetStep);
        team.MapPost(EditTimetable.StepRoute, EditTimetable.PostStep);
        team.MapGet(EditPay.Route, EditPay.Get);
        team.MapGet(EditPay.BandRoute, EditPay.GetBand);
        team.MapPost(EditPay.BandRoute, EditPay.PostBand);
        team.MapGet(EditEligibility.Route, EditEligibility.Get);
        team.MapPost(EditEligibility.Route, EditEligibility.Post);
        team.MapGet(EditTexts.Route, EditTexts.Get);
        team.MapGet(EditTexts.TextRoute, EditTexts.GetText);
        team.MapPost(EditTexts.TextRoute, EditTexts.PostText);
        team.MapGet(PublishCampaign.Route, PublishCampaign.Get);
        team.MapPost(PublishCampaign.Route, PublishCampaign.Post);
        team.MapGet(ShowCampaign.Route, ShowCampaign.Get);
        team.MapGet(WithdrawPost.Route, WithdrawPost.Get);
        team.MapPost(WithdrawPost.Route, WithdrawPost.Post);
        team.MapGet(ExpectAnnouncements.Route, ExpectAnnouncements.Get);
        team.MapPost(ExpectAnnouncements.Route, ExpectAnnouncements.Post);
        team.MapGet(Rerun.Route, Rerun.Get);
        team.MapPost(Rerun.Route, Rerun.Post);
    }

    static void MapPublic(RouteGroupBuilder everyone)
    {
        everyone.MapGet(ListOpenings.Route, ListOpenings.Get);
        everyone.MapGet(Feeds.AllRoute, Feeds.GetAll);
        everyone.MapGet(ShowOpening.Route, ShowOpening.Get);
        everyone.MapGet(ShowOpeningCriteria.Route, ShowOpeningCriteria.Get);
        everyone.MapGet(ShowOpeningCriteria.BytesRoute, ShowOpeningCriteria.GetBytes);
        everyone.MapGet(ShowPost.Route, ShowPost.Get);
        everyone.MapGet(ShowPost.JsonLdRoute, ShowPost.GetJsonLd);
        everyone.MapGet(ShowPack.Route, ShowPack.Get);
        everyone.MapGet(ShowProgress.Route, ShowProgress.Get);
        everyone.MapGet(Feeds.Route, Feeds.Get);
        everyone.MapGet(Calendar.Route, Calendar.Get);
    }
}
