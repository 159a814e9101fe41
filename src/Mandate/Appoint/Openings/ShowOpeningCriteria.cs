using Mandate.Appoint.CriteriaSets;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Openings;

/// <summary>The criteria of a published campaign, and the bytes that their digest covers.</summary>
public static class ShowOpeningCriteria
{
    public const string Route = "/appoint/{campaign}/criteria";
    public const string BytesRoute = "/appoint/{campaign}/criteria.json";
    public static string Url(string slug) => $"/appoint/{slug}/criteria";
    public static string BytesUrl(string slug) => $"/appoint/{slug}/criteria.json";

    public sealed record Model(Campaign Campaign, CriteriaSet Set);

    public static async Task<IResult> Get(string campaign, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(campaign, db, clock, cancel) is { } model ? ShowOpeningCriteriaPage.Show(model) : Results.NotFound();

    public static async Task<IResult> GetBytes(string campaign, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(campaign, db, clock, cancel) is { } model ? Results.File(model.Set.Content.Bytes(), "application/json", $"{model.Set.Key}-{model.Set.Edition}.json") : Results.NotFound();

    static async Task<Model?> Load(string campaign, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.Opening(campaign, clock.GetUtcNow(), cancel) is { } c ? new(c, await db.CriteriaSets.AsNoTracking().SingleAsync(s => s.Id == c.Criteria, cancel)) : null;
}
