using Mandate.Appoint.Panels;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>Posts for which somebody may make offers, and who can still take one.</summary>
public static class OfferScope
{
    /// <summary>Campaigns of the bodies for which this person appoints or runs campaigns.</summary>
    public static IQueryable<Campaign> Campaigns(Db db, Actor actor)
    {
        if (actor.BodiesWith(Role.AppointmentsTeam) is not { } team || actor.BodiesWith(Role.Appointer) is not { } appointer) return db.Campaigns;
        return db.Campaigns.RunBy([.. team, .. appointer]);
    }

    public static async Task<(NamedPost Named, Campaign Campaign)?> Load(Db db, Actor actor, CampaignPostId id, CancellationToken cancel)
    {
        if ((await db.NamedPosts(db.CampaignPosts.Where(p => p.Id == id), cancel)).SingleOrDefault() is not { } named) return null;
        return await Campaigns(db, actor).SingleOrDefaultAsync(c => c.Id == named.Post.Campaign, cancel) is { } campaign ? (named, campaign) : null;
    }

    /// <summary>Those in line for a post who withdrew, or who accepted another post of an exclusive campaign.</summary>
    public static async Task<IReadOnlySet<ApplicationId>> Unavailable(Db db, Campaign campaign, CampaignPost post, CancellationToken cancel)
    {
        var line = post.InLine().ToList();
        var gone = await db.Applications.Where(a => line.Contains(a.Id) && a.WithdrawnAt != null).Select(a => a.Id).ToListAsync(cancel);
        if (campaign.Terms.Exclusive)
            gone.AddRange((await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id && p.Id != post.Id && p.Offer!.Answer == OfferAnswer.Accepted).ToListAsync(cancel)).Select(p => p.Offer!.Application));
        return gone.ToHashSet();
    }

    /// <summary>What an offer waits for, in words; null when it is not conditional or its event has happened.</summary>
    public static async Task<string?> ConditionInWords(Db db, Campaign campaign, DateOnly day, CancellationToken cancel)
    {
        if (campaign.Condition is not { } id || await db.LegalEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } e || e.HappenedBy(day)) return null;
        return $"This appointment is conditional. It takes effect when this has happened: {e.Name}. Until then you are a designate: you prepare for the post and hold none of its powers. If it does not happen, the designation lapses.";
    }
}
