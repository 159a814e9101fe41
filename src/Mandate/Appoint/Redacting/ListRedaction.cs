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
        var rows = await (from a in live
                          let at = db.RedactionReadings.Where(r => r.Application == a.Id).Select(r => (DateTimeOffset?)r.At).FirstOrDefault()
                          orderby at != null, a.Reference
                          select new Row(a.Id, a.Reference, db.Redactions.Count(r => r.Application == a.Id && r.UndoneAt == null), at)).Skip(list.Skip).Take(ListQuery.Size).ToListAsync(cancel);
        return ListRedactionPage.Show(new(found.Slug, found.Title, null, read, list.Of(rows, await live.CountAsync(cancel))));
    }
}
