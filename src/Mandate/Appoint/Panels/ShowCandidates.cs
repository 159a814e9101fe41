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
    public sealed record Model(string Slug, PanelId Panel, string PanelName, bool Open, IReadOnlyList<Line> Lines);

    public static async Task<IResult> Get(string campaign, PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.PanelForTeam(actor, campaign, panel, cancel) is not (var found, var shown)) return Results.NotFound();
        if (found.Closes.Includes(now)) return ShowCandidatesPage.Show(new(found.Slug, panel, shown.Name, true, []));
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Panel == panel), cancel);
        var ids = posts.Select(p => p.Post.Id).ToList();
        var rows = await db.Applications.AsNoTracking().Where(a => a.Campaign == found.Id && a.Preferences.Any(p => ids.Contains(p.Post))).OrderBy(a => a.Reference)
            .Select(a => new { a.Id, a.Reference, a.Content.Name, Live = a.WithdrawnAt == null, Posts = a.Preferences.Select(p => p.Post).ToList() }).ToListAsync(cancel);
        var decisions = await db.StageDecisions.AsNoTracking().Where(d => ids.Contains(d.Post)).ToListAsync(cancel);
        var outcomes = await db.CandidateOutcomes.AsNoTracking().Where(o => ids.Contains(o.Post)).ToListAsync(cancel);
        db.RecordAccess(actor, Subject.Of(panel), "Read where candidates stand", now);
        await db.SaveChangesAsync(cancel);
        return ShowCandidatesPage.Show(new(found.Slug, panel, shown.Name, false,
            [.. from p in posts
                from r in rows
                where r.Posts.Contains(p.Post.Id)
                select new Line(r.Reference, r.Name, p.Name, new Applicant(r.Id, r.Reference, r.Live).For(p.Post, decisions, outcomes.Find(o => o.Post == p.Post.Id && o.Application == r.Id)))]));
    }
}
