using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Register;

/// <summary>The page of one body.</summary>
public static class ShowBody
{
    public const string Route = "/bodies/{slug}";
    public static string Url(string slug) => $"/bodies/{slug}";

    public sealed record Model(string LegalName, string Kind, BodyStatus Status, DateOnly From, DateOnly? To, IReadOnlyList<HistoryLine> History);

    public static async Task<IResult> Get(string slug, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var body = await db.Bodies.AsNoTracking().SingleOrDefaultAsync(b => b.Slug == slug, cancel);
        if (body is null) return Results.NotFound();
        return ShowBodyPage.Show(new(body.LegalName, body.Kind, body.StatusOn(clock.Today()), body.From, body.To,
            await db.HistoryOf(Subject.Of(body.Id), cancel)));
    }
}
