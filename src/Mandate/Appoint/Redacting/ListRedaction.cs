using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Redacting;

/// <summary>The applications of a campaign whose answers are read before the sift, and how far that has come.</summary>
public static class ListRedaction
{
    public const string Route = "/appoint/{campaign}/redaction";
    public static string Url(string campaign) => $"/appoint/{campaign}/redaction";

    public sealed record Row(ApplicationId Id, string Reference, int Hidden, DateTimeOffset? ReadAt);

    /// <param name="WhyNot">Why this person cannot do it now, or null.</param>
    public sealed record Model(string Slug, string Campaign, string? WhyNot, int Read, PageOf<Row> Rows);

    public static async Task<IResult> Get(string campaign, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        if (await db.MayNotRedact(actor, found, clock.GetUtcNow(), cancel) is { } refusal) return ListRedactionPage.Show(new(found.Slug, found.Title, refusal.ToString(), 0, list.Of<Row>([], 0)));
        var live = db.Applications.AsNoTracking().Where(a => a.Campaign == found.Id && a.WithdrawnAt == null);
        var read = await db.RedactionReadings.CountAsync(r => live.Any(a => a.Id == r.Application), cancel);
        var all = (await Wanted.Of(db, found.Id, cancel)).Sent;
        // First those that nobody has read; each part in the order of an index, so that a page of a hundred thousand costs what one of four hundred does.
        var rows = await live.Where(a => !db.RedactionReadings.Any(r => r.Application == a.Id)).OrderBy(a => a.Reference).Skip(list.Skip).Take(ListQuery.Size)
            .Select(a => new Row(a.Id, a.Reference, db.Redactions.Count(r => r.Application == a.Id && r.UndoneAt == null), null)).ToListAsync(cancel);
        if (read > 0 && rows.Count < ListQuery.Size)
            rows.AddRange(await (from r in db.RedactionReadings
                                 join a in live on r.Application equals a.Id
                                 orderby a.Reference
                                 select new Row(a.Id, a.Reference, db.Redactions.Count(x => x.Application == a.Id && x.UndoneAt == null), r.At))
                .Skip(Math.Max(0, list.Skip - (all - read))).Take(ListQuery.Size - rows.Count).ToListAsync(cancel));
        return ListRedactionPage.Show(new(found.Slug, found.Title, null, read, list.Of(rows, all)));
    }
}
