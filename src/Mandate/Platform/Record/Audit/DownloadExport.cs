using System.Text;
using Mandate.Platform.Data;

namespace Mandate.Platform.Record.Audit;

/// <summary>The record as a file that <c>mandate record verify</c> checks; texts and bodies as far as the auditor may see.</summary>
public static class DownloadExport
{
    public const string Route = "/record/export";
    public static string Url(bool texts) => texts ? $"{Route}?texts=true" : Route;

    public static async Task<IResult> Get(bool? texts, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (texts == true)
        {
            db.RecordAccess(actor, new Subject("record", Guid.Empty), "Exported the record with personal texts", clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
        }
        var scope = new ExportScope(actor.BodiesWith(Role.Auditor), texts == true);
        return Results.Stream(async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            await RecordExport.Write(db, scope, writer, cancel);
        }, "application/x-ndjson", "record.ndjson");
    }
}
