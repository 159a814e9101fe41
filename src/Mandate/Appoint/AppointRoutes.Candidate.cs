using Mandate.Appoint.Applications;
using Mandate.Platform.Access;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;

namespace Mandate.Appoint;

public static partial class AppointRoutes
{
    static partial void AddCandidate(IServiceCollection services)
    {
        services.AddScoped<IWaiting, CandidateWaiting>();
        services.AddSingleton(new NavigationLink("Your applications", MyApplications.Url, AccessRule.SignedIn, 60));
    }

    static partial void MapCandidate(IEndpointRouteBuilder app)
    {
        app.MapGroup("").Allow(AccessRule.Everyone).MapGet(Apply.Route, Apply.Get);

        // Scoped by the signed-in person's id in the query: another's address is not found, whatever roles are held.
        var mine = app.MapGroup("").Allow(AccessRule.SignedIn);
        mine.MapPost(Apply.Route, Apply.Post);
        mine.MapGet(MyApplications.Route, MyApplications.Get);
        mine.MapGet(ShowApplication.Route, ShowApplication.Get);
        mine.MapGet(AboutYou.Route, AboutYou.Get);
        mine.MapPost(AboutYou.Route, AboutYou.Post);
        mine.MapGet(Eligibility.Route, Eligibility.Get);
        mine.MapPost(Eligibility.Route, Eligibility.Post);
        mine.MapGet(Excluded.Route, Excluded.Get);
        mine.MapGet(Evidence.Route, Evidence.Get);
        mine.MapPost(Evidence.Route, Evidence.Post);
        mine.MapGet(Preferences.Route, Preferences.Get);
        mine.MapPost(Preferences.Route, Preferences.Post);
        mine.MapGet(Interests.Route, Interests.Get);
        mine.MapPost(Interests.Route, Interests.Post);
        mine.MapGet(Adjustments.Route, Adjustments.Get);
        mine.MapPost(Adjustments.Route, Adjustments.Post);
        mine.MapGet(CheckAnswers.Route, CheckAnswers.Get);
        mine.MapPost(CheckAnswers.Route, CheckAnswers.Post);
        mine.MapGet(Receipt.Route, Receipt.Get);
        mine.MapGet(Receipt.ContentRoute, Receipt.Content);
        mine.MapGet(ApplicationStatus.Route, ApplicationStatus.Get);
        mine.MapPost(ChangeApplication.Route, ChangeApplication.Post);
        mine.MapGet(WithdrawApplication.Route, WithdrawApplication.Get);
        mine.MapPost(WithdrawApplication.Route, WithdrawApplication.Post);
        mine.MapGet(DiscardDraft.Route, DiscardDraft.Get);
        mine.MapPost(DiscardDraft.Route, DiscardDraft.Post);
    }
}
