using Mandate.Platform.Web;
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
        everyone.Get(ShowRecord.Route, ShowRecord.Get);
        everyone.Get(ListHeads.Route, ListHeads.Get);
        everyone.Get(ShowProof.Route, ShowProof.Get);
        everyone.Get(ShowProof.ConsistencyRoute, ShowProof.GetConsistency);

        var auditors = app.MapGroup("").Allow(Auditors);
        auditors.Get(ListEvents.Route, ListEvents.Get);
        auditors.Get(DownloadExport.Route, DownloadExport.Get);
        auditors.Get(ListReads.Route, ListReads.Get);
    }
}
