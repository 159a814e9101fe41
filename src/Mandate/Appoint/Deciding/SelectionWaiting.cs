using Mandate.Appoint.Assessing;
using Mandate.Appoint.Feedback;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Deciding;

/// <summary>What selection leaves waiting for a person: reports to approve, ties to declare, scores to lock, offers to answer.</summary>
sealed class SelectionWaiting(Db db, TimeProvider clock) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (actor.User is not { } user) return [];
        List<Waiting> all = [.. await Offers(user, cancel)];
        if (actor.Holds(Role.Approver))
            all.AddRange((await ListApprovals.Lines(db, actor, cancel)).Where(l => l.Mine).Select(l => new Waiting($"Decide on the report: {l.Name}", DecideReport.Url(l.Post), l.Since) { About = l.Campaign }));
        if (actor.Holds(Role.Assessor)) all.AddRange(await Panels(user, cancel));
        return all;
    }

    async Task<IEnumerable<Waiting>> Offers(UserId user, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await (from a in db.Applications.AsNoTracking()
                          where a.Candidate == user
                          from p in db.CampaignPosts
                          where p.Campaign == a.Campaign && p.Offer!.Application == a.Id && p.Offer.Answer == OfferAnswer.Waiting
                          join c in db.Campaigns on a.Campaign equals c.Id
                          select new { a.Id, c.Title, p.Offer }).ToListAsync(cancel);
        return rows.Where(r => r.Offer!.AnswerBy > now).Select(r => new Waiting("Answer an offer", Appoint.Offers.AnswerOffer.Url(r.Id), r.Offer!.MadeAt, r.Offer.AnswerBy) { About = r.Title });
    }

    async Task<IEnumerable<Waiting>> Panels(UserId user, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var panels = await (from p in db.Panels.AsNoTracking()
                            from m in p.Members
                            where m.User == user && m.LeftAt == null
                            join c in db.Campaigns on p.Campaign equals c.Id
                            where c.ClosesAt <= now && db.CampaignPosts.Any(x => x.Panel == p.Id && x.WithdrawnAt == null)
                            select new { Chairs = m.Role == PanelRole.Chair, p.Id, p.Name, c.Title, c.ClosesAt, m.JoinedAt, Member = m.Id }).ToListAsync(cancel);
        var waiting = new List<Waiting>();
        foreach (var panel in panels)
        {
            var open = await (from a in db.Applications
                              where a.WithdrawnAt == null && a.Preferences.Any(x => db.CampaignPosts.Any(p => p.Id == x.Post && p.Panel == panel.Id && p.WithdrawnAt == null))
                                  && !db.ConflictDeclarations.Any(t => t.Member == panel.Member && t.Application == a.Id && t.Remedy == Remedy.Abstains)
                                  && !db.ScoreSheets.Any(s => s.Member == panel.Member && s.Application == a.Id && s.Round == Round.Sift && s.LockedAt != null)
                              select a.Id).CountAsync(cancel);
            if (panel.Chairs && await Unwritten(panel.Id, cancel) is > 0 and var unwritten) waiting.Add(new($"Write feedback for {Numbers.Count(unwritten, "candidate")}", ListFeedback.Url(panel.Id), panel.ClosesAt) { About = $"{panel.Name}, {panel.Title}" });
            if (open > 0) waiting.Add(new(open == 1 ? "Score 1 application" : $"Score {open} applications", PanelWork.Url(panel.Id), panel.JoinedAt > panel.ClosesAt ? panel.JoinedAt : panel.ClosesAt) { About = $"{panel.Name}, {panel.Title}" });
        }
        return waiting;
    }

    /// <summary>Candidates of whom every post of the panel is announced, and who have no feedback yet.</summary>
    Task<int> Unwritten(PanelId panel, CancellationToken cancel)
    {
        var today = clock.Today();
        var posts = db.CampaignPosts.Where(p => p.Panel == panel && p.WithdrawnAt == null);
        return (from a in db.Applications
                where a.WithdrawnAt == null && a.Preferences.Any(x => posts.Any(p => p.Id == x.Post)) && !a.Preferences.Any(x => posts.Any(p => p.Id == x.Post && (p.AnnouncedOn == null || p.AnnouncedOn > today)))
                    && !db.CandidateFeedback.Any(f => f.Panel == panel && f.Application == a.Id && f.ReadyAt != null)
                select a.Id).CountAsync(cancel);
    }
}
