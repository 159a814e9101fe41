using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Deciding;

/// <summary>Reports that wait for the signed-in approver, and those decided.</summary>
public static class ListApprovals
{
    public const string Route = "/approvals";
    public static string Url => Route;

    public sealed record Line(CampaignPostId Post, string Name, string Campaign, DateTimeOffset Submitted, Approval? Approval);
    public sealed record Model(IReadOnlyList<Line> Waiting, IReadOnlyList<Line> Decided);

    public static async Task<IResult> Get(Actor actor, Db db, CancellationToken cancel)
    {
        var lines = await Lines(db, actor, cancel);
        return ListApprovalsPage.Show(new([.. lines.Where(l => l.Approval is null).OrderBy(l => l.Submitted)], [.. lines.Where(l => l.Approval is not null).OrderByDescending(l => l.Approval!.At).Take(100)]));
    }

    internal static async Task<IReadOnlyList<Line>> Lines(Db db, Actor actor, CancellationToken cancel)
    {
        var campaigns = await InScope(db, actor).AsNoTracking().Select(c => new { c.Id, c.Title }).ToDictionaryAsync(c => c.Id, c => c.Title, cancel);
        var ids = campaigns.Keys.ToList();
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => ids.Contains(p.Campaign) && p.WithdrawnAt == null), cancel);
        return [.. posts.Where(p => p.Post.Report is not null).Select(p => new Line(p.Post.Id, p.Name, campaigns[p.Post.Campaign], p.Post.Report!.SubmittedAt, p.Post.Approval))];
    }

    internal static IQueryable<Campaign> InScope(Db db, Actor actor)
    {
        if (actor.BodiesWith(Role.Approver) is not { } bodies) return db.Campaigns;
        var held = bodies.ToList();
        return db.Campaigns.Where(c => held.Contains(c.Approver));
    }

    internal static async Task<IReadOnlyList<string>> EmailsOf(Db db, Campaign campaign, DateOnly day, CancellationToken cancel)
    {
        var approvers = db.ApproversOf(campaign, day);
        return await db.Users.Where(u => u.LeftAt == null && approvers.Contains(u.Id)).Select(u => u.Email).ToListAsync(cancel);
    }
}
