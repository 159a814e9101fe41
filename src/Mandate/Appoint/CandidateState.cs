namespace Mandate.Appoint;

/// <summary>Where one candidate stands for one post.</summary>
public enum CandidateState { Sifting, Longlisted, NotLonglisted, Shortlisted, NotShortlisted, Appointable, NotAppointable, Offered, Accepted, Declined, Reserve, Released, Withdrawn }

public static class CandidateStates
{
    /// <summary>Computed from what happened; the first that is true from the end backwards.</summary>
    /// <param name="candidate">Who; may have withdrawn at any time.</param>
    /// <param name="post">For which post.</param>
    /// <param name="decisions">Longlist and shortlist.</param>
    /// <param name="outcome">The panel's judgement.</param>
    public static CandidateState For(this Applicant candidate, CampaignPost post, IReadOnlyCollection<StageDecision> decisions, CandidateOutcome? outcome)
    {
        var mine = decisions.Where(d => d.Post == post.Id && d.Application == candidate.Id).ToList();
        var offer = post.Offer is { } now && now.Application == candidate.Id ? now : post.EarlierOffers.LastOrDefault(o => o.Application == candidate.Id);
        var over = post.WithdrawnAt is not null || post.NoAppointment is not null || post.Offer is { Answer: OfferAnswer.Accepted };
        var approved = post.Approval is { Decision: ApprovalDecision.Approved };
        return mine switch
        {
            _ when offer is { Answer: OfferAnswer.Accepted } => CandidateState.Accepted,
            _ when !candidate.Live => CandidateState.Withdrawn,
            _ when offer is { Answer: OfferAnswer.Waiting } => CandidateState.Offered,
            _ when offer is { Answer: OfferAnswer.Declined } => CandidateState.Declined,
            _ when over || mine.Exists(d => d.ToldAt is not null) || (approved && outcome is not { Judgement: Judgement.Appointable }) => CandidateState.Released,
            _ when approved => CandidateState.Reserve,
            _ when outcome is not null => outcome.Judgement == Judgement.Appointable ? CandidateState.Appointable : CandidateState.NotAppointable,
            _ when mine.Find(d => d.Step == SelectionStep.Shortlist) is { } shortlist => shortlist.Through ? CandidateState.Shortlisted : CandidateState.NotShortlisted,
            _ when mine.Find(d => d.Step == SelectionStep.Longlist) is { } longlist => longlist.Through ? CandidateState.Longlisted : CandidateState.NotLonglisted,
            _ => CandidateState.Sifting,
        };
    }

    public static string Words(this CandidateState state) => state switch
    {
        CandidateState.Sifting => "In the sift",
        CandidateState.Longlisted => "On the longlist",
        CandidateState.NotLonglisted => "Not on the longlist",
        CandidateState.Shortlisted => "On the shortlist",
        CandidateState.NotShortlisted => "Not on the shortlist",
        CandidateState.Appointable => "Appointable",
        CandidateState.NotAppointable => "Not appointable",
        CandidateState.Offered => "Offered",
        CandidateState.Accepted => "Accepted",
        CandidateState.Declined => "Declined",
        CandidateState.Reserve => "In reserve",
        CandidateState.Released => "Released",
        CandidateState.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Colour(this CandidateState state) => state switch
    {
        CandidateState.Accepted or CandidateState.Offered or CandidateState.Appointable => "green",
        CandidateState.Sifting or CandidateState.Longlisted or CandidateState.Shortlisted or CandidateState.Reserve => "blue",
        _ => "grey",
    };
}
