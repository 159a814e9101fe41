using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>Fixes a version for good, after asking.</summary>
public static class FreezeCriteria
{
    public const string Route = "/appoint/criteria/{key}/{edition:int}/freeze";
    public static string Url(string key, int edition) => $"{ShowCriteria.Url(key, edition)}/freeze";

    public sealed record Form
    {
        /// <summary>Digest of what the person read; what they freeze must be exactly that.</summary>
        public string? Digest { get; init; }
    }

    public sealed record Model(CriteriaSet Set, string Digest);

    public static async Task<IResult> Get(string key, int edition, Db db, CancellationToken cancel) =>
        await db.CriteriaSet(key, edition, cancel) is { Frozen: false } set ? FreezeCriteriaPage.Show(new(set, set.Content.Digest())) : Results.NotFound();

    public static async Task<IResult> Post(string key, int edition, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CriteriaSet(key, edition, cancel) is not { } set) return Results.NotFound();
        if (!AppointAccess.MayKeepCriteria(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var (now, model) = (clock.GetUtcNow(), new Model(set, set.Content.Digest()));
        if (set.Frozen) return Results.LocalRedirect(ShowCriteria.Url(key, edition));
        if (form.Digest != model.Digest) return FreezeCriteriaPage.Refused(model, CriteriaRefusals.Changed.ToString());
        if (set.Freeze(now).Refusal is { } refusal) return FreezeCriteriaPage.Refused(model, refusal.ToString());

        db.Record(actor, now, new CriteriaFrozen(set.Id, set.Digest!));
        await db.SaveChangesAsync(cancel);
        http.Say($"{set.Title} is frozen. Its digest is {set.Digest}.");
        return Results.LocalRedirect(ShowCriteria.Url(key, edition));
    }
}
