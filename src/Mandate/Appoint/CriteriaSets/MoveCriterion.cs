using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>Moves a criterion one place within its group.</summary>
public static class MoveCriterion
{
    public const string Route = "/appoint/criteria/{key}/{edition:int}/{code}/move";
    public static string Url(string key, int edition, string code) => $"{ShowCriteria.Url(key, edition)}/{Uri.EscapeDataString(code)}/move";

    public sealed record Form
    {
        public string? Direction { get; init; }
    }

    public static async Task<IResult> Post(string key, int edition, string code, [FromForm] Form form, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CriteriaSet(key, edition, cancel) is not { } set || set.Content.Moving(code, form.Direction == "up") is not { Value: { } content }) return Results.NotFound();
        if (!AppointAccess.MayKeepCriteria(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (ReferenceEquals(content, set.Content)) return Results.LocalRedirect(ShowCriteria.Url(key, edition));
        if (set.Change(set.Name, content).Refused) return Results.NotFound();

        db.Record(actor, clock.GetUtcNow(), new CriteriaChanged(set.Id, $"moved the criterion {code} {(form.Direction == "up" ? "up" : "down")}"));
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect($"{ShowCriteria.Url(key, edition)}#criterion-{code}");
    }
}
