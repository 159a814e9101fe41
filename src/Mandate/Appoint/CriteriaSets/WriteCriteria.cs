using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>Starts a set of criteria from nothing.</summary>
public static class WriteCriteria
{
    public const string Route = "/appoint/criteria/write";
    public static string Url => Route;

    public static IResult Get() => WriteCriteriaPage.Show(new() { LevelsFrom = "1", LevelsTo = "5", MinimumLevel = "3" });

    public static async Task<IResult> Post([FromForm] RulesForm form, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!AppointAccess.MayKeepCriteria(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (form.Read(new(), out var errors) is not var (name, content)) return WriteCriteriaPage.Invalid(form, errors);

        var (now, key) = (clock.GetUtcNow(), Slugs.Of(name));
        if (key.Length == 0 || key is "load" or "write" || await db.CriteriaSets.AnyAsync(c => c.Key == key, cancel))
            return WriteCriteriaPage.Refused(form, "There is a set of this name. Give yours another, or make a new version of that one.");
        var set = CriteriaSet.Write(key, name, content, now);
        db.CriteriaSets.Add(set);
        db.Record(actor, now, new CriteriaWritten(set.Id, set.Name, set.Edition));
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ShowCriteria.Url(set.Key, set.Edition));
    }
}
