using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>One panel as the team sees it: who sits, what is missing, which posts; never a score.</summary>
public static class ShowPanel
{
    public const string Route = "/appoint/{campaign}/panels/{panel}";
    public static string Url(string campaign, PanelId panel) => $"/appoint/{campaign}/panels/{panel}";

    public sealed record Model(string Slug, string Campaign, PanelId Id, string Name, IReadOnlyList<string> Gaps, IReadOnlyList<string> Warnings,
        IReadOnlyList<Member> Members, IReadOnlyList<NamedPost> Posts, OrderRule? Rule, IReadOnlyList<OrderLine> Order, IReadOnlyList<HistoryLine> History);
    public sealed record Member(PanelMemberId Id, string Name, PanelRole Role, DateTimeOffset Joined, DateTimeOffset? Left, string? LeftWhy, bool ScoresCount);

    public static async Task<IResult> Get(string campaign, PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.PanelForTeam(actor, campaign, panel, cancel) is not (var found, var shown)) return Results.NotFound();
        var users = shown.Members.Select(m => m.User).Distinct().ToList();
        var names = await db.NamesOf(users, cancel);
        var applied = await db.Applications.Where(a => a.Campaign == found.Id && users.Contains(a.Candidate)).Select(a => a.Candidate).ToListAsync(cancel);
        var approvers = await db.ApproversOf(found, clock.Today()).Where(u => users.Contains(u)).ToListAsync(cancel);
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Panel == panel), cancel);
        return ShowPanelPage.Show(new(found.Slug, found.Title, shown.Id, shown.Name, [.. shown.Gaps().Select(g => g.Text)],
            [.. shown.Sitting.Where(m => applied.Contains(m.User)).Select(m => $"{names[m.User]} has applied in this campaign and can see nothing of the panel's work. Take them off the panel."),
             .. shown.Sitting.Where(m => approvers.Contains(m.User)).Select(m => $"{names[m.User]} approves for this campaign, and cannot approve the reports of this panel. Another approver must.")],
            [.. shown.Members.OrderBy(m => m.LeftAt is not null).ThenBy(m => m.Role).ThenBy(m => names[m.User], StringComparer.CurrentCulture)
                .Select(m => new Member(m.Id, names[m.User], m.Role, m.JoinedAt, m.LeftAt, m.LeftWhy, m.ScoresCount))],
            posts, found.Terms.Order, await db.Order(found, [.. posts.Where(p => p.Post.WithdrawnAt is null)], clock.Today(), cancel),
            await db.HistoryOf(Subject.Of(panel), cancel)));
    }

    /// <summary>Who may decide on the reports of a campaign on a day, at any step or at one.</summary>
    internal static IQueryable<UserId> ApproversOf(this Db db, Campaign campaign, DateOnly day, ApprovalStep? step = null)
    {
        List<BodyId?> bodies = [.. (step is null ? campaign.Chain() : [step]).Select(s => (BodyId?)s.Body)];
        return db.RoleHoldings.On(day).Where(r => r.Role == Role.Approver && (r.Body == null || bodies.Contains(r.Body))).Select(r => r.User).Distinct();
    }
}
