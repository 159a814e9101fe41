using Mandate.Appoint.Assessing;
using Mandate.Appoint.Deciding;
using Mandate.Appoint.Offers;
using Mandate.Appoint.Panels;
using Mandate.Bodies;
using Mandate.Platform.Access;
using Mandate.Platform.Jobs;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;

namespace Mandate.Appoint;

/// <summary>Panels, scoring, reports, approval, offers, announcement.</summary>
public static partial class AppointRoutes
{
    static partial void AddSelection(IServiceCollection services)
    {
        services.AddScoped<IHandle<OfferFallsDue>, LapseOffer>();
        services.AddScoped<IHandle<AnnouncementDue>, TellCandidates>();
        services.AddScoped<IWaiting, SelectionWaiting>();
        services.AddScoped<IWaiting, Offers.OffersWaiting>();
        services.AddScoped<IStandsOn, CampaignsStandOn>();
        services.AddScoped<IStandsOnPerson, PanelsStandOn>();
        services.AddSingleton(new NavigationLink("Assessing", MyPanels.Route, AppointAccess.Assessors, 60));
        services.AddSingleton(new NavigationLink("Approvals", ListApprovals.Route, AppointAccess.Approvers, 61));
        services.AddSingleton(new NavigationLink("Offers", ListOffers.Route, AppointAccess.Offering, 62));
    }

    static partial void MapSelection(IEndpointRouteBuilder app)
    {
        var team = app.MapGroup("").Allow(AppointAccess.Team);
        team.MapGet(SelectionBoard.Route, SelectionBoard.Get);
        team.MapGet(ListPanels.Route, ListPanels.Get);
        team.MapGet(FormPanel.Route, FormPanel.Get);
        team.MapPost(FormPanel.Route, FormPanel.Post);
        team.MapGet(ShowPanel.Route, ShowPanel.Get);
        team.MapGet(AddMember.Route, AddMember.Get);
        team.MapPost(AddMember.Route, AddMember.Post);
        team.MapGet(RemoveMember.Route, RemoveMember.Get);
        team.MapPost(RemoveMember.Route, RemoveMember.Post);
        team.MapGet(GivePosts.Route, GivePosts.Get);
        team.MapPost(GivePosts.Route, GivePosts.Post);
        team.MapGet(Announce.Route, Announce.Get);
        team.MapPost(Announce.Route, Announce.Post);

        var assessors = app.MapGroup("").Allow(AppointAccess.Assessors);
        assessors.MapGet(MyPanels.Route, MyPanels.Get);
        assessors.MapGet(PanelWork.Route, PanelWork.Get);
        assessors.MapGet(DeclareTies.Route, DeclareTies.Get);
        assessors.MapPost(DeclareTies.Route, DeclareTies.Post);
        assessors.MapGet(DeclareTie.Route, DeclareTie.Get);
        assessors.MapPost(DeclareTie.Route, DeclareTie.Post);
        assessors.MapGet(ScoreApplication.Route, ScoreApplication.Get);
        assessors.MapPost(ScoreApplication.Route, ScoreApplication.Post);
        assessors.MapGet(LockScores.Route, LockScores.Get);
        assessors.MapPost(LockScores.Route, LockScores.Post);
        assessors.MapGet(AgreeScores.Route, AgreeScores.Get);
        assessors.MapPost(AgreeScores.Route, AgreeScores.Post);
        assessors.MapGet(JudgePost.Route, JudgePost.Get);
        assessors.MapGet(JudgeCandidate.Route, JudgeCandidate.Get);
        assessors.MapPost(JudgeCandidate.Route, JudgeCandidate.Post);
        assessors.MapGet(WriteReport.Route, WriteReport.Get);
        assessors.MapPost(WriteReport.Route, WriteReport.Post);

        var approvers = app.MapGroup("").Allow(AppointAccess.Approvers);
        approvers.MapGet(ListApprovals.Route, ListApprovals.Get);
        approvers = approvers.MapGroup("").Weighty();
        approvers.MapGet(DecideReport.Route, DecideReport.Get);
        approvers.MapPost(DecideReport.Route, DecideReport.Post);

        var offering = app.MapGroup("").Allow(AppointAccess.Offering);
        offering.MapGet(ListOffers.Route, ListOffers.Get);
        offering = offering.MapGroup("").Weighty();
        offering.MapGet(MakeOffer.Route, MakeOffer.Get);
        offering.MapPost(MakeOffer.Route, MakeOffer.Post);
        offering.MapGet(AppointNobody.Route, AppointNobody.Get);
        offering.MapPost(AppointNobody.Route, AppointNobody.Post);

        var signedIn = app.MapGroup("").Allow(AccessRule.SignedIn);
        signedIn.MapGet(AnswerOffer.Route, AnswerOffer.Get);
        signedIn.MapPost(AnswerOffer.Route, AnswerOffer.Post);
    }
}
