using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>All applications of a campaign, for those who run it, once it has closed.</summary>
public static class ListApplications
{
    public const string Route = "/appoint/{campaign}/applications";
    public static string Url(string campaign) => $"/appoint/{campaign}/applications";

    public sealed record Model(string Slug, string Campaign, Refusal? Why, string? Q, string? Show, PageOf<Row>? Rows);
    public sealed record Row(string Reference, string Name, DateTimeOffset SubmittedAt, DateTimeOffset? WithdrawnAt, bool Adjustments, bool GuaranteedInterview, bool Cv);

    public static async Task<IResult> Get(string campaign, string? q, string? show, ListQuery list, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await TeamReading.Open(db, actor, campaign, now, cancel) is not var (found, why)) return Results.NotFound();
        if (why is not null) return ListApplicationsPage.Show(new(found.Slug, found.Title, why, q, show, null));
        var all = Filtered(db.Applications.AsNoTracking().Where(a => a.Campaign == found.Id), q, show);
        db.RecordAccess(actor, Subject.Of(found.Id), "Listed the applications of a campaign", now);
        await db.SaveChangesAsync(cancel);
        if (list.Format is not null) return TableAnswer.Of(http, await Rows(Sorted(all, list)).ToListAsync(cancel), columns, $"{found.Slug}-applications", open: false)!;
        var rows = await Rows(Sorted(all, list).Skip(list.Skip).Take(ListQuery.Size)).ToListAsync(cancel);
        return ListApplicationsPage.Show(new(found.Slug, found.Title, null, q, show, list.Of(rows, string.IsNullOrWhiteSpace(q) && string.IsNullOrEmpty(show) ? await Total(db, found, cancel) : await all.CountAsync(cancel))));
    }

    static async Task<int> Total(Db db, Campaign campaign, CancellationToken cancel) => await Wanted.Of(db, campaign.Id, cancel) is var wanted ? wanted.Sent + wanted.Withdrawn : 0;

    static IQueryable<Application> Filtered(IQueryable<Application> all, string? q, string? show)
    {
        if (FormReader.Clean(q) is { Length: > 0 } text)
        {
            var lower = text.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, MA0011 // runs in the database
            all = all.Where(a => a.Reference.ToLower().Contains(lower) || a.Content.Name.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, MA0011
        }
        return show switch
        {
            "adjustments" => all.Where(a => a.Content.NeedsAdjustments == true),
            "guaranteed" => all.Where(a => a.Content.GuaranteedInterview),
            "withdrawn" => all.Where(a => a.WithdrawnAt != null),
            _ => all,
        };
    }

    static IQueryable<Application> Sorted(IQueryable<Application> all, ListQuery list) => (list.Sort, list.Descending) switch
    {
        ("sent", false) => all.OrderBy(a => a.SubmittedAt).ThenBy(a => a.Reference),
        ("sent", true) => all.OrderByDescending(a => a.SubmittedAt).ThenBy(a => a.Reference),
        ("reference", true) => all.OrderByDescending(a => a.Reference),
        _ => all.OrderBy(a => a.Reference),
    };

    static IQueryable<Row> Rows(IQueryable<Application> some) =>
        some.Select(a => new Row(a.Reference, a.Content.Name, a.SubmittedAt, a.WithdrawnAt, a.Content.NeedsAdjustments == true, a.Content.GuaranteedInterview, a.Content.Cv != null));

    static readonly IReadOnlyList<TableColumn<Row>> columns =
    [
        new("reference", r => r.Reference), new("name", r => r.Name), new("sent", r => r.SubmittedAt), new("withdrawn", r => r.WithdrawnAt),
        new("adjustments", r => r.Adjustments), new("guaranteed_interview", r => r.GuaranteedInterview), new("cv", r => r.Cv),
    ];
}
