using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Clarifying;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Openings;

/// <summary>The public page of a campaign.</summary>
public static class ShowOpening
{
    public const string Route = "/appoint/{campaign}";
    public static string Url(string slug) => $"/appoint/{slug}";
    public static string ApplyUrl(string slug) => $"/appoint/{slug}/apply";

    public sealed record Model(Opening Opening, CriteriaSet Criteria, string AppointingBody, string WhoDecides, IReadOnlyList<LegalCondition> Conditions, IReadOnlyList<PublicAnswer> Answers, PageOf<PublicPost> Posts, IReadOnlyList<string> Regions, string? Region, string? Q);

    internal static readonly IReadOnlyList<TableColumn<PublicPost>> Columns =
    [
        new("post", p => p.Slug), new("title", p => p.Advert.Title), new("body", p => p.Advert.BodyName), new("region", p => p.Advert.Region),
        new("population", p => p.Advert.Population), new("population_basis", p => p.Advert.PopulationBasis), new("population_date", p => p.Advert.PopulationDate),
        new("pay_minimum", p => p.Band?.MinimumPence is { } min ? new Pence(min) : null), new("pay_maximum", p => p.Band is { } b ? new Pence(b.MaximumPence) : null), new("pay_confirmed", p => p.Band?.Confirmed),
        new("shared_in", p => p.Group), new("outcome", p => p.Words), new("announced", p => p.AnnouncedOn), new("expected_by", p => p.ExpectedBy), new("withdrawn_why", p => p.WithdrawnWhy),
    ];

    public static async Task<IResult> Get(string campaign, string? region, string? q, HttpContext http, ListQuery query, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.OpeningWithPosts(campaign, clock.GetUtcNow(), cancel) is not { } opening) return Results.NotFound();
        var c = opening.Campaign;
        List<PublicPost> posts = [.. Sorted(opening.Posts.Where(p => (string.IsNullOrEmpty(region) || p.Advert.Region == region)
            && (string.IsNullOrWhiteSpace(q) || p.Advert.BodyName.Contains(q.Trim(), StringComparison.CurrentCultureIgnoreCase))), query)];
        if (TableAnswer.Of(http, posts, Columns, $"{c.Slug}-posts") is { } file) return file;
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(x => x.Id == c.Criteria, cancel);
        List<BodyId> deciders = [c.AppointingBody, .. c.Chain().Select(x => x.Body)];
        var names = await db.Bodies.Where(x => deciders.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.LegalName, cancel);
        return ShowOpeningPage.Show(new(opening, criteria, names[c.AppointingBody], c.WhoDecides(x => names[x]), await VacantPosts.Conditions(db, c, clock.Today(), cancel), await db.PublicAnswersOf(c.Id, cancel),
            query.Of<PublicPost>([.. posts.Skip(query.Skip).Take(ListQuery.Size)], posts.Count), [.. opening.Posts.Select(p => p.Advert.Region).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)], region, q));
    }

    static IEnumerable<PublicPost> Sorted(IEnumerable<PublicPost> posts, ListQuery query)
    {
        Func<PublicPost, object?> key = query.Sort switch
        {
            "region" => p => p.Advert.Region ?? "", "people" => p => p.Advert.Population ?? -1, "pay" => p => p.Band?.MaximumPence ?? -1, "status" => p => p.Words, _ => p => p.Advert.BodyName,
        };
        return query.Descending ? posts.OrderByDescending(key).ThenBy(p => p.Slug, StringComparer.Ordinal) : posts.OrderBy(key).ThenBy(p => p.Slug, StringComparer.Ordinal);
    }
}
