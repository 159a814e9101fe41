using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>A next version of a frozen set, to be changed.</summary>
public static class NewEdition
{
    public const string Route = "/appoint/criteria/{key}/{edition:int}/new-version";
    public static string Url(string key, int edition) => $"{ShowCriteria.Url(key, edition)}/new-version";

    public static async Task<IResult> Post(string key, int edition, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CriteriaSet(key, edition, cancel) is not { } set) return Results.NotFound();
        if (!AppointAccess.MayKeepCriteria(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!set.Frozen) return Results.LocalRedirect(ShowCriteria.Url(key, edition));
        if (await db.LatestCriteria(key, cancel) is { } latest && latest.Id != set.Id)
        {
            http.Say($"There is a newer version already: version {latest.Edition}.");
            return Results.LocalRedirect(ShowCriteria.Url(key, latest.Edition));
        }

        var now = clock.GetUtcNow();
        var next = set.NextEdition(now);
        db.CriteriaSets.Add(next);
        db.Record(actor, now, new CriteriaWritten(next.Id, next.Name, next.Edition), reason: $"After version {set.Edition}");
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ShowCriteria.Url(key, next.Edition));
    }
}
