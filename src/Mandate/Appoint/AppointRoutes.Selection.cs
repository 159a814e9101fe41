using Mandate.Appoint.Allocating;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Deciding;
using Mandate.Appoint.Feedback;
using Mandate.Appoint.Interviewing;
using Mandate.Appoint.Offers;
using Mandate.Appoint.Panels;
using Mandate.Appoint.Redacting;
using Mandate.Appoint.Releasing;
using Mandate.Bodies;
using Mandate.Platform.Access;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;

namespace Mandate.Appoint;

/// <summary>Panels, scoring, reports, approval, offers, announcement.</summary>
public static partial class AppointRoutes
{
    static partial void AddSelection(IServiceCollection services)
    {
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
        team.Get(SelectionBoard.Route, SelectionBoard.Get);
        team.Get(StageMatrix.Route, StageMatrix.Get);
        team.Get(ListPanels.Route, ListPanels.Get);
        team.Get(FormPanel.Route, FormPanel.Get);
        team.Post(FormPanel.Route, FormPanel.Post);
        team.Get(ShowPanel.Route, ShowPanel.Get);
        team.Get(AddMember.Route, AddMember.Get);
        team.Post(AddMember.Route, AddMember.Post);
        team.Get(RemoveMember.Route, RemoveMember.Get);
        team.Post(RemoveMember.Route, RemoveMember.Post);
        team.Get(GivePosts.Route, GivePosts.Get);
        team.Post(GivePosts.Route, GivePosts.Post);
        MapStages(team);
        team.Get(Announce.Route, Announce.Get);
        team.Post(Announce.Route, Announce.Post);
        team.Get(ShowEmbargo.Route, ShowEmbargo.Get);
        team.Post(ShowEmbargo.Route, ShowEmbargo.Post);
        team.Get(MoveAnnouncement.Route, MoveAnnouncement.Get);
        team.Post(MoveAnnouncement.Route, MoveAnnouncement.Post);

        var assessors = app.MapGroup("").Allow(AppointAccess.Assessors);
        assessors.Get(MyPanels.Route, MyPanels.Get);
        assessors.Get(PanelWork.Route, PanelWork.Get);
        assessors.Get(DeclareTies.Route, DeclareTies.Get);
        assessors.Post(DeclareTies.Route, DeclareTies.Post);
        assessors.Get(DeclareTie.Route, DeclareTie.Get);
        assessors.Post(DeclareTie.Route, DeclareTie.Post);
        MapSift(assessors);
        assessors.Get(ScoreApplication.Route, ScoreApplication.Get);
        assessors.Post(ScoreApplication.Route, ScoreApplication.Post);
        assessors.Get(LockScores.Route, LockScores.Get);
        assessors.Post(LockScores.Route, LockScores.Post);
        assessors.Get(AgreeScores.Route, AgreeScores.Get);
        assessors.Post(AgreeScores.Route, AgreeScores.Post);
        assessors.Get(JudgePost.Route, JudgePost.Get);
        assessors.Get(DecideStage.Route, DecideStage.Get);
        assessors.Post(DecideStage.Route, DecideStage.Post);
        assessors.Get(JudgeCandidate.Route, JudgeCandidate.Get);
        assessors.Post(JudgeCandidate.Route, JudgeCandidate.Post);
        assessors.Get(ListFeedback.Route, ListFeedback.Get);
        assessors.Get(WriteFeedback.Route, WriteFeedback.Get);
        assessors.Post(WriteFeedback.Route, WriteFeedback.Post);
        assessors.Get(PreviewFeedback.Route, PreviewFeedback.Get);
        assessors.Post(PreviewFeedback.Route, PreviewFeedback.Post);
        assessors.Get(WriteReport.Route, WriteReport.Get);
        assessors.Post(WriteReport.Route, WriteReport.Post);

        var approvers = app.MapGroup("").Allow(AppointAccess.Approvers);
        approvers.Get(ListApprovals.Route, ListApprovals.Get);
        approvers = approvers.MapGroup("").Weighty();
        approvers.Get(GiveDispensation.Route, GiveDispensation.Get);
        approvers.Post(GiveDispensation.Route, GiveDispensation.Post);
        approvers.Get(DecideReport.Route, DecideReport.Get);
        approvers.Post(DecideReport.Route, DecideReport.Post);

        var offering = app.MapGroup("").Allow(AppointAccess.Offering);
        offering.Get(ListOffers.Route, ListOffers.Get);
        offering.Get(ShowAllocation.Route, ShowAllocation.Get);
        offering.Post(ShowAllocation.Route, ShowAllocation.Post);
        offering.Get(ShowPlacement.Route, ShowPlacement.Get);
        offering.Get(ShowPostAllocation.Route, ShowPostAllocation.Get);
        offering.Get(ProposePay.Route, ProposePay.Get);
        offering.Post(ProposePay.Route, ProposePay.Post);
        offering = offering.MapGroup("").Weighty();
        offering.Get(DecidePayCase.Route, DecidePayCase.Get);
        offering.Post(DecidePayCase.Route, DecidePayCase.Post);
        offering.Get(MakeOffer.Route, MakeOffer.Get);
        offering.Post(MakeOffer.Route, MakeOffer.Post);
        offering.Get(AppointNobody.Route, AppointNobody.Get);
        offering.Post(AppointNobody.Route, AppointNobody.Post);

        var signedIn = app.MapGroup("").Allow(AccessRule.SignedIn);
        signedIn.Get(AnswerOffer.Route, AnswerOffer.Get);
        signedIn.Post(AnswerOffer.Route, AnswerOffer.Post);
        signedIn.Get(ReadFeedback.Route, ReadFeedback.Get);
    }

