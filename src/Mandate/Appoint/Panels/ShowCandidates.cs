using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>Where each candidate stands for each post of a panel, from the sift to the end. Never a score.</summary>
public static class ShowCandidates
{
    public const string Route = "/appoint/{campaign}/panels/{panel}/candidates";
    public static string Url(string campaign, PanelId panel) => $"/appoint/{campaign}/panels/{panel}/candidates";

    public sealed record Line(string Reference, string Name, string Post, CandidateState State);
    public sealed record Model(string Slug, PanelId Panel, string PanelName, bool Open, PageOf<Line> Lines);

    public static async Task<IResult> Get(string campaign, PanelId panel, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.PanelForTeam(actor, campaign, panel, cancel) is not (var found, var shown)) return Results.NotFound();
        if (found.Closes.Includes(now)) return ShowCandidatesPage.Show(new(found.Slug, panel, shown.Name, true, list.Of<Line>([], 0)));
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Panel == panel), cancel);
        var ids = posts.Select(p => p.Post.Id).ToList();
        var all = from p in db.CampaignPosts
                  where p.Panel == panel
                  join body in db.Bodies on p.Body equals body.Id
                  from a in db.Applications
                  where a.Campaign == found.Id && a.Preferences.Any(x => x.Post == p.Id)
                  orderby body.ShortName, p.Id, a.Reference
                  select new { Post = p.Id, a.Id, a.Reference, a.Content.Name, Live = a.WithdrawnAt == null };
        var rows = await all.Skip(list.Skip).Take(ListQuery.Size).ToListAsync(cancel);
        var shownNow = rows.Select(r => r.Id).Distinct().ToList();
        var decisions = await db.StageDecisions.AsNoTracking().Where(d => ids.Contains(d.Post) && shownNow.Contains(d.Application)).ToListAsync(cancel);
        var outcomes = await db.CandidateOutcomes.AsNoTracking().Where(o => ids.Contains(o.Post) && shownNow.Contains(o.Application)).ToListAsync(cancel);
        db.RecordAccess(actor, Subject.Of(panel), "Read where candidates stand", now);
        await db.SaveChangesAsync(cancel);
        return ShowCandidatesPage.Show(new(found.Slug, panel, shown.Name, false,
            list.Of<Line>([.. from r in rows
                              let p = posts.First(p => p.Post.Id == r.Post)
                              select new Line(r.Reference, r.Name, p.Name, new Applicant(r.Id, r.Reference, r.Live).For(p.Post, decisions, outcomes.Find(o => o.Post == p.Post.Id && o.Application == r.Id)))], await all.CountAsync(cancel))));
    }
}
