using Mandate.Design;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>Every set of criteria with its versions.</summary>
public static class ListCriteria
{
    public const string Route = "/appoint/criteria";
    public static string Url => Route;

    public sealed record Row(string Key, string Name, int Edition, int Criteria, int Weights, int LevelsFrom, int LevelsTo, DateTimeOffset? FrozenAt, string? Digest, int Campaigns)
    {
        public string Url => ShowCriteria.Url(Key, Edition);

        public static Row Of(CriteriaSet s, int used) =>
            new(s.Key, s.Name, s.Edition, s.Content.Criteria.Count, s.Content.Weights(), s.Content.LevelsFrom, s.Content.LevelsTo, s.FrozenAt, s.Digest, used);
    }

    static readonly IReadOnlyList<TableColumn<Row>> columns =
    [
        new("key", r => r.Key), new("name", r => r.Name), new("version", r => r.Edition), new("criteria", r => r.Criteria), new("weights", r => r.Weights),
        new("levels_from", r => r.LevelsFrom), new("levels_to", r => r.LevelsTo), new("frozen_at", r => r.FrozenAt), new("digest", r => r.Digest), new("campaigns", r => r.Campaigns),
    ];

    public static async Task<IResult> Get(HttpContext http, ListQuery query, Db db, CancellationToken cancel)
    {
        var sets = await db.CriteriaSets.AsNoTracking().OrderBy(c => c.Key).ThenByDescending(c => c.Edition)
            .Select(s => new { Set = s, Used = db.Campaigns.Count(c => c.Criteria == s.Id) }).ToListAsync(cancel);
        List<Row> rows = [.. sets.Select(x => Row.Of(x.Set, x.Used))];
        if (TableAnswer.Of(http, rows, columns, "criteria", open: false) is { } file) return file;
        return ListCriteriaPage.Show(query.Of<Row>([.. rows.Skip(query.Skip).Take(ListQuery.Size)], rows.Count));
    }
}
