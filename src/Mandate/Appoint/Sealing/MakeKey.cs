using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Mandate.Design;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Sealing;

/// <summary>An officer makes a key to the box, and types its passphrase back.</summary>
public static class MakeKey
{
    public const string Route = "/appoint/{campaign}/box/key";
    public const string ConfirmRoute = "/appoint/{campaign}/box/key/confirm";
    public static string Url(string slug) => $"/appoint/{slug}/box/key";
    public static string ConfirmUrl(string slug) => Url(slug) + "/confirm";

    public sealed record Form
    {
        public string? Passphrase { get; init; }
    }

    /// <param name="Fresh">The passphrase, on the one answer that shows it.</param>
    public sealed record Model(Campaign Campaign, BoxKey Key, bool Locked, string? Fresh);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, campaign, cancel) is var (_, _, model) ? MakeKeyPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, cancel) is not var (c, box, model)) return Results.NotFound();
        var made = box.MakeKey(actor.User!.Value, clock.GetUtcNow());
        if (made.Refusal is { } refusal) return MakeKeyPage.Refused(model, refusal.ToString());
        db.Record(actor, clock.GetUtcNow(), new BoxKeyMade(c.Id), c.AppointingBody);
        await db.SaveChangesAsync(cancel);
        return MakeKeyPage.Show(model with { Fresh = made.Value });
    }

    public static async Task<IResult> PostConfirm(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, cancel) is not var (c, box, model)) return Results.NotFound();
        if (box.Confirm(actor.User!.Value, form.Passphrase, clock.GetUtcNow()).Refusal is { } refusal)
            return refusal == BoxRefusals.WrongPassphrase ? MakeKeyPage.Invalid(model, new([new(nameof(form.Passphrase), "This is not the passphrase. Type the five groups of four as they were shown; if you do not have them, make a new key")])) : MakeKeyPage.Refused(model, refusal.ToString());
        db.Record(actor, clock.GetUtcNow(), new BoxKeyConfirmed(c.Id), c.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say("Your key is ready. Keep the passphrase: it is asked for when the box is opened.");
        return Results.LocalRedirect(Url(campaign));
    }

    static async Task<(Campaign, SealedBox, Model)?> Load(Db db, Actor actor, string slug, CancellationToken cancel) =>
        await db.BoxFor(actor, slug, cancel) is (var c, var box, true) ? (c, box, new(c, box.KeyOf(actor.User!.Value)!, box.Locked, null)) : null;
}
