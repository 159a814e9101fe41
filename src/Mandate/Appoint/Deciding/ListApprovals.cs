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

    /// <param name="Step">Where in the chain it waits; null when it is decided.</param>
    /// <param name="Mine">Whether the signed-in approver decides next.</param>
    public sealed record Line(CampaignPostId Post, string Name, string Campaign, DateTimeOffset Since, Approval? Approval, ApprovalStep? Step, bool Mine);
    public sealed record Model(IReadOnlyList<Line> Waiting, IReadOnlyList<Line> Elsewhere, IReadOnlyList<Line> Decided, IReadOnlyList<(OrderLine Line, string Campaign)> Order);

    public static async Task<IResult> Get(Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var lines = await Lines(db, actor, cancel);
        return ListApprovalsPage.Show(new([.. lines.Where(l => l.Mine).OrderBy(l => l.Since)], [.. lines.Where(l => l.Approval is null && !l.Mine).OrderBy(l => l.Since)], [.. lines.Where(l => l.Approval is not null).OrderByDescending(l => l.Approval!.At).Take(100)],
            await GiveDispensation.Waiting(db, actor, clock.Today(), cancel)));
    }

    internal static async Task<IReadOnlyList<Line>> Lines(Db db, Actor actor, CancellationToken cancel)
    {
        var campaigns = (await db.Campaigns.AsNoTracking().Where(c => c.PublishedAt != null).ToListAsync(cancel)).Where(c => AppointAccess.MayReadReports(actor, c)).ToDictionary(c => c.Id);
        var ids = campaigns.Keys.ToList();
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => ids.Contains(p.Campaign) && p.WithdrawnAt == null), cancel);
        return [.. posts.Where(p => p.Post.Report is not null).Select(p =>
        {
            var step = p.Post.WaitsAt(campaigns[p.Post.Campaign]);
            return new Line(p.Post.Id, p.Name, campaigns[p.Post.Campaign].Title, p.Post.Passed.LastOrDefault()?.At ?? p.Post.Report!.SubmittedAt, p.Post.Approval, step,
                step is not null && AppointAccess.MayDecide(actor, step) && !p.Post.Passed.Exists(a => a.By == actor.User));
        })];
    }

    /// <summary>Of those who decide at the step a report waits at.</summary>
    internal static async Task<IReadOnlyList<string>> EmailsOf(Db db, Campaign campaign, ApprovalStep step, DateOnly day, CancellationToken cancel)
    {
        var approvers = db.ApproversOf(campaign, day, step);
        return await db.Users.Where(u => u.LeftAt == null && approvers.Contains(u.Id)).Select(u => u.Email).ToListAsync(cancel);
    }
}
