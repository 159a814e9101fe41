using Mandate.Platform;
using Mandate.Platform.Forms;
using Mandate.Platform.Web;

namespace Mandate.Appoint.Applications;

/// <summary>Opens what was sent for writing again. What was sent counts until it is sent anew.</summary>
public static class ChangeApplication
{
    public const string Route = "/applications/{id:guid}/change";
    public static string Url(ApplicationId id) => $"/applications/{id}/change";

    public static async Task<IResult> Post(ApplicationId id, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id) is not { Sent: { } sent } writing) return Results.NotFound();
        if (writing.Draft is not null) return Results.LocalRedirect(ShowApplication.Url(id));
        if (sent.Sealed) return Results.LocalRedirect(Sealing.OpenMine.Url(id));
        if (writing.Campaign.Accepts(sitting.Http.ArrivedAt()).Refusal is { } refusal)
            return ApplicationStatusPage.Refused(await ApplicationStatus.Of(sitting, writing, sent), refusal.ToString());
        await Start(sitting, writing);
        return Results.LocalRedirect(ShowApplication.Url(id));
    }

    internal static Task<OpenDraft<ApplicationDraft>> Start(Sitting sitting, Writing writing) =>
        Apply.Start(sitting, writing.Campaign, Subject.Of(writing.Id), ApplicationDraft.Of(writing.Sent!));
}
