using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>The interview kit as the panel holds it in its hands: questions for each criterion, what to look for, the levels. Made to be printed.</summary>
public static class ShowKit
{
    public const string Route = "/assessing/{panel}/kit";
    public static string Url(PanelId panel) => $"/assessing/{panel}/kit";

    public sealed record Model(PanelId Panel, string PanelName, string Campaign, IReadOnlyList<string> Posts, CriteriaContent Criteria, InterviewKit Kit, bool Begun);

    public static async Task<IResult> Get(PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk) return Results.NotFound();
        return ShowKitPage.Show(new(panel, desk.Panel.Name, desk.Campaign.Title, [.. desk.Posts.Select(p => p.Name)], desk.Criteria.Content, await db.KitOf(desk, cancel), desk.Interviews.Any(i => i.Begun(now))));
    }

    /// <summary>The panel's kit, or what the criteria themselves give while nobody has written one.</summary>
    internal static async Task<InterviewKit> KitOf(this Db db, PanelDesk desk, CancellationToken cancel) =>
        await db.InterviewKits.AsNoTracking().SingleOrDefaultAsync(k => k.Panel == desk.Panel.Id, cancel) ?? InterviewKit.Draw(desk.Panel.Id, desk.Criteria.Content, desk.Panel.FormedAt);
}
