using Mandate.Appoint.Campaigns;
using Mandate.Appoint.CriteriaSets;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Jobs.Tasks;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Sealing;

/// <summary>The box of a published campaign, for its officers and its team: what is in it, and how it is opened.</summary>
public static class ShowBox
{
    public const string Route = "/appoint/{campaign}/box";
    public const string TurnRoute = "/appoint/{campaign}/box/turn";
    public const string SheetsRoute = "/appoint/{campaign}/box/sheets";
    public const string GoOnRoute = "/appoint/{campaign}/box/go-on";
    public static string Url(string slug) => $"/appoint/{slug}/box";
    public static string TurnUrl(string slug) => Url(slug) + "/turn";
    public static string SheetsUrl(string slug) => Url(slug) + "/sheets";
    public static string GoOnUrl(string slug) => Url(slug) + "/go-on";

    public sealed record Form
    {
        public string? Passphrase { get; init; }
    }

    public sealed record SheetsForm
    {
        public string? First { get; init; }
        public string? Second { get; init; }
    }

    /// <param name="Mine">The reader's key; null for the team.</param>
    /// <param name="Runs">Whether the reader runs the campaign.</param>
    /// <param name="Working">Whether applications are being taken out at this moment.</param>
    public sealed record Model(Campaign Campaign, SealedBox Box, BoxKey? Mine, bool Runs, IReadOnlyDictionary<UserId, string> Names, BoxCounts Counts, bool Working, IReadOnlyList<string> Damaged, IReadOnlyList<HistoryItem> History, DateTimeOffset Now);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, actor, campaign, clock, cancel) is { } model ? ShowBoxPage.Show(model) : Results.NotFound();

    /// <summary>An officer turns their key.</summary>
    public static async Task<IResult> PostTurn(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, clock, cancel) is not { Mine: { } mine } model) return Results.NotFound();
        if (Seal.Typed(form.Passphrase) is null) return ShowBoxPage.Invalid(model, new([new(nameof(form.Passphrase), "Enter the passphrase that you were shown: five groups of four")]));
        return await Turned(db, http, actor, model, model.Box.Turn(mine, form.Passphrase, clock.GetUtcNow()), clock, cancel);
    }

    /// <summary>Both printed sheets together.</summary>
    public static async Task<IResult> PostSheets(string campaign, [FromForm] SheetsForm form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, clock, cancel) is not { } model) return Results.NotFound();
        var read = new FormReader();
        read.Check(Seal.Typed(form.First) is not null, nameof(form.First), "Enter the passphrase of one sheet: five groups of four");
        read.Check(Seal.Typed(form.Second) is not null, nameof(form.Second), "Enter the passphrase of the other sheet: five groups of four");
        if (!read.Ok) return ShowBoxPage.Invalid(model, read.Errors);
        var (box, now) = (model.Box, clock.GetUtcNow());
        var outcome = box.SheetWith(form.First) is { } first && box.SheetWith(form.Second) is { } second && first != second
            ? box.Turn(first, form.First, now).Then(() => box.Turn(second, form.Second, now)) : BoxRefusals.WrongSheets;
        return await Turned(db, http, actor, model, outcome, clock, cancel);
    }

    /// <summary>Starts taking out again where it was stopped.</summary>
    public static async Task<IResult> PostGoOn(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, clock, cancel) is not { Box.Opening: true } model) return Results.LocalRedirect(Url(campaign));
        if (model.Working) return Results.LocalRedirect(Url(campaign));
        db.Record(actor, clock.GetUtcNow(), new BoxKeyTurned(model.Campaign.Id), model.Campaign.AppointingBody, "Went on taking applications out");
        var task = db.StartTask(actor, clock.GetUtcNow(), new OpenBox(model.Campaign.Id, model.Campaign.Title));
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ShowTask.Url(task));
    }

    static async Task<IResult> Turned(Db db, HttpContext http, Actor actor, Model model, Outcome outcome, TimeProvider clock, CancellationToken cancel)
    {
        var (c, now) = (model.Campaign, clock.GetUtcNow());
        if (outcome.Refusal is { } refusal)
        {
            db.ChangeTracker.Clear();
            if (refusal == BoxRefusals.WrongPassphrase || refusal == BoxRefusals.WrongSheets || refusal == BoxRefusals.Damaged)
            {
                db.Record(actor, now, new BoxKeyRefused(c.Id), c.AppointingBody);
                await db.SaveChangesAsync(cancel);
            }
            return ShowBoxPage.Refused(model, refusal.ToString());
        }
        db.Record(actor, now, new BoxKeyTurned(c.Id), c.AppointingBody);
        LongTaskId? task = model.Box.Opening ? db.StartTask(actor, now, new OpenBox(c.Id, c.Title)) : null;
        await db.SaveChangesAsync(cancel);
        if (task is { } started) return Results.LocalRedirect(ShowTask.Url(started));
        http.Say("Your key is turned. The box opens when a second officer turns theirs.");
        return Results.LocalRedirect(Url(c.Slug));
    }

    static async Task<Model?> Load(Db db, Actor actor, string slug, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.BoxFor(actor, slug, cancel) is not var (c, box, officer)) return null;
        var damaged = await (from s in db.SealedSendings where s.Campaign == c.Id && s.DamagedAt != null join a in db.Applications on s.Application equals a.Id orderby a.Reference select a.Reference).ToListAsync(cancel);
        var kind = typeof(OpenBox).FullName;
        var working = box.Opening && await db.LongTasks.AnyAsync(t => t.Kind == kind && t.FinishedAt == null && t.Payload.Contains(c.Id.Value.ToString()), cancel);
        return new(c, box, officer ? box.KeyOf(actor.User!.Value) : null, AppointAccess.MayRun(actor, c), await db.NamesOf(box, cancel), await db.BoxCounts(c.Id, cancel), working, damaged, await db.HistoryItems(Subject.Of(c.Id), cancel, "appoint.box-"), clock.GetUtcNow());
    }
}
