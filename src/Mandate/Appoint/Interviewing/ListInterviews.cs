using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Interviewing;

/// <summary>The interviews and stakeholder sessions of one panel, for the team that arranges them.</summary>
public static class ListInterviews
{
    public const string Route = "/appoint/{campaign}/panels/{panel}/interviews";
    public static string Url(string campaign, PanelId panel) => $"/appoint/{campaign}/panels/{panel}/interviews";

    /// <param name="Adjusts">Whether the candidate asked for adjustments; what they are stands on the page of the interview.</param>
    public sealed record Line(ApplicationId Id, string Reference, string Name, IReadOnlyList<string> Posts, bool Adjusts, Interview? Interview);
    public sealed record Model(string Slug, PanelId Panel, string PanelName, IReadOnlyList<Line> Lines, IReadOnlyDictionary<PanelMemberId, string> Members, IReadOnlyList<(DateOnly On, string TookPart, int Candidates)> Sessions);

    public static async Task<IResult> Get(string campaign, PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.PanelForTeam(actor, campaign, panel, cancel) is not (var found, var shown)) return Results.NotFound();
        var interviews = await db.Interviews.AsNoTracking().Where(i => i.Panel == panel).ToDictionaryAsync(i => i.Application, cancel);
        var lines = (await db.Invitees(shown, cancel)).Select(i => new Line(i.Id, i.Reference, i.Name, i.Posts, i.Content.NeedsAdjustments == true, interviews.GetValueOrDefault(i.Id))).OrderBy(l => l.Interview is { Stands: true } i ? i.At : DateTimeOffset.MaxValue).ToList();
        var sessions = await db.StakeholderSessions.AsNoTracking().Where(s => s.Panel == panel).OrderBy(s => s.HeldOn).ToListAsync(cancel);
        if (lines.Count > 0)
        {
            db.RecordAccess(actor, Subject.Of(panel), "Read who is interviewed", clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
        }
        return ListInterviewsPage.Show(new(found.Slug, panel, shown.Name, lines, (await db.People(shown, cancel)).ToDictionary(p => p.Key, p => p.Value.Name), [.. sessions.Select(s => (s.HeldOn, s.TookPart, s.Advice.Count))]));
    }
}
