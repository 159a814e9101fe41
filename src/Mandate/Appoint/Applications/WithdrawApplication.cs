using Mandate.Platform;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>Takes an application back, until a result was told.</summary>
public static class WithdrawApplication
{
    public const string Route = "/applications/{id:guid}/withdraw";
    public static string Url(ApplicationId id) => $"/applications/{id}/withdraw";

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) =>
        await sitting.Find(id) is not { Sent: { } sent } writing ? Results.NotFound()
        : sent.Live ? WithdrawApplicationPage.Show(writing)
        : Results.LocalRedirect(ApplicationStatus.Url(id));

    public static async Task<IResult> Post(ApplicationId id, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id) is not { Sent: { } sent } writing) return Results.NotFound();
        if (!sent.Live) return Results.LocalRedirect(ApplicationStatus.Url(id)); // pressed twice
        var now = sitting.Now;
        var stage = sent.StageAt(writing.Campaign, await ApplicationStatus.Preferred(sitting, sent), now, await sitting.Db.NewsOf(id, sitting.Cancel));
        var application = await sitting.Db.Applications.SingleAsync(a => a.Id == id, sitting.Cancel);
        if (application.Withdraw(now, stage.Final).Refusal is { } refusal) return WithdrawApplicationPage.Refused(writing, refusal.ToString());

        foreach (var sending in await sitting.Db.SealedSendings.Where(s => s.Application == id && s.Envelope != null).ToListAsync(sitting.Cancel)) sending.Withdraw(now);
        sitting.Db.Record(sitting.Actor, now, new ApplicationWithdrawn(id, application.Reference), writing.Campaign.AppointingBody);
        sitting.Db.SendMail(await CheckAnswers.Email(sitting), new WithdrawnLetter(writing.Campaign, application), now);
        await sitting.Db.SaveChangesAsync(sitting.Cancel);
        return Results.LocalRedirect(ApplicationStatus.Url(id));
    }
}
