using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;

namespace Mandate.Bodies.Keeping.Law;

/// <summary>The legal events as their keepers see them: expected, moved, happened, and how many wait for each.</summary>
public static class ListKeptEvents
{
    public const string Route = "/legal-events/keep";
    public static string Url => Route;

    public sealed record Model(IReadOnlyList<LegalEventLine> Events, bool MayKeep);

    static readonly TableColumn<LegalEventLine>[] columns =
    [
        new("slug", e => e.Slug), new("name", e => e.Name), new("kind", e => e.Kind), new("stage", e => e.Stage), new("expected", e => e.Expected),
        new("times_moved", e => e.Moves), new("actual", e => e.ActualOn), new("designates_waiting", e => e.Waiting),
    ];

    public static async Task<IResult> Get(HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var events = await LegalEventLine.All(db, clock.Today(), cancel);
        return TableAnswer.Of(http, events, columns, "legal-events") ?? ListKeptEventsPage.Show(new(events, BodiesAccess.MayKeepAll(actor)));
    }
}