    /// <summary>What the team does between closing and the interviews.</summary>
    static void MapStages(RouteGroupBuilder team)
    {
        team.Get(ListRedaction.Route, ListRedaction.Get);
        team.Get(RedactApplication.Route, RedactApplication.Get);
        team.Post(RedactApplication.Route, RedactApplication.Post);
        team.Post(UndoRedaction.Route, UndoRedaction.Post);
        team.Get(ShowCandidates.Route, ShowCandidates.Get);
        team.Get(ListInterviews.Route, ListInterviews.Get);
        team.Get(FixInterview.Route, FixInterview.Get);
        team.Post(FixInterview.Route, FixInterview.Post);
        team.Get(CancelInterview.Route, CancelInterview.Get);
        team.Post(CancelInterview.Route, CancelInterview.Post);
        team.Get(AddSession.Route, AddSession.Get);
        team.Post(AddSession.Route, AddSession.Post);
        team.Get(ReleaseResults.Route, ReleaseResults.Get);
        team.Post(ReleaseResults.Route, ReleaseResults.Post);
    }

    /// <summary>The sift criterion by criterion, locking, and the kit for interviews.</summary>
    static void MapSift(RouteGroupBuilder assessors)
    {
        assessors.Get(SiftCriterion.Route, SiftCriterion.Get);
        assessors.Get(SiftAnswer.Route, SiftAnswer.Get);
        assessors.Post(SiftAnswer.Route, SiftAnswer.Post);
        assessors.Get(ScoreSpecimens.Route, ScoreSpecimens.Get);
        assessors.Post(ScoreSpecimens.Route, ScoreSpecimens.Post);
        assessors.Get(LockSpecimens.Route, LockSpecimens.Get);
        assessors.Post(LockSpecimens.Route, LockSpecimens.Post);
        assessors.Get(ShowReliability.Route, ShowReliability.Get);
        assessors.Post(ShowReliability.Route, ShowReliability.Post);
        assessors.Get(LockRound.Route, LockRound.Get);
        assessors.Post(LockRound.Route, LockRound.Post);
        assessors.Get(ShowKit.Route, ShowKit.Get);
        assessors.Get(EditKit.Route, EditKit.Get);
        assessors.Post(EditKit.Route, EditKit.Post);
    }
}
