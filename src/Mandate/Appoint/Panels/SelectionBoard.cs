using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>Every post of a campaign: its stage, since when, and who has to move next.</summary>
public static class SelectionBoard
{
    public const string Route = "/appoint/{campaign}/selection";
    public static string Url(string campaign) => $"/appoint/{campaign}/selection";

    public sealed record Filter(string? Stage, string? Who, string? Q);
    public sealed record Row(string Post, string Body, string? Region, string? Panel, int? Applicants, PostStage Stage, DateTimeOffset Since, int Days, string? Who, DateOnly? AnnouncedOn, string? Href, OrderLine? Order, string? Group);
    public sealed record Model(string Slug, string Campaign, Filter Filter, PageOf<Row> Rows, IReadOnlyList<(PostStage Stage, int Count)> Counts, IReadOnlyList<string> Whos);

    public static async Task<IResult> Get(string campaign, string? stage, string? who, string? q, ListQuery list, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var all = await Load(db, found, clock.GetUtcNow(), cancel);
        var rows = Sorted(all.Where(r =>
            (string.IsNullOrEmpty(stage) || r.Stage.ToString().Equals(stage, StringComparison.OrdinalIgnoreCase))
            && (string.IsNullOrEmpty(who) || r.Who == who)
            && (string.IsNullOrWhiteSpace(q) || $"{r.Post} {r.Body} {r.Region} {r.Panel}".Contains(q.Trim(), StringComparison.CurrentCultureIgnoreCase))), list).ToList();
        return TableAnswer.Of(http, rows, Columns, $"{found.Slug}-selection", open: false)
            ?? SelectionBoardPage.Show(new(found.Slug, found.Title, new(stage, who, q), list.Of(rows.Skip(list.Skip).Take(ListQuery.Size).ToList(), rows.Count),
                [.. all.CountBy(r => r.Stage).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))], [.. all.Select(r => r.Who).OfType<string>().Distinct().Order(StringComparer.Ordinal)]));
    }

    /// <summary>A campaign has at most some hundreds of posts: one query brings them all, one counts their applicants.</summary>
    static async Task<IReadOnlyList<Row>> Load(Db db, Campaign campaign, DateTimeOffset now, CancellationToken cancel)
    {
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id), cancel);
        var panels = await db.Panels.AsNoTracking().Where(p => p.Campaign == campaign.Id).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var wanted = await Wanted.Of(db, campaign.Id, cancel);
        var order = (await db.Order(campaign, [.. posts.Where(p => p.Post.WithdrawnAt is null && p.Post.Report is null && p.Post.Follows is null)], London.Day(now), cancel)).ToDictionary(o => o.Post);
        return [.. posts.Select(p =>
        {
            var since = p.Post.Since(campaign);
            return new Row(p.Title, p.Body, p.Region, p.Post.Panel is { } panel ? panels[panel] : null, campaign.Closes.Includes(now) ? null : wanted.For(p.Post.Id), p.Post.Stage, since,
                p.Post.WhoHasIt(campaign) is null ? 0 : Math.Max(0, London.Day(now).DayNumber - London.Day(since).DayNumber), p.Post.WhoHasIt(campaign), p.Post.AnnouncedOn, Next(campaign, p.Post), order.GetValueOrDefault(p.Post.Id), p.Post.Group);
        })];
    }

    internal static string? Next(Campaign campaign, CampaignPost post) => post switch
    {
        { AnnouncedOn: not null } or { Follows: not null } => null,
        { Stage: PostStage.Approved or PostStage.FellThrough or PostStage.Offered } => Offers.MakeOffer.Url(post.Id),
        { Stage: PostStage.Accepted or PostStage.NoAppointment } => Offers.Announce.Url(campaign.Slug),
        { Panel: { } panel } => ShowPanel.Url(campaign.Slug, panel),
        { Stage: PostStage.Withdrawn } => null,
        _ => FormPanel.Url(campaign.Slug),
    };

    static IEnumerable<Row> Sorted(IEnumerable<Row> rows, ListQuery list)
    {
        IOrderedEnumerable<Row> By<T>(Func<Row, T> key) => list.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
        return list.Sort switch
        {
            "region" => By(r => r.Region),
            "panel" => By(r => r.Panel),
            "applicants" => By(r => r.Applicants),
            "stage" => By(r => r.Stage),
            "since" => By(r => r.Since),
            "who" => By(r => r.Who),
            _ => By(r => r.Body),
        };
    }

    static readonly IReadOnlyList<TableColumn<Row>> Columns =
    [
        new("body", r => r.Body), new("post", r => r.Post), new("region", r => r.Region), new("panel", r => r.Panel), new("applicants", r => r.Applicants), new("stage", r => r.Stage.Words()),
        new("since", r => r.Since), new("days", r => r.Days), new("who_has_it", r => r.Who), new("announced_on", r => r.AnnouncedOn),
    ];
}
