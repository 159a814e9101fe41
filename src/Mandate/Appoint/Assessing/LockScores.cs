using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Assessing;

/// <summary>Locks a member's scores for good, after one look at them all.</summary>
public static class LockScores
{
    public const string Route = "/assessing/{panel}/{round}/{application}/lock";
    public static string Url(PanelId panel, ApplicationId application, Round round = Round.Sift) => $"/assessing/{panel}/{round.Slug()}/{application}/lock";

    public sealed record Form
    {
        public List<string>? Read { get; init; }
    }


    /// <param name="Changed">Titles of criteria whose answer had other words hidden when it was scored.</param>
    public sealed record Model(PanelId Panel, Round Round, ApplicationId Application, string Reference, CriteriaContent Criteria, ScoreContent Scores, IReadOnlyList<string> Changed);

    public static async Task<IResult> Get(PanelId panel, Named<Round> round, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, panel, round, application, clock.GetUtcNow(), cancel) is not (var desk, var found, var sheet)) return Results.NotFound();
        return sheet.Locked ? Results.LocalRedirect(ScoreApplication.Url(panel, application, round)) : LockScoresPage.Show(await Show(db, desk, found, sheet, cancel));
    }

    public static async Task<IResult> Post(PanelId panel, Named<Round> round, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, panel, round, application, now, cancel) is not (var desk, var found, var sheet)) return Results.NotFound();
        if (sheet.Locked) return Results.LocalRedirect(PanelWork.Url(panel));
        if (desk.MayScore().Refused) return CannotStart.Of(desk);
        var model = await Show(db, desk, found, sheet, cancel);
        var read = form.Read?.Contains("yes") == true;
        if (model.Changed.Count > 0 && !read) return LockScoresPage.Invalid(model, new([new(nameof(form.Read), "Read the changed answers again, then tick that you have")]));
        if (sheet.Lock(desk.Criteria.Content, desk.Digest, now, model.Changed, noticed: read).Refusal is { } refusal) return LockScoresPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new ScoresLocked(sheet.Id, found.Reference, sheet.CriteriaDigest, round), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say($"Your scores for {found.Reference} are locked");
        return Results.LocalRedirect(PanelWork.Url(panel));
    }

    static async Task<Model> Show(Db db, PanelDesk desk, DeskApplicant found, ScoreSheet sheet, CancellationToken cancel)
    {
        var criteria = desk.Criteria.Content.In(sheet.Round);
        var changed = sheet.Round == Round.Sift ? sheet.ReadOtherwise(await db.HiddenOf(found.Id, cancel)) : [];
        return new(desk.Panel.Id, sheet.Round, found.Id, found.Reference, criteria, sheet.Content, [.. changed.Select(code => criteria.Criteria.Find(c => c.Code == code)?.Title ?? code)]);
    }

    static async Task<(PanelDesk, DeskApplicant, ScoreSheet)?> Load(Db db, Actor actor, PanelId panel, Round round, ApplicationId application, DateTimeOffset now, CancellationToken cancel) =>
        await PanelDesk.Open(db, actor, panel, now, cancel) is { } desk && desk.MayOpen(application, round) is { } found && await ScoreApplication.Mine(db, desk, application, round, cancel) is { } sheet
            ? (desk, found, sheet) : null;
}
