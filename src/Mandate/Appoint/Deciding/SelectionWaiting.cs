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
        var waiting = new List<Waiting>();
        var seats = await MyPanels.Seats(db, user, cancel);
        waiting.AddRange(seats.Where(s => !s.Calibrated).DistinctBy(s => s.Campaign).Select(s => new Waiting("Score the specimen answers", ScoreSpecimens.Url(s.Id), s.JoinedAt) { About = s.Campaign }));
        foreach (var seat in seats.Where(s => s.ClosesAt <= now))
        {
            var about = $"{seat.Name}, {seat.Campaign}";
            if (seat.Role == PanelRole.Chair && await Unwritten(seat.Id, cancel) is > 0 and var unwritten) waiting.Add(new($"Write feedback for {Numbers.Count(unwritten, "candidate")}", ListFeedback.Url(seat.Id), seat.ClosesAt) { About = about });
            if (seat.ToScore > 0) waiting.Add(new($"Score {Numbers.Count(seat.ToScore, "application")}", PanelWork.Url(seat.Id), seat.JoinedAt > seat.ClosesAt ? seat.JoinedAt : seat.ClosesAt) { About = about });
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
