using Mandate.Appoint.Applications;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Helping;

/// <summary>The candidate, or whoever helps, ends the help. The application stays the candidate's.</summary>
public static class StopHelp
{
    public const string Route = "/applications/{id:guid}/help/stop";
    public static string Url(ApplicationId id) => $"/applications/{id}/help/stop";

    public static async Task<IResult> Post(ApplicationId id, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id) is not { } writing || await sitting.Db.Assistances.SingleOrDefaultAsync(a => a.Application == id, sitting.Cancel) is not { } help) return Results.NotFound();
        help.End(sitting.Now);
        sitting.Db.Record(sitting.Actor, sitting.Now, new AssistanceEnded(id), writing.Campaign.AppointingBody);
        await sitting.Db.SaveChangesAsync(sitting.Cancel);
        sitting.Http.Say("The help has ended.");
        return Results.LocalRedirect(sitting.Helps ? HelpDesk.Url(writing.Campaign.Slug) : ShowApplication.Url(id));
    }
}
