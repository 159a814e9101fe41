using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;

namespace Mandate.Appoint.Assessing;

/// <summary>Locks a member's scores for good, after one look at them all.</summary>
public static class LockScores
{
    public const string Route = "/assessing/{panel}/applications/{application}/lock";
    public static string Url(PanelId panel, ApplicationId application) => $"/assessing/{panel}/applications/{application}/lock";

    public sealed record Model(PanelId Panel, ApplicationId Application, string Reference, CriteriaContent Criteria, ScoreContent Scores);

    public static async Task<IResult> Get(PanelId panel, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, panel, application, clock.GetUtcNow(), cancel) is not (var desk, var found, var sheet)) return Results.NotFound();
        return sheet.Locked ? Results.LocalRedirect(ScoreApplication.Url(panel, application)) : LockScoresPage.Show(new(panel, application, found.Reference, desk.Criteria.Content, sheet.Content));
    }

    public static async Task<IResult> Post(PanelId panel, ApplicationId application, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, panel, application, now, cancel) is not (var desk, var found, var sheet)) return Results.NotFound();
        if (sheet.Locked) return Results.LocalRedirect(PanelWork.Url(panel));
        if (sheet.Lock(desk.Criteria.Content, desk.Digest, now).Refusal is { } refusal)
            return LockScoresPage.Refused(new(panel, application, found.Reference, desk.Criteria.Content, sheet.Content), refusal.ToString());
        db.Record(actor, now, new ScoresLocked(sheet.Id, found.Reference, sheet.CriteriaDigest), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say($"Your scores for {found.Reference} are locked");
        return Results.LocalRedirect(PanelWork.Url(panel));
    }

    static async Task<(PanelDesk, DeskApplicant, ScoreSheet)?> Load(Db db, Actor actor, PanelId panel, ApplicationId application, DateTimeOffset now, CancellationToken cancel) =>
        await PanelDesk.Open(db, actor, panel, now, cancel) is { } desk && desk.MayOpen(application) is { } found && await ScoreApplication.Mine(db, desk, application, cancel) is { } sheet
            ? (desk, found, sheet) : null;
}
