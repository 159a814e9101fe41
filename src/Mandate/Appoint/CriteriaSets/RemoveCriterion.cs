using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>Takes a criterion out, after asking.</summary>
public static class RemoveCriterion
{
    public const string Route = "/appoint/criteria/{key}/{edition:int}/{code}/remove";
    public static string Url(string key, int edition, string code) => $"{ShowCriteria.Url(key, edition)}/{Uri.EscapeDataString(code)}/remove";

    public sealed record Model(CriteriaSet Set, Criterion Criterion);

    public static async Task<IResult> Get(string key, int edition, string code, Db db, CancellationToken cancel) =>
        await db.CriteriaSet(key, edition, cancel) is { Frozen: false } set && set.Content.Criteria.Find(c => c.Code == code) is { } criterion
            ? RemoveCriterionPage.Show(new(set, criterion)) : Results.NotFound();

    public static async Task<IResult> Post(string key, int edition, string code, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CriteriaSet(key, edition, cancel) is not { } set || set.Content.Criteria.Find(c => c.Code == code) is not { } criterion) return Results.NotFound();
        if (!AppointAccess.MayKeepCriteria(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (set.Content.Removing(code) is not { Value: { } content }) return Results.NotFound();
        if (set.Change(set.Name, content).Refusal is { } refusal) return RemoveCriterionPage.Refused(new(set, criterion), refusal.ToString());

        db.Record(actor, clock.GetUtcNow(), new CriteriaChanged(set.Id, $"took out the criterion {criterion.Code} {criterion.Title}"));
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ShowCriteria.Url(key, edition));
    }
}
