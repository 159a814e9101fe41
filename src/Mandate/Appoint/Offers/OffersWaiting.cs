using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>“Waiting for you” of those who offer and announce: approved reports without an offer, and outcomes nobody has announced.</summary>
sealed class OffersWaiting(Db db) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (!actor.Holds(Role.AppointmentsTeam) && !actor.Holds(Role.Appointer)) return [];
        var campaigns = OfferScope.Campaigns(db, actor).Where(c => c.PublishedAt != null);
        var open = await (from p in db.CampaignPosts.AsNoTracking()
                          where p.WithdrawnAt == null && p.AnnouncedOn == null && p.Approval != null
                          join c in campaigns on p.Campaign equals c.Id
                          select new { Post = p, c.Slug, c.Title, c.AppointingBody }).ToListAsync(cancel);
        var waiting = new List<Waiting>();
        foreach (var campaign in open.GroupBy(x => (x.Slug, x.Title, x.AppointingBody)))
        {
            var decide = campaign.Select(x => x.Post).Where(p => p.Stage is PostStage.Approved or PostStage.FellThrough).ToList();
            if (decide.Count > 0)
                waiting.Add(new($"Make an offer, or end without an appointment: {Numbers.Count(decide.Count, "post")}", ListOffers.Url, decide.Min(p => p.Offer?.AnsweredAt ?? p.Approval!.At)) { About = campaign.Key.Title });
            var announce = campaign.Select(x => x.Post).Where(p => p.Stage is PostStage.Accepted or PostStage.NoAppointment).ToList();
            if (announce.Count > 0 && actor.Holds(Role.AppointmentsTeam, campaign.Key.AppointingBody))
                waiting.Add(new($"Announce {Numbers.Count(announce.Count, "outcome")}", Announce.Url(campaign.Key.Slug), announce.Min(p => p.NoAppointment?.At ?? p.Offer!.AnsweredAt!.Value)) { About = campaign.Key.Title });
        }
        return waiting;
    }
}
