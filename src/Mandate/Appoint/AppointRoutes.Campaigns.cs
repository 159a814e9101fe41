using Mandate.Appoint.ApplicantPacks;
using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Clarifying;
using Mandate.Appoint.CriteriaSets;
using Mandate.Appoint.Helping;
using Mandate.Appoint.Openings;
using Mandate.Appoint.Sealing;
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
        MapOfficers(app.MapGroup("").Allow(AccessRule.SignedIn));
        MapPublic(app.MapGroup("").Allow(AccessRule.Everyone).SameForStrangers());
    }

    static void MapCriteria(RouteGroupBuilder team)
    {
        team.Get(ListCriteria.Route, ListCriteria.Get);
        team.Get(LoadCriteria.Route, LoadCriteria.Get);
        team.Post(LoadCriteria.Route, LoadCriteria.Post);
        team.Get(WriteCriteria.Route, WriteCriteria.Get);
        team.Post(WriteCriteria.Route, WriteCriteria.Post);
        team.Get(ShowCriteria.Route, ShowCriteria.Get);
        team.Get(ShowCriteria.BytesRoute, ShowCriteria.GetBytes);
        team.Get(EditRules.Route, EditRules.Get);
        team.Post(EditRules.Route, EditRules.Post);
        team.Get(EditCriterion.AddRoute, EditCriterion.GetAdd);
        team.Post(EditCriterion.AddRoute, EditCriterion.PostAdd);
        team.Get(EditCriterion.ChangeRoute, EditCriterion.GetChange);
        team.Post(EditCriterion.ChangeRoute, EditCriterion.PostChange);
        team.Get(RemoveCriterion.Route, RemoveCriterion.Get);
        team.Post(RemoveCriterion.Route, RemoveCriterion.Post);
        team.Post(MoveCriterion.Route, MoveCriterion.Post);
        team.Get(FreezeCriteria.Route, FreezeCriteria.Get);
        team.Post(FreezeCriteria.Route, FreezeCriteria.Post);
        team.Post(NewEdition.Route, NewEdition.Post);
    }

    static void MapTeam(RouteGroupBuilder team)
    {
        team.Get(ListCampaigns.Route, ListCampaigns.Get);
        team.Get(PlanCampaign.Route, PlanCampaign.Get);
        team.Post(PlanCampaign.Route, PlanCampaign.Post);
        team.Get(PlanFromNothing.Route, PlanFromNothing.Get);
        team.Post(PlanFromNothing.Route, PlanFromNothing.Post);
        team.Get(PrepareCampaign.Route, PrepareCampaign.Get);
        team.Get(EditDetails.Route, EditDetails.Get);
        team.Post(EditDetails.Route, EditDetails.Post);
        team.Get(EditChain.Route, EditChain.Get);
        team.Post(EditChain.Route, EditChain.Post);
        team.Get(EditRoute.Route, EditRoute.Get);
        team.Post(EditRoute.Route, EditRoute.Post);
        team.Get(ListInvited.Route, ListInvited.Get);
        team.Post(ListInvited.Route, ListInvited.Post);
        team.Post(ListInvited.RemoveRoute, ListInvited.PostRemove);
        team.Get(AddHolders.Route, AddHolders.Get);
        team.Post(AddHolders.Route, AddHolders.Post);
        team.Get(EditSharing.Route, EditSharing.Get);
        team.Post(EditSharing.Route, EditSharing.Post);
        team.Get(GroupPosts.Route, GroupPosts.Get);
        team.Post(GroupPosts.Route, GroupPosts.Post);
        team.Get(EditOrder.Route, EditOrder.Get);
        team.Post(EditOrder.Route, EditOrder.Post);
        team.Get(EditCriteria.Route, EditCriteria.Get);
        team.Post(EditCriteria.Route, EditCriteria.Post);
        team.Get(PickPosts.Route, PickPosts.Get);
        team.Post(PickPosts.Route, PickPosts.Post);
        team.Get(EditWindow.Route, EditWindow.Get);
        team.Post(EditWindow.Route, EditWindow.Post);
        team.Get(EditNotice.Route, EditNotice.Get);
        team.Post(EditNotice.Route, EditNotice.Post);
        team.Get(EditTimetable.Route, EditTimetable.Get);
        team.Get(EditTimetable.StepRoute, EditTimetable.GetStep);
        team.Post(EditTimetable.StepRoute, EditTimetable.PostStep);
        team.Get(EditPay.Route, EditPay.Get);
        team.Get(EditPay.BandRoute, EditPay.GetBand);
        team.Post(EditPay.BandRoute, EditPay.PostBand);
        team.Get(EditEligibility.Route, EditEligibility.Get);
        team.Post(EditEligibility.Route, EditEligibility.Post);
        team.Get(EditTexts.Route, EditTexts.Get);
        team.Get(EditTexts.TextRoute, EditTexts.GetText);
        team.Post(EditTexts.TextRoute, EditTexts.PostText);
        team.Get(PrepareBox.Route, PrepareBox.Get);
        team.Post(PrepareBox.Route, PrepareBox.Post);
        team.Post(PrepareBox.NameRoute, PrepareBox.PostName);
        team.Post(PrepareBox.UnnameRoute, PrepareBox.PostUnname);
        team.Post(PrepareBox.PrintRoute, PrepareBox.PostPrint);
        team.Post(PrepareBox.LockRoute, PrepareBox.PostLock);
        team.Get(PublishCampaign.Route, PublishCampaign.Get);
        team.Post(PublishCampaign.Route, PublishCampaign.Post);
        team.Get(AmendCampaign.Route, AmendCampaign.Get);
        team.Get(ShowCampaign.Route, ShowCampaign.Get);
        team.Get(ListQuestions.Route, ListQuestions.Get);
        team.Get(AnswerQuestion.Route, AnswerQuestion.Get);
        team.Post(AnswerQuestion.Route, AnswerQuestion.Post);
        team.Get(DeclineQuestion.Route, DeclineQuestion.Get);
        team.Post(DeclineQuestion.Route, DeclineQuestion.Post);
        team.Get(HelpDesk.Route, HelpDesk.Get);
        team.Get(CloseRequest.Route, CloseRequest.Get);
        team.Post(CloseRequest.Route, CloseRequest.Post);
        team.Get(HandOver.Route, HandOver.Get);
        team.Post(HandOver.Route, HandOver.Post);
        team.Get(AssistCandidate.Route, AssistCandidate.Get);
        team.Post(AssistCandidate.Route, AssistCandidate.Post);
        team.Get(PostLetter.Route, PostLetter.Get);
        team.Post(PostLetter.Route, PostLetter.Post);
        team.Get(WithdrawPost.Route, WithdrawPost.Get);
        team.Post(WithdrawPost.Route, WithdrawPost.Post);
        team.Get(ExpectAnnouncements.Route, ExpectAnnouncements.Get);
        team.Post(ExpectAnnouncements.Route, ExpectAnnouncements.Post);
        team.Get(Rerun.Route, Rerun.Get);
        team.Post(Rerun.Route, Rerun.Post);
    }

    /// <summary>For the officers of a sealed box, who need hold no other role: scoped in the query.</summary>
    static void MapOfficers(RouteGroupBuilder officers)
    {
        officers.Get(MakeKey.Route, MakeKey.Get);
        officers.Post(MakeKey.Route, MakeKey.Post);
        officers.Post(MakeKey.ConfirmRoute, MakeKey.PostConfirm);
        officers.Get(ShowBox.Route, ShowBox.Get);
        officers.Post(ShowBox.TurnRoute, ShowBox.PostTurn).Weighty();
        officers.Post(ShowBox.SheetsRoute, ShowBox.PostSheets).Weighty();
        officers.Post(ShowBox.GoOnRoute, ShowBox.PostGoOn);
    }

    static void MapPublic(RouteGroupBuilder everyone)
    {
        everyone.Get(ListOpenings.Route, ListOpenings.Get);
        everyone.Get(Feeds.AllRoute, Feeds.GetAll);
        everyone.Get(ShowOpening.Route, ShowOpening.Get);
        everyone.Get(ShowOpeningCriteria.Route, ShowOpeningCriteria.Get);
        everyone.Get(ShowOpeningCriteria.BytesRoute, ShowOpeningCriteria.GetBytes);
        everyone.Get(ShowPost.Route, ShowPost.Get);
        everyone.Get(ShowPost.JsonLdRoute, ShowPost.GetJsonLd);
        everyone.Get(ShowPack.Route, ShowPack.Get);
        everyone.Get(ShowPack.WordRoute, ShowPack.GetWord);
        everyone.Get(AskForFormat.Route, AskForFormat.Get);
        everyone.Post(AskForFormat.Route, AskForFormat.Post);
        everyone.Get(ShowProgress.Route, ShowProgress.Get);
        everyone.Get(ShowSealed.Route, ShowSealed.Get);
        everyone.Get(ShowSealed.RootRoute, ShowSealed.GetRoot);
        everyone.Post(ShowSealed.CheckRoute, ShowSealed.PostCheck);
        everyone.Get(Monitoring.ShowFairness.Route, Monitoring.ShowFairness.Get);
        everyone.Get(Feeds.Route, Feeds.Get);
        everyone.Get(Calendar.Route, Calendar.Get);
    }
}
