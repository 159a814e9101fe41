using Mandate.Appoint.Monitoring;
using Mandate.Platform;

namespace Mandate.Appoint.Applications;

/// <summary>Throws away what is not sent. What was sent stays as it is.</summary>
public static class DiscardDraft
{
    public const string Route = "/applications/{id:guid}/delete-draft";
    public static string Url(ApplicationId id) => $"/applications/{id}/delete-draft";

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) =>
        await sitting.Find(id) is { Draft: not null } writing ? DiscardDraftPage.Show(writing) : Results.NotFound();

    public static async Task<IResult> Post(ApplicationId id, [AsParameters] Sitting sitting, MonitoringKey monitoring)
    {
        if (await sitting.Find(id) is not { } writing) return Results.NotFound();
        if (writing.Draft is { } draft)
        {
            if (draft.Content.Content.Cv is { } cv && cv.File != writing.Sent?.Content.Cv?.File) await Cv.Drop(sitting.Db, sitting.Actor, id, cv, "The draft was deleted", sitting.Now);
            if (writing.Sent is null) await MonitoringStore.Forget(sitting.Db, [monitoring.TokenOf(id)], sitting.Cancel);
            await sitting.Drafts.Remove(draft.Id, sitting.Me, sitting.Cancel);
            await sitting.Db.SaveChangesAsync(sitting.Cancel);
        }
        return Results.LocalRedirect(writing.Sent is null ? MyApplications.Url : ApplicationStatus.Url(id));
    }
}
