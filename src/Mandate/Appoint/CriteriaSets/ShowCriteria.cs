using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>One version of a set of criteria, and the bytes that its digest covers.</summary>
public static class ShowCriteria
{
    public const string Route = "/appoint/criteria/{key}/{edition:int}";
    public const string BytesRoute = "/appoint/criteria/{key}/{edition:int}/criteria.json";
    public static string Url(string key, int edition) => $"/appoint/criteria/{key}/{edition}";
    public static string BytesUrl(string key, int edition) => $"/appoint/criteria/{key}/{edition}/criteria.json";

    public sealed record Model(CriteriaSet Set, string Digest, bool Latest, IReadOnlyList<(int Edition, bool Frozen)> Editions, IReadOnlyList<(string Title, string Slug)> Campaigns, IReadOnlyList<HistoryItem> History)
    {
        public string Url => ShowCriteria.Url(Set.Key, Set.Edition);
        public string FileName => $"{Set.Key}-{Set.Edition}.json";
        public IReadOnlyList<Refusal> Faults => Set.Frozen ? [] : [.. Set.Content.Faults()];
    }

    public static async Task<IResult> Get(string key, int edition, Db db, CancellationToken cancel)
    {
        var set = await db.CriteriaSets.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key && c.Edition == edition, cancel);
        if (set is null) return Results.NotFound();
        var editions = await db.CriteriaSets.Where(c => c.Key == key).OrderBy(c => c.Edition).Select(c => new { c.Edition, c.FrozenAt }).ToListAsync(cancel);
        var campaigns = await db.Campaigns.Where(c => c.Criteria == set.Id).OrderBy(c => c.OpensAt).Select(c => new { c.Title, c.Slug }).ToListAsync(cancel);
        return ShowCriteriaPage.Show(new(set, set.Digest ?? set.Content.Digest(), editions[^1].Edition == edition,
            [.. editions.Select(e => (e.Edition, e.FrozenAt is not null))], [.. campaigns.Select(c => (c.Title, c.Slug))], await db.HistoryItems(Subject.Of(set.Id), cancel)));
    }

    public static async Task<IResult> GetBytes(string key, int edition, Db db, CancellationToken cancel) =>
        await db.CriteriaSets.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key && c.Edition == edition, cancel) is { } set
            ? Results.File(set.Content.Bytes(), "application/json", $"{set.Key}-{set.Edition}.json") : Results.NotFound();
}
