using Mandate.Platform;

namespace Mandate.Appoint;

public enum ApplicationStage { Sent, Closed, WithPanel, Invited, InterviewCancelled, Interviewed, NotTakenFurther, Decided, Offered, OfferAccepted, OfferDeclined, OfferLapsed, Withdrawn }

/// <summary>What a candidate may know of where their application stands. Never more than was announced or offered to them.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="Post">The post that was offered.</param>
public sealed record StageReached(ApplicationStage Stage, DateTimeOffset Since, CampaignPostId? Post = null)
{
    /// <summary>Whether something final was said to the candidate.</summary>
    public bool Final => Stage is ApplicationStage.NotTakenFurther or ApplicationStage.Decided or ApplicationStage.Offered or ApplicationStage.OfferAccepted or ApplicationStage.OfferDeclined or ApplicationStage.OfferLapsed;
}

public static class ApplicationStages
{
    /// <param name="application">Whose.</param>
    /// <param name="campaign">Its campaign.</param>
    /// <param name="preferred">The posts the candidate chose.</param>
    /// <param name="now">When it is asked.</param>
    /// <param name="news">What the candidate was told of the selection.</param>
    public static StageReached StageAt(this Application application, Campaign campaign, IReadOnlyCollection<CampaignPost> preferred, DateTimeOffset now, CandidateNews? news = null)
    {
        news ??= CandidateNews.None;
        // The last one made to this candidate, also when somebody else has been asked since.
        var offered = preferred.SelectMany(p => p.EarlierOffers.Append(p.Offer).Select(o => (Post: p.Id, Offer: o)))
            .Where(x => x.Offer?.Application == application.Id).OrderByDescending(x => x.Offer!.MadeAt).FirstOrDefault();
        var panels = preferred.Where(p => p.Panel is not null).Select(p => p.PanelSince ?? campaign.ClosesAt).ToList();
        var today = London.Day(now);
        return application switch
        {
            { WithdrawnAt: { } at } => new(ApplicationStage.Withdrawn, at),
            _ when offered is { Offer: { } offer } => new(Stage(offer, now), offer.AnsweredAt ?? (Lapsed(offer, now) ? offer.AnswerBy : offer.MadeAt), offered.Post),
            _ when campaign.Closes.Includes(now) => new(ApplicationStage.Sent, application.SubmittedAt),
            _ when preferred.Count > 0 && preferred.All(p => p.PublicOn(today) != PublicOutcome.NotAnnounced) => new(ApplicationStage.Decided, preferred.Max(Told)),
            _ when news.OverFor(preferred, today) is { } over => new(ApplicationStage.NotTakenFurther, over),
            _ when news.InterviewFor(preferred, now) is { CancelledAt: { } cancelled } => new(ApplicationStage.InterviewCancelled, cancelled),
            _ when news.InterviewFor(preferred, now) is { } interview => now < interview.Ends ? new(ApplicationStage.Invited, interview.InvitedAt) : new(ApplicationStage.Interviewed, interview.Ends),
            _ when panels.Count > 0 => new(ApplicationStage.WithPanel, panels.Min() > campaign.ClosesAt ? panels.Min() : campaign.ClosesAt),
            _ => new(ApplicationStage.Closed, campaign.ClosesAt),
        };
    }

    static bool Lapsed(Offer offer, DateTimeOffset now) => offer.Answer == OfferAnswer.Waiting && now >= offer.AnswerBy;

    static ApplicationStage Stage(Offer offer, DateTimeOffset now) => offer.Answer switch
    {
        OfferAnswer.Accepted => ApplicationStage.OfferAccepted,
        OfferAnswer.Declined => ApplicationStage.OfferDeclined,
        OfferAnswer.Waiting when !Lapsed(offer, now) => ApplicationStage.Offered,
        _ => ApplicationStage.OfferLapsed,
    };

    static DateTimeOffset Told(CampaignPost post) => post.WithdrawnAt ?? London.Midnight(post.AnnouncedOn!.Value);
}
