using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>What the forms of a campaign let choose from.</summary>
public sealed record CampaignChoices(IReadOnlyList<Choice> Appointing, IReadOnlyList<Choice> Approvers, IReadOnlyList<Choice> PostKinds, IReadOnlyList<Choice> Criteria, IReadOnlyList<Choice> LegalEvents)
{
    /// <param name="now">The campaign that is being changed: what it has is always among the choices.</param>
    public static async Task<CampaignChoices> Load(Db db, Actor actor, Campaign? now, CancellationToken cancel)
    {
        var leading = await db.Campaigns.Select(c => c.AppointingBody).Union(db.Campaigns.Select(c => c.Approver)).ToListAsync(cancel);
        var bodies = await db.Bodies.AsNoTracking().OrderBy(b => b.LegalName).Select(b => new { b.Id, b.LegalName }).ToListAsync(cancel);
        var own = actor.BodiesWith(Role.AppointmentsTeam);
        var kinds = await db.Posts.Select(p => new { p.Kind, p.Title }).Distinct().ToListAsync(cancel);
        var sets = await db.CriteriaSets.AsNoTracking().OrderBy(s => s.Name).ThenByDescending(s => s.Edition).Select(s => new { s.Id, s.Name, s.Edition, s.FrozenAt }).ToListAsync(cancel);
        var events = await db.LegalEvents.AsNoTracking().OrderBy(e => e.Name).Select(e => new { e.Id, e.Name }).ToListAsync(cancel);
        var ranked = bodies.OrderByDescending(b => leading.Contains(b.Id)).ThenBy(b => b.LegalName, StringComparer.CurrentCulture).ToList();
        return new(
            [.. ranked.Where(b => own is null || own.Contains(b.Id)).Select(b => new Choice($"{b.Id}", b.LegalName))],
            [.. ranked.Select(b => new Choice($"{b.Id}", b.LegalName))],
            [.. kinds.GroupBy(k => k.Kind).Select(g => new Choice(g.Key, g.GroupBy(k => k.Title).MaxBy(t => t.Count())!.Key)).Concat(now is null || kinds.Exists(k => k.Kind == now.PostKind) ? [] : [new Choice(now.PostKind, now.PostKind)]).OrderBy(k => k.Text, StringComparer.CurrentCulture)],
            [.. sets.Select(s => new Choice($"{s.Id}", $"{s.Name}, version {s.Edition}", s.FrozenAt is null ? "Being written; it is frozen when the campaign is published" : "Frozen"))],
            [.. events.Select(e => new Choice($"{e.Id}", e.Name))]);
    }

    public BodyId ReadAppointing(FormReader read, string? text) => Id<BodyId>(read, text, "AppointingBody", "Select the body that appoints", Appointing);
    public BodyId ReadApprover(FormReader read, string? text) => Id<BodyId>(read, text, "Approver", "Select the body that approves", Approvers);
    public CriteriaSetId ReadCriteria(FormReader read, string? text) => Id<CriteriaSetId>(read, text, "Criteria", "Select the criteria", Criteria);

    static T Id<T>(FormReader read, string? text, string field, string message, IReadOnlyList<Choice> choices) where T : struct, IId<T> =>
        Platform.Id.TryParse<T>(read.OneOf(text, field, message, choices.Select(c => c.Value)), out var id) ? id : default;
}
