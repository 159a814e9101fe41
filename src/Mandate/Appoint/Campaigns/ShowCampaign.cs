using Mandate.Appoint.CriteriaSets;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>A published campaign as its team sees it: where it stands, how many applied, every post. Never who, before closing.</summary>
public static class ShowCampaign
{
    public const string Route = "/appoint/campaigns/{campaign}";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}";

    public sealed record Row(CampaignPost Post, string Pay, int Wanted)
    {
        public string Stage => StageWords.Of(Post.Stage);
    }

    public sealed record Model(Campaign Campaign, CampaignStatus Status, CriteriaSet Criteria, PageOf<Row> Posts, int All, IReadOnlyList<string> Regions, string? Region, string? Stage, string? Q,
        int Sent, int Withdrawn, int Started, bool MayWithdraw, bool MayRerun, bool MayExpect, DateTimeOffset Now, IReadOnlyList<HistoryItem> History);

    static readonly IReadOnlyList<TableColumn<Row>> columns =
    [
        new("post", r => r.Post.Slug), new("title", r => r.Post.Advert.Title), new("body", r => r.Post.Advert.BodyName), new("region", r => r.Post.Advert.Region), new("population", r => r.Post.Advert.Population),
        new("pay", r => r.Pay), new("stage", r => r.Stage), new("applications_that_name_it", r => r.Wanted), new("withdrawn_why", r => r.Post.WithdrawnWhy),
    ];

    public static async Task<IResult> Get(string campaign, string? region, string? stage, string? q, HttpContext http, ListQuery query, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignsToRun(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Slug == campaign, cancel) is not { } c) return Results.NotFound();
        if (c.PublishedAt is null) return Results.LocalRedirect(PrepareCampaign.Url(campaign));
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var wanted = await Wanted.Of(db, c.Id, cancel);
        var found = await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == c.Id).ToListAsync(cancel);
        List<Row> all = [.. found.Select(p => new Row(p, Days.Pay(c.Terms.BandFor(p.Advert.PeopleServed)), wanted.For(p.Id)))];
        List<Row> rows = [.. Sorted(all.Where(r => Matches(r, region, stage, q)), query)];
        if (TableAnswer.Of(http, rows, columns, $"{c.Slug}-posts-for-the-team", open: false) is { } file) return file;

        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(s => s.Id == c.Criteria, cancel);
        var live = all.Where(r => r.Post.WithdrawnAt is null).ToList();
        var status = c.StatusAt(now, live.TrueForAll(r => r.Post.PublicOn(today) != PublicOutcome.NotAnnounced));
        return ShowCampaignPage.Show(new(c, status, criteria, query.Of<Row>([.. rows.Skip(query.Skip).Take(ListQuery.Size)], rows.Count), all.Count,
            [.. all.Select(r => r.Post.Advert.Region).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)], region, stage, q,
            wanted.Sent, wanted.Withdrawn, await Started.Count(db, c, cancel), !c.MayWithdrawPost(now).Refused,
            all.Exists(r => r.Post.PublicOn(today) == PublicOutcome.NotAppointedRerun), status is CampaignStatus.Closed, now, await db.HistoryItems(Subject.Of(c.Id), cancel)));
    }

    static bool Matches(Row r, string? region, string? stage, string? q) =>
        (string.IsNullOrEmpty(region) || r.Post.Advert.Region == region) && (string.IsNullOrEmpty(stage) || $"{r.Post.Stage}" == stage)
        && (string.IsNullOrWhiteSpace(q) || r.Post.Advert.BodyName.Contains(q.Trim(), StringComparison.CurrentCultureIgnoreCase));

    static IEnumerable<Row> Sorted(IEnumerable<Row> rows, ListQuery query)
    {
        Func<Row, object?> key = query.Sort switch
        {
            "region" => r => r.Post.Advert.Region ?? "", "people" => r => r.Post.Advert.Population ?? -1, "stage" => r => r.Post.Stage, "wanted" => r => r.Wanted, _ => r => r.Post.Advert.BodyName,
        };
        return query.Descending ? rows.OrderByDescending(key).ThenBy(r => r.Post.Slug, StringComparer.Ordinal) : rows.OrderBy(key).ThenBy(r => r.Post.Slug, StringComparer.Ordinal);
    }
}
