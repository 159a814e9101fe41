using Mandate.Appoint.Feedback;
using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>Due when the outcomes of these posts are public.</summary>
/// <param name="Campaign">Of which campaign.</param>
/// <param name="Posts">Those announced together.</param>
/// <param name="Site">Where this service is, for the links in letters.</param>
public sealed record AnnouncementDue(CampaignId Campaign, IReadOnlyList<CampaignPostId> Posts, string Site);

/// <summary>Tells each candidate who was not appointed, once, in one letter for all posts announced together.</summary>
public sealed class TellCandidates(Db db, TimeProvider clock) : IHandle<AnnouncementDue>
{
    public async Task Handle(AnnouncementDue message, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ids = message.Posts.ToList();
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == message.Campaign, cancel);
        var posts = (await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => ids.Contains(p.Id)), cancel)).Where(p => p.Post.PublicOn(London.Day(now)) != PublicOutcome.NotAnnounced).ToDictionary(p => p.Post.Id);
        var announced = posts.Keys.ToList();
        var untold = await (from o in db.CandidateOutcomes
                            where announced.Contains(o.Post) && o.ToldAt == null
                            join a in db.Applications on o.Application equals a.Id
                            join u in db.Users on a.Candidate equals u.Id
                            where a.WithdrawnAt == null
                            select new { Outcome = o, a.Content.Name, u.Email }).ToListAsync(cancel);
        await Releasing.ReleaseResults.TellTheRest(db, campaign, announced, now, cancel);
        foreach (var person in untold.GroupBy(x => x.Outcome.Application))
        {
            foreach (var line in person) line.Outcome.Told(now);
            var missed = person.Select(x => posts[x.Outcome.Post]).Where(p => p.Post.Offer is not { Answer: OfferAnswer.Accepted } offer || offer.Application != person.Key).ToList();
            if (missed.Count == 0) continue;
            db.SendMail(person.First().Email, new OutcomeLetter(person.First().Name, campaign.Title,
                [.. missed.Select(p => $"{p.Name}{(p.Post.NoAppointment is null ? "" : ": nobody was appointed")}")]), now);
        }
        db.Enqueue(new FeedbackDue(campaign.Id, message.Site), now, campaign.FeedbackDueAt(now));
        await db.SaveChangesAsync(cancel);
    }
}
