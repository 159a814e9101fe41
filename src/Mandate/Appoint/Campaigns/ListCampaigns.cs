using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>The campaigns a team runs, drafts included.</summary>
public static class ListCampaigns
{
    public const string Route = "/appoint/campaigns";
    public static string Url => Route;

    public sealed record Row(string Title, string Slug, CampaignStatus Status, DateTimeOffset OpensAt, Deadline Closes, int Posts, int Announced, int Sent, bool Fenced)
    {
        public string Url => Status == CampaignStatus.Draft ? PrepareCampaign.Url(Slug) : ShowCampaign.Url(Slug);
    }

    static readonly IReadOnlyList<TableColumn<Row>> columns =
    [
        new("campaign", r => r.Slug), new("title", r => r.Title), new("status", r => r.Status.Words()), new("opens", r => r.OpensAt), new("closes", r => r.Closes.Ends),
        new("posts", r => r.Posts), new("announced", r => r.Announced), new("applications", r => r.Sent), new("route", r => r.Fenced ? "ring-fenced" : "open"),
    ];

    public static async Task<IResult> Get(HttpContext http, ListQuery query, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var found = await db.CampaignsToRun(actor).AsNoTracking().OrderByDescending(c => c.OpensAt).Select(c => new
        {
            Campaign = c,
            Posts = db.CampaignPosts.Count(p => p.Campaign == c.Id && p.WithdrawnAt == null),
            Announced = db.CampaignPosts.Count(p => p.Campaign == c.Id && p.WithdrawnAt == null && p.AnnouncedOn <= today),
        }).ToListAsync(cancel);
        // Over all campaigns there are: whoever runs some gets those.
        var sent = await db.Remember(Marked.Applications, nameof(ListCampaigns), default, async () => await db.Applications.Where(a => a.WithdrawnAt == null).GroupBy(a => a.Campaign).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel));
        List<Row> rows = [.. found.Select(x => new Row(x.Campaign.Title, x.Campaign.Slug, x.Campaign.StatusAt(now, x.Posts == x.Announced), x.Campaign.OpensAt, x.Campaign.Closes, x.Posts, x.Announced, sent.GetValueOrDefault(x.Campaign.Id), x.Campaign.Fenced()))];
        if (TableAnswer.Of(http, rows, columns, "campaigns", open: false) is { } file) return file;
        return ListCampaignsPage.Show(query.Of<Row>([.. rows.Skip(query.Skip).Take(ListQuery.Size)], rows.Count));
    }
}
