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
        operators.MapGet(ListJobs.Route, ListJobs.Get);
        operators.MapPost(TryJobAgain.Route, TryJobAgain.Post);
        operators.MapGet(SetJobAside.Route, SetJobAside.Get);
        operators.MapPost(SetJobAside.Route, SetJobAside.Post);

        var signedIn = app.MapGroup("").Allow(AccessRule.SignedIn);
        signedIn.MapGet(ShowTask.Route, ShowTask.Get);
        signedIn.MapPost(StopTask.Route, StopTask.Post);
    }
}
