using Mandate.Appoint.Helping;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>The panels on which the signed-in person sits.</summary>
public static class MyPanels
{
    public const string Route = "/assessing";
    public static string Url => Route;

    public sealed record Line(PanelId Id, string Name, string Campaign, PanelRole Role, int Posts, DateTimeOffset Closes, bool Closed);
    public sealed record Model(IReadOnlyList<Line> Panels);

    public static async Task<IResult> Get(Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var user = actor.User!.Value;
        var helped = db.HelpedIn(user);
        var rows = await (from p in db.Panels.AsNoTracking()
                          from m in p.Members
                          where m.User == user && m.LeftAt == null
                          join c in db.Campaigns on p.Campaign equals c.Id
                          where !db.Applications.Any(a => a.Campaign == c.Id && a.Candidate == user) && !helped.Contains(c.Id)
                          orderby c.ClosesAt descending, p.Name
                          select new { p.Id, p.Name, c.Title, m.Role, c.ClosesAt, Posts = db.CampaignPosts.Count(x => x.Panel == p.Id && x.WithdrawnAt == null) }).ToListAsync(cancel);
        return MyPanelsPage.Show(new([.. rows.Select(r => new Line(r.Id, r.Name, r.Title, r.Role, r.Posts, new Deadline(r.ClosesAt).Shown, now >= r.ClosesAt))]));
    }
}
