using Mandate.Appoint.Openings;
using Mandate.Platform.Data;
using Mandate.Platform.Web;

namespace Mandate.Appoint.Monitoring;

/// <summary>What everybody may read of how far each group came.</summary>
public static class ShowFairness
{
    public const string Route = "/appoint/{campaign}/fairness";
    public static string Url(string campaign) => $"/appoint/{campaign}/fairness";

    public sealed record Model(Campaign Campaign, IReadOnlyList<FairnessRelease> Published, FairnessView View);

    public static async Task<IResult> Get(string campaign, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.Opening(campaign, now, cancel) is not { } found) return Results.NotFound();
        var published = (await db.FairnessOf(found.Id, cancel)).FindAll(r => r.PublishedAt <= now);
        var view = FairnessView.Of(published.Select(r => r.Content));
        return TableAnswer.Of(http, FairnessLine.Of(view), FairnessLine.Columns, $"{found.Slug}-fairness") ?? ShowFairnessPage.Show(new(found, published, view));
    }
}
