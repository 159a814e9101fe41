namespace Mandate.Appoint;

/// <summary>What of a post its allocation rests on.</summary>
public sealed partial class CampaignPost
{
    /// <summary>Whether the panel has handed in its order and would appoint somebody of it, and no decision ended the post.</summary>
    public bool OpenToAllocation => WithdrawnAt is null && Follows is null && NoAppointment is null && ReportIn && Report!.Recommended is not null;

    /// <summary>Every offer of this post to one candidate, in time.</summary>
    public IEnumerable<Offer> OffersTo(ApplicationId application) => OffersMade.Where(o => o.Application == application);

    /// <param name="name">Name of the post.</param>
    /// <param name="order">The appointable candidates who have not withdrawn, as the panel ranked them.</param>
    public AllocationPost ForAllocation(string name, IReadOnlyList<ApplicationId> order)
    {
        var now = Offer is { Answer: OfferAnswer.Waiting or OfferAnswer.Accepted } standing ? standing : null;
        return new(Id, name, order, now?.Application, now is { Answer: OfferAnswer.Accepted },
            [.. OffersMade.Where(o => o.Answer is OfferAnswer.Declined or OfferAnswer.Lapsed && o.Application != now?.Application).Select(o => o.Application).Distinct()]);
    }
}
