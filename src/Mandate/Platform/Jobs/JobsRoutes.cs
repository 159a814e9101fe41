using Mandate.Platform.Web;
using Mandate.Platform.Access;
using Mandate.Platform.Jobs.Operations;
using Mandate.Platform.Jobs.Tasks;

namespace Mandate.Platform.Jobs;

/// <summary>Table of contents of jobs and long work.</summary>
public static class JobsRoutes
{
    public static readonly AccessRule Operators = AccessRule.AnyOf(Role.Operator);

    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        var operators = app.MapGroup("").Allow(Operators);
        operators.Get(ListJobs.Route, ListJobs.Get);
        operators.Post(TryJobAgain.Route, TryJobAgain.Post);
        operators.Get(SetJobAside.Route, SetJobAside.Get);
        operators.Post(SetJobAside.Route, SetJobAside.Post);

        var signedIn = app.MapGroup("").Allow(AccessRule.SignedIn);
        signedIn.Get(ShowTask.Route, ShowTask.Get);
        signedIn.Post(StopTask.Route, StopTask.Post);
    }
}
