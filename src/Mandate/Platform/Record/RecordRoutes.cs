using Mandate.Platform.Access;
using Mandate.Platform.Record.Audit;
using Mandate.Platform.Record.Public;

namespace Mandate.Platform.Record;

/// <summary>Table of contents of the record.</summary>
public static class RecordRoutes
{
    public static readonly AccessRule Auditors = AccessRule.AnyOf(Role.Auditor);

    public static void MapRecord(this IEndpointRouteBuilder app)
    {
        var everyone = app.MapGroup("").Allow(AccessRule.Everyone);
        everyone.MapGet(ShowRecord.Route, ShowRecord.Get);
        everyone.MapGet(ListHeads.Route, ListHeads.Get);
        everyone.MapGet(ShowProof.Route, ShowProof.Get);
        everyone.MapGet(ShowProof.ConsistencyRoute, ShowProof.GetConsistency);

        var auditors = app.MapGroup("").Allow(Auditors);
        auditors.MapGet(ListEvents.Route, ListEvents.Get);
        auditors.MapGet(DownloadExport.Route, DownloadExport.Get);
        auditors.MapGet(ListReads.Route, ListReads.Get);
    }
}
