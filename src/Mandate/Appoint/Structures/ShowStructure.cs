using Mandate.Appoint.CriteriaSets;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Structures;

/// <summary>One executive structure as those who shape it see it: options with what they lack, consultation with counts, decision, campaign.</summary>
public static class ShowStructure
{
    public const string Route = "/structures/{structure}";
    public static string Url(StructureId id) => $"/structures/{id}";

    /// <param name="Counts">How many prefer each option, by its key; "" for none.</param>
    public sealed record Model(Shaping Of, StructureStatus Status, int Responses, IReadOnlyDictionary<string, int> Counts, string? CampaignSlug, string? Trouble, IReadOnlyList<HistoryItem> History)
    {
        public ExecutiveStructure S => Of.Structure;
    }

    public static async Task<IResult> Get(StructureId structure, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.StructureToShape(actor, structure, clock.Today(), cancel) is { } found ? ShowStructurePage.Show(await Load(db, found, null, clock.Today(), cancel)) : Results.NotFound();

    internal static async Task<Model> Load(Db db, Shaping found, string? trouble, DateOnly today, CancellationToken cancel)
    {
        var s = found.Structure;
        var counts = (await db.StructureResponses.Where(r => r.Structure == s.Id).Select(r => r.Option).ToListAsync(cancel)).CountBy(o => o ?? "").ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        var slug = s.Campaign is { } campaign ? await db.Campaigns.Where(c => c.Id == campaign).Select(c => c.Slug).SingleAsync(cancel) : null;
        return new(found, s.StatusOn(today), counts.Values.Sum(), counts, slug, trouble, await db.HistoryItems(Subject.Of(s.Id), cancel));
    }
}
