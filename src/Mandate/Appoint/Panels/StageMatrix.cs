using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>Posts by stages: days in each, who has it, what is late and with whom, what will be late; and how many candidates are where.</summary>
public static class StageMatrix
{
    public const string Route = "/appoint/{campaign}/selection/matrix";
    public static string Url(string campaign) => $"/appoint/{campaign}/selection/matrix";

    public sealed record Filter(string? When, string? Stage, string? Who, string? Region, string? Q);

    /// <param name="Spans">Stages gone through.</param>
    /// <param name="Total">Days from closing until now, or until the announcement.</param>
    public sealed record Row(NamedPost Post, IReadOnlyList<StageSpan> Spans, int Total, string? Who, Punctuality Time, string? Href)
    {
        public SelectionStage? Present => Spans is [.., { To: null } now] ? now.Stage : null;
    }

    /// <summary>Candidates by how far they have come; each counts in every line they reached.</summary>
    public sealed record Pipeline(int Sent, int Withdrawn, int Sifted, int Shortlisted, int Interviewed, int Appointable, int Offered, int Accepted);

    public sealed record Model(string Slug, string Campaign, bool Open, Filter Filter, PageOf<Row> Rows, int Late, int WillBeLate, IReadOnlyList<(string Who, int Posts, int Days)> LateWith, Pipeline? Pipeline, IReadOnlyList<string> Whos, IReadOnlyList<string> Regions, DateTimeOffset Now);

    public static async Task<IResult> Get(string campaign, string? when, string? stage, string? who, string? region, string? q, ListQuery list, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var now = clock.GetUtcNow();
        var filter = new Filter(when, stage, who, region, q);
        var all = await Load(db, found, now, cancel);
        var rows = Sorted(all.Where(r => Passes(r, filter)), list, now).ToList();
        if (TableAnswer.Of(http, rows, Columns(now), $"{found.Slug}-stages", open: false) is { } download) return download;
        var open = found.Closes.Includes(now);
        return StageMatrixPage.Show(new(found.Slug, found.Title, open, filter, list.Of(rows.Skip(list.Skip).Take(ListQuery.Size).ToList(), rows.Count), all.Count(r => r.Time.Late), all.Count(r => r.Time.WillBeLate),
            [.. all.Where(r => r.Time.Late).GroupBy(r => r.Who ?? "Nobody").Select(g => (g.Key, g.Count(), g.Max(r => r.Time.DaysLate))).OrderByDescending(g => g.Item2)],
            open ? null : await Candidates(db, found, cancel), [.. all.Select(r => r.Who).OfType<string>().Distinct().Order(StringComparer.Ordinal)], [.. all.Select(r => r.Post.Region).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)], now));
    }

    /// <summary>A campaign has at most some hundreds of posts: one query brings them all.</summary>
    static async Task<IReadOnlyList<Row>> Load(Db db, Campaign campaign, DateTimeOffset now, CancellationToken cancel)
    {
        var posts = (await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id && p.Follows == null), cancel)).Select(p => (Post: p, Spans: p.Post.Spans(campaign, now))).ToList();
        var pace = StageClock.Pace(posts.Select(p => p.Spans));
        return [.. posts.Select(p => new Row(p.Post, p.Spans, p.Spans.Sum(s => s.Days(now)), p.Post.Post.WhoHasIt(campaign), p.Spans.Punctuality(campaign, pace, now), SelectionBoard.Next(campaign, p.Post.Post)))];
    }

    static bool Passes(Row row, Filter filter) =>
        (filter.When switch { "late" => row.Time.Late, "will-be-late" => row.Time.WillBeLate, "in-time" => row.Present is not null && !row.Time.Late && !row.Time.WillBeLate, "over" => row.Spans.Count > 0 && row.Present is null, _ => true })
        && (string.IsNullOrEmpty(filter.Stage) || string.Equals(row.Present?.ToString(), filter.Stage, StringComparison.OrdinalIgnoreCase))
        && (string.IsNullOrEmpty(filter.Who) || row.Who == filter.Who)
        && (string.IsNullOrEmpty(filter.Region) || row.Post.Region == filter.Region)
        && (string.IsNullOrWhiteSpace(filter.Q) || row.Post.Name.Contains(filter.Q.Trim(), StringComparison.CurrentCultureIgnoreCase));

    /// <summary>One query with a count for each line.</summary>
    static Task<Pipeline> Candidates(Db db, Campaign campaign, CancellationToken cancel)
    {
        var sent = db.Applications.Where(a => a.Campaign == campaign.Id);
        var posts = db.CampaignPosts.Where(p => p.Campaign == campaign.Id);
        return db.Campaigns.Where(c => c.Id == campaign.Id).Select(c => new Pipeline(
            sent.Count(), sent.Count(a => a.WithdrawnAt != null),
            sent.Count(a => db.AgreedScores.Any(s => s.Application == a.Id && s.Round == Round.Sift)),
            sent.Count(a => db.StageDecisions.Any(d => d.Application == a.Id && d.Step == SelectionStep.Shortlist && d.Through)),
            sent.Count(a => db.AgreedScores.Any(s => s.Application == a.Id && s.Round == Round.Interview)),
            sent.Count(a => db.CandidateOutcomes.Any(o => o.Application == a.Id && o.Judgement == Judgement.Appointable)),
            posts.Count(p => p.Offer != null), posts.Count(p => p.Offer!.Answer == OfferAnswer.Accepted))).SingleAsync(cancel);
    }

    static IEnumerable<Row> Sorted(IEnumerable<Row> rows, ListQuery list, DateTimeOffset now)
    {
        IOrderedEnumerable<Row> By<T>(Func<Row, T> key) => list.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
        return list.Sort switch
        {
            "days" => By(r => r.Total),
            "late" => By(r => r.Time.DaysLate),
            "stage" => By(r => r.Present),
            "in-stage" => By(r => r.Spans is [.., var last] ? last.Days(now) : 0),
            "forecast" => By(r => r.Time.Forecast),
            _ => By(r => r.Post.Body),
        };
    }

    static IReadOnlyList<TableColumn<Row>> Columns(DateTimeOffset now) =>
    [
        new("body", r => r.Post.Body), new("post", r => r.Post.Title), new("region", r => r.Post.Region), new("stage", r => r.Present?.Words()), new("who_has_it", r => r.Who),
        .. Enum.GetValues<SelectionStage>().Select(s => new TableColumn<Row>($"days_{Platform.Slugs.Of(s.Words()).Replace('-', '_')}", r => r.Spans.FirstOrDefault(x => x.Stage == s)?.Days(now))),
        new("days_total", r => r.Total), new("due", r => r.Time.Due), new("days_late", r => r.Time.DaysLate), new("planned_announcement", r => r.Time.Planned), new("forecast_announcement", r => r.Time.Forecast), new("announced_on", r => r.Post.Post.AnnouncedOn),
    ];
}
