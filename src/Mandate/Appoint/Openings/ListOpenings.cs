using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Openings;

/// <summary>Every campaign the public may see: open, opening soon, closed, finished.</summary>
public static class ListOpenings
{
    public const string Route = "/appoint";
    public static string Url => Route;

    public sealed record Row(string Title, string Slug, CampaignStatus Status, DateTimeOffset OpensAt, Deadline Closes, int Posts, int Appointed, bool Invented, bool Fenced)
    {
        public string Url => ShowOpening.Url(Slug);
    }

    public sealed record Model(PageOf<Row> Rows, string? Status);

    static readonly IReadOnlyList<TableColumn<Row>> columns =
    [
        new("campaign", r => r.Slug), new("title", r => r.Title), new("status", r => r.Status.Words()), new("opens", r => r.OpensAt), new("closes", r => r.Closes.Ends), new("posts", r => r.Posts), new("appointed", r => r.Appointed), new("invented", r => r.Invented), new("route", r => r.Fenced ? "ring-fenced" : "open"),
    ];

    public static async Task<IResult> Get(string? status, HttpContext http, ListQuery query, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var found = await db.Published(now).Select(c => new
        {
            Campaign = c,
            Posts = db.CampaignPosts.Count(p => p.Campaign == c.Id && p.WithdrawnAt == null),
            Announced = db.CampaignPosts.Count(p => p.Campaign == c.Id && p.WithdrawnAt == null && p.AnnouncedOn <= today),
            Nobody = db.CampaignPosts.Count(p => p.Campaign == c.Id && p.WithdrawnAt == null && p.AnnouncedOn <= today && p.NoAppointment != null),
        }).ToListAsync(cancel);
        List<Row> rows = [.. found.Select(x => new Row(x.Campaign.Title, x.Campaign.Slug, x.Campaign.StatusAt(now, x.Posts == x.Announced), x.Campaign.OpensAt, x.Campaign.Closes, x.Posts, x.Announced - x.Nobody, x.Campaign.Invented, x.Campaign.Fenced()))
            .Where(r => string.IsNullOrEmpty(status) || $"{r.Status}" == status)
            .OrderBy(r => r.Status is CampaignStatus.Open ? 0 : r.Status is CampaignStatus.Announced ? 1 : 2).ThenBy(r => r.Status is CampaignStatus.Open or CampaignStatus.Announced ? r.Closes.Ends.UtcTicks : -r.Closes.Ends.UtcTicks)];
        if (TableAnswer.Of(http, rows, columns, "campaigns") is { } file) return file;
        return ListOpeningsPage.Show(new(query.Of<Row>([.. rows.Skip(query.Skip).Take(ListQuery.Size)], rows.Count), status));
    }
}
