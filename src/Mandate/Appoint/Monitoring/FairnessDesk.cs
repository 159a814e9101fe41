using Mandate.Appoint.Campaigns;
using Mandate.Appoint.CriteriaSets;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Monitoring;

/// <summary>The team takes the figures of stages that are over, each once, and sees what it may see of them: what everybody will.</summary>
public static class FairnessDesk
{
    public const string Route = "/appoint/{campaign}/equality";
    public static string Url(string campaign) => $"/appoint/{campaign}/equality";

    public sealed record Model(Campaign Campaign, bool Open, IReadOnlyList<FairnessRelease> Taken, (FairnessStage First, FairnessStage Last)? Next, FairnessView View, IReadOnlyList<HistoryItem> History);

    public static async Task<IResult> Get(string campaign, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var model = await Load(db, found, clock.GetUtcNow(), cancel);
        return TableAnswer.Of(http, FairnessLine.Of(model.View), FairnessLine.Columns, $"{found.Slug}-fairness", open: false) ?? FairnessDeskPage.Show(model);
    }

    public static async Task<IResult> Post(string campaign, HttpContext http, Actor actor, Db db, MonitoringKey key, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, found)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var now = clock.GetUtcNow();
        var outcome = await FairnessFigures.Take(db, actor, found, key, now, cancel);
        if (outcome.Refusal is { } refusal) return FairnessDeskPage.Refused(await Load(db, found, now, cancel), refusal.ToString());
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return FairnessDeskPage.Refused(await Load(db, found, now, cancel), FairnessRefusals.TakenMeanwhile.ToString());
        }
        http.Say("The figures are taken. Read them before you publish them.");
        return Results.LocalRedirect(Url(campaign));
    }

    internal static async Task<Model> Load(Db db, Campaign campaign, DateTimeOffset now, CancellationToken cancel)
    {
        var taken = await db.FairnessOf(campaign.Id, cancel);
        var history = new List<HistoryItem>();
        foreach (var release in taken) history.AddRange(await db.HistoryItems(Subject.Of(release.Id), cancel));
        return new(campaign, campaign.Closes.Includes(now), taken, await FairnessFigures.Next(db, campaign, taken, now, cancel), FairnessView.Of(taken.Select(r => r.Content)), history);
    }
}
