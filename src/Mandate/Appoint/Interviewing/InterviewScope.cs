using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Interviewing;

/// <summary>A candidate on the shortlist of a panel, as the team knows them.</summary>
public sealed record Invitee(ApplicationId Id, string Reference, string Name, string Email, ApplicationContent Content, IReadOnlyList<string> Posts);

static class InterviewScope
{
    /// <summary>Everybody on a settled shortlist of this panel who has not withdrawn.</summary>
    public static async Task<IReadOnlyList<Invitee>> Invitees(this Db db, Panel panel, CancellationToken cancel)
    {
        var posts = (await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Panel == panel.Id && p.WithdrawnAt == null && p.Settled == SelectionStep.Shortlist), cancel)).ToDictionary(p => p.Post.Id, p => p.Name);
        var ids = posts.Keys.ToList();
        var rows = await (from d in db.StageDecisions.AsNoTracking()
                          where ids.Contains(d.Post) && d.Step == SelectionStep.Shortlist && d.Through
                          join a in db.Applications on d.Application equals a.Id
                          where a.WithdrawnAt == null
                          join u in db.Users on a.Candidate equals u.Id
                          select new { d.Post, a.Id, a.Reference, a.Content, u.Email }).ToListAsync(cancel);
        return [.. rows.GroupBy(r => r.Id).Select(g => new Invitee(g.Key, g.First().Reference, g.First().Content.Name, g.First().Email, g.First().Content, [.. g.Select(r => posts[r.Post]).Order(StringComparer.CurrentCulture)])).OrderBy(i => i.Reference, StringComparer.Ordinal)];
    }

    public static async Task<IReadOnlyDictionary<PanelMemberId, (string Name, string Email)>> People(this Db db, Panel panel, CancellationToken cancel)
    {
        var users = panel.Members.Select(m => m.User).Distinct().ToList();
        var found = await db.Users.AsNoTracking().Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => (u.Name, u.Email), cancel);
        return panel.Members.ToDictionary(m => m.Id, m => found[m.User]);
    }
}
