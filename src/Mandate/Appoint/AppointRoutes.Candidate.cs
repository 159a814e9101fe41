using Mandate.Appoint.Alerting;
using Mandate.Appoint.Applications;
using Mandate.Appoint.Clarifying;
using Mandate.Appoint.Helping;
using Mandate.Appoint.Monitoring;
using Mandate.Appoint.Sealing;
using Mandate.Platform.Access;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;

namespace Mandate.Appoint;

public static partial class AppointRoutes
{
    static partial void AddCandidate(IServiceCollection services)
    {
        services.AddScoped<IWaiting, CandidateWaiting>();
        services.AddSingleton<Filing>();
        services.AddSingleton<IFiling>(sp => sp.GetRequiredService<Filing>());
        services.AddSingleton<SendingDesk>();
        services.AddSingleton(sp => MonitoringKey.From(sp.GetRequiredService<IConfiguration>()));
        services.AddSingleton(new NavigationLink("Your applications", MyApplications.Url, AccessRule.SignedIn, 60));
    }

    static partial void MapCandidate(IEndpointRouteBuilder app)
    {
        app.MapGroup("").Allow(AccessRule.Everyone).Get(Apply.Route, Apply.Get);

        var everyone = app.MapGroup("").Allow(AccessRule.Everyone);
        everyone.Get(StopAlert.Route, StopAlert.Get);
        everyone.Post(StopAlert.Route, StopAlert.Post).DisableAntiforgery(); // mail programs have no token; the key in the address is the proof

        var team = app.MapGroup("").Allow(AppointAccess.Team);
        team.Get(ListApplications.Route, ListApplications.Get);
        team.Get(ReadApplication.Route, ReadApplication.Get);
        team.Get(FairnessDesk.Route, FairnessDesk.Get);
        team.Post(FairnessDesk.Route, FairnessDesk.Post);
        team.MapGroup("").Weighty().Get(PublishFairness.Route, PublishFairness.Get);
        team.MapGroup("").Weighty().Post(PublishFairness.Route, PublishFairness.Post);
        team.Get(ReadApplication.CvRoute, ReadApplication.GetCv);

        // Scoped by the signed-in person's id in the query: another's address is not found, whatever roles are held.
        var mine = app.MapGroup("").Allow(AccessRule.SignedIn);
        mine.Get(ChooseAlerts.Route, ChooseAlerts.Get);
        mine.Post(ChooseAlerts.Route, ChooseAlerts.Post);
        mine.Get(AskQuestion.Route, AskQuestion.Get);
        mine.Post(AskQuestion.Route, AskQuestion.Post);
        mine.Post(Apply.Route, Apply.Post);
        mine.Get(MyApplications.Route, MyApplications.Get);
        mine.Get(ShowApplication.Route, ShowApplication.Get);
        mine.Get(AboutYou.Route, AboutYou.Get);
        mine.Post(AboutYou.Route, AboutYou.Post);
        mine.Get(Eligibility.Route, Eligibility.Get);
        mine.Post(Eligibility.Route, Eligibility.Post);
        mine.Get(Excluded.Route, Excluded.Get);
        mine.Get(Career.Route, Career.Get);
        mine.Get(CareerPart.Route, CareerPart.Get);
        mine.Post(CareerPart.Route, CareerPart.Post);
        mine.Get(RemoveCareerPart.Route, RemoveCareerPart.Get);
        mine.Post(RemoveCareerPart.Route, RemoveCareerPart.Post);
        mine.Get(Cv.Route, Cv.Get);
        mine.Post(Cv.Route, Cv.Post).TakesFiles();
        mine.Post(Cv.RemoveRoute, Cv.PostRemove);
        mine.Get(Cv.FileRoute, Cv.Download);
        mine.Get(Evidence.Route, Evidence.Get);
        mine.Post(Evidence.Route, Evidence.Post);
        mine.Get(Preferences.Route, Preferences.Get);
        mine.Post(Preferences.Route, Preferences.Post);
        mine.Get(Interests.Route, Interests.Get);
        mine.Post(Interests.Route, Interests.Post);
        mine.Get(Adjustments.Route, Adjustments.Get);
        mine.Post(Adjustments.Route, Adjustments.Post);
        mine.Get(EqualityAnswers.Route, EqualityAnswers.Get);
        mine.Post(EqualityAnswers.DeleteRoute, EqualityAnswers.PostDelete);
        mine.Get(EqualityQuestion.Route, EqualityQuestion.Get);
        mine.Post(EqualityQuestion.Route, EqualityQuestion.Post);
        mine.Get(CheckAnswers.Route, CheckAnswers.Get);
        mine.Post(CheckAnswers.Route, CheckAnswers.Post).WithMetadata(new HandsIn());
        mine.Get(Receipt.Route, Receipt.Get);
        mine.Get(Receipt.ContentRoute, Receipt.Content);
        mine.Get(OpenMine.ReceiptRoute, OpenMine.GetReceipt);
        mine.Get(OpenMine.Route, OpenMine.Get);
        mine.Post(OpenMine.Route, OpenMine.Post);
        mine.Get(ApplicationStatus.Route, ApplicationStatus.Get);
        mine.Post(ChangeApplication.Route, ChangeApplication.Post);
        mine.Get(AskAgain.Route, AskAgain.Get);
        mine.Post(AskAgain.Route, AskAgain.Post);
        mine.Get(WithdrawApplication.Route, WithdrawApplication.Get);
        mine.Post(WithdrawApplication.Route, WithdrawApplication.Post);
        mine.Post(StopHelp.Route, StopHelp.Post);
        mine.Get(DiscardDraft.Route, DiscardDraft.Get);
        mine.Post(DiscardDraft.Route, DiscardDraft.Post);
    }
}
