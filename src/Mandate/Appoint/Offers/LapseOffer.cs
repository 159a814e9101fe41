using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>Due at the instant at which an offer can no longer be accepted.</summary>
public sealed record OfferFallsDue(CampaignPostId Post, ApplicationId Application, DateTimeOffset MadeAt);

/// <summary>Ends an offer that nobody answered in time. Does nothing when it was answered, or is another offer by now.</summary>
public sealed class LapseOffer(Db db, TimeProvider clock) : IHandle<OfferFallsDue>
{
    public async Task Handle(OfferFallsDue message, CancellationToken cancel)
    {
        if ((await db.NamedPosts(db.CampaignPosts.Where(p => p.Id == message.Post), cancel)).SingleOrDefault() is not { } named) return;
        if (named.Post.Offer is not { Answer: OfferAnswer.Waiting } offer || offer.Application != message.Application || offer.MadeAt != message.MadeAt) return;
        var now = clock.GetUtcNow();
        if (named.Post.Lapse(now).Refused) return;
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == named.Post.Campaign, cancel);
        var person = await (from a in db.Applications where a.Id == message.Application join u in db.Users on a.Candidate equals u.Id select new { a.Reference, a.Content.Name, u.Email }).SingleAsync(cancel);
        db.Record(Actor.Service, now, new OfferLapsed(named.Post.Id, message.Application, person.Reference, named.Name, named.Post.Offer!.Why!), campaign.AppointingBody);
        db.SendMail(person.Email, new OfferLapsedLetter(person.Name, named.Name, "You did not answer in time."), now);
        await db.SaveChangesAsync(cancel);
    }
}
