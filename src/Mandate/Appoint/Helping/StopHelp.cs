using Mandate.Appoint.Applications;
using Mandate.Platform.Mail;
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
        if (await sitting.Find(id) is not { } writing || await sitting.Db.Assistances.SingleOrDefaultAsync(a => a.Application == id && a.EndedAt == null, sitting.Cancel) is not { } help) return Results.NotFound();
        help.End(sitting.Now);
        sitting.Db.Record(sitting.Actor, sitting.Now, new AssistanceEnded(id), writing.Campaign.AppointingBody);
        await Tell(sitting, writing.Campaign, help);
        await sitting.Db.SaveChangesAsync(sitting.Cancel);
        sitting.Http.Say("The help has ended.");
        return Results.LocalRedirect(sitting.Helps ? HelpDesk.Url(writing.Campaign.Slug) : ShowApplication.Url(id));
    }

    /// <summary>Whichever of the two did not end it.</summary>
    static async Task Tell(Sitting sitting, Campaign campaign, Assistance help)
    {
        var both = await sitting.Db.Users.Where(u => u.Id == help.Helper || u.Id == help.Candidate).ToDictionaryAsync(u => u.Id, u => new { u.Name, u.Email }, sitting.Cancel);
        var (helper, candidate) = (both[help.Helper], both[help.Candidate]);
        if (sitting.Helps) sitting.Db.SendMail(candidate.Email, new HelpEndedLetter(candidate.Name, helper.Name, campaign.Title, PublicAddress.Of(sitting.Http, ShowApplication.Url(help.Application))), sitting.Now);
        else sitting.Db.SendMail(helper.Email, new HelpTakenOverLetter(helper.Name, candidate.Name, candidate.Name, campaign.Title), sitting.Now);
    }
}
