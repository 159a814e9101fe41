using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Monitoring;

/// <summary>The preview of figures that were taken, and making them public.</summary>
public static class PublishFairness
{
    public const string Route = "/appoint/{campaign}/equality/{id:guid}/publish";
    public static string Url(string campaign, FairnessReleaseId id) => $"{FairnessDesk.Url(campaign)}/{id}/publish";

    public sealed record Model(Campaign Campaign, FairnessRelease Release, FairnessView View);

    public static async Task<IResult> Get(string campaign, FairnessReleaseId id, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, campaign, id, cancel) is { } model ? PublishFairnessPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, FairnessReleaseId id, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, id, cancel) is not { } model) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, model.Campaign)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (FairnessFigures.Publish(db, actor, model.Campaign, model.Release, clock.GetUtcNow()).Refusal is { } refusal) return PublishFairnessPage.Refused(model, refusal.ToString());
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return PublishFairnessPage.Refused(model, FairnessRefusals.PublishedAlready.ToString()); }
        http.Say("The figures are published");
        return Results.LocalRedirect(FairnessDesk.Url(campaign));
    }

    /// <summary>Laid beside the figures that are public already, as everybody will read them.</summary>
    static async Task<Model?> Load(Db db, Actor actor, string campaign, FairnessReleaseId id, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return null;
        var taken = await db.FairnessOf(found.Id, cancel);
        return taken.Find(r => r.Id == id) is not { } release ? null : new(found, release, FairnessView.Of(taken.Where(r => r == release || r.PublishedAt is not null).Select(r => r.Content)));
    }
}
