using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;

namespace Mandate.Appoint.Assessing;

/// <summary>Locks a member's scores of the specimens for good, after one look at them all. The sift opens for this member with it.</summary>
public static class LockSpecimens
{
    public const string Route = "/assessing/{panel}/specimens/lock";
    public static string Url(PanelId panel) => $"/assessing/{panel}/specimens/lock";

    public sealed record Model(PanelId Panel, string PanelName, CriteriaSet Criteria, ScoreContent Scores);

    public static async Task<IResult> Get(PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await ScoreSpecimens.Desk(db, actor, panel, clock.GetUtcNow(), cancel) is not { Calibration: { } sheet } desk) return Results.NotFound();
        return desk.Calibrated ? Results.LocalRedirect(ScoreSpecimens.Url(panel)) : LockSpecimensPage.Show(new(panel, desk.Panel.Name, desk.Criteria, sheet.Content));
    }

    public static async Task<IResult> Post(PanelId panel, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await ScoreSpecimens.Desk(db, actor, panel, now, cancel) is not { Calibration: { } sheet } desk) return Results.NotFound();
        if (desk.Calibrated) return Results.LocalRedirect(PanelWork.Url(panel));
        if (sheet.Lock(desk.Digest, desk.Criteria, now).Refusal is { } refusal) return LockSpecimensPage.Refused(new(panel, desk.Panel.Name, desk.Criteria, sheet.Content), refusal.ToString());
        db.Record(actor, now, new SpecimensLocked(sheet.Id, sheet.CriteriaDigest), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say("Your scores of the specimens are locked. The sift is open to you");
        return Results.LocalRedirect(PanelWork.Url(panel));
    }
}
