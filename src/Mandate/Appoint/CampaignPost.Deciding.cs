using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>From the panel to the announcement.</summary>
public sealed partial class CampaignPost
{
    /// <summary>Gives the post to a panel, or to another one while no report is in.</summary>
    public Outcome Assign(PanelId panel, DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return PostRefusal.Withdrawn;
        if (Report is not null) return PostRefusal.ReportInAlready;
        (Panel, PanelSince, Settled, SettledAt) = (panel, now, null, null);
        return Outcome.Done;
    }

    /// <summary>The panel has decided on every candidate at a step.</summary>
    public void Settle(SelectionStep step, DateTimeOffset now)
    {
        if (Settled is null || Settled < step) (Settled, SettledAt) = (step, now);
    }

    /// <summary>Whether the report is out of the panel's hands, so that nothing it rests on may change.</summary>
    public bool ReportIn => Report is not null && Approval is not { Decision: ApprovalDecision.Returned };

    /// <summary>The panel chair hands in the report. It recommends nobody when the panel would appoint nobody.</summary>
    public Outcome Submit(PanelReport report)
    {
        if (WithdrawnAt is not null) return PostRefusal.Withdrawn;
        if (ReportIn) return PostRefusal.ReportInAlready;
        (Report, Approval, Passed) = (report, null, []);
        return Outcome.Done;
    }

    /// <summary>Whoever is next in the chain decides on exactly the report that was read, named by its digest. The last step decides for good; a return at any step starts anew.</summary>
    public Outcome Decide(Approval approval, bool approverSatOnPanel, IReadOnlyList<ApprovalStep>? chain = null)
    {
        if (Report is null) return PostRefusal.NoReport;
        if (Approval is not null) return PostRefusal.DecidedAlready;
        if (approval.ReportDigest != Report.Digest) return PostRefusal.ReportChanged;
        if (approverSatOnPanel) return PostRefusal.ApproverSatOnPanel;
        if (approval.By == Report.SubmittedBy) return PostRefusal.ApproverSubmitted;
        if (Passed.Exists(p => p.By == approval.By)) return PostRefusal.DecidedEarlierStep;
        if (approval.Decision == ApprovalDecision.Returned && string.IsNullOrWhiteSpace(approval.Reason)) return PostRefusal.ReturnWithoutReason;
        if (chain?.ElementAtOrDefault(Passed.Count) is { } step) approval = approval with { Act = step.Act, Body = step.Body };
        if (approval is { Decision: ApprovalDecision.Approved, Instead: { } other } && Other(other, approval).Refusal is { } refusal) return refusal;
        if (approval.Decision == ApprovalDecision.Approved) Passed.Add(approval);
        if (approval.Decision == ApprovalDecision.Returned || Passed.Count >= (chain?.Count ?? 1)) Approval = approval;
        return Outcome.Done;
    }

    /// <summary>The panel decides who is appointable; whoever decides after it may prefer another of those, and must say why.</summary>
    Outcome Other(ApplicationId other, Approval approval)
    {
        if (approval.Act == ApprovalAct.Recommend) return PostRefusal.RecommendsOnly;
        if (!Report!.Reserves.Exists(r => r.Application == other)) return PostRefusal.NotAppointable;
        return string.IsNullOrWhiteSpace(approval.Reason) ? PostRefusal.OverrideWithoutReason : Outcome.Done;
    }

    /// <summary>Who is to be appointed after all steps so far: the panel's recommendation, unless a step preferred another.</summary>
    public ApplicationId? Preferred => Passed.Select(p => p.Instead).LastOrDefault(i => i is not null) ?? Report?.Recommended;

    bool Approved => Approval is { Decision: ApprovalDecision.Approved };

    /// <summary>Everyone the approved report would appoint, best first, who has neither declined nor become unavailable.</summary>
    /// <param name="unavailable">Those who withdrew or accepted another post of an exclusive campaign.</param>
    public IReadOnlyList<ApplicationId> InLine(IReadOnlySet<ApplicationId>? unavailable = null)
    {
        if (!Approved || Report?.Recommended is not { } recommended || Preferred is not { } first) return [];
        var declined = OffersMade.Where(o => o.Answer == OfferAnswer.Declined).Select(o => o.Application).ToHashSet();
        return [.. Report.Reserves.Select(r => r.Application).Prepend(recommended).Where(a => a != first).Prepend(first).Where(a => !declined.Contains(a) && unavailable?.Contains(a) != true)];
    }

    IEnumerable<Offer> OffersMade => Offer is null ? EarlierOffers : EarlierOffers.Append(Offer);
    bool LetLapse(ApplicationId application) => OffersMade.Any(o => o.Application == application && o.Answer == OfferAnswer.Lapsed);

    /// <summary>Whom the next offer is for, when nobody says otherwise: the first in line who has not let an offer lapse, else the first.</summary>
    public ApplicationId? NextInLine(IReadOnlySet<ApplicationId>? unavailable = null)
    {
        var line = InLine(unavailable);
        return line.Where(a => !LetLapse(a)).Concat(line).Select(a => (ApplicationId?)a).FirstOrDefault();
    }

    /// <param name="now">When.</param>
    /// <param name="answerBy">The first instant that is too late to accept.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="unavailable">Those in line who cannot take it any more.</param>
    /// <param name="to">Whom; the next in line when null. Those who let an offer lapse may be asked again or passed over.</param>
    /// <param name="advised">Whom the recorded advice on all posts names for this one: an offer to them is in order, since whoever comes before them has or prefers another post.</param>
    public Outcome MakeOffer(DateTimeOffset now, DateTimeOffset answerBy, UserId by, IReadOnlySet<ApplicationId>? unavailable = null, ApplicationId? to = null, ApplicationId? advised = null)
    {
        if (WithdrawnAt is not null) return PostRefusal.Withdrawn;
        if (NoAppointment is not null) return PostRefusal.EndedAlready;
        if (!Approved || Report?.Recommended is null) return PostRefusal.NotApproved;
        if (Offer is { Answer: OfferAnswer.Waiting or OfferAnswer.Accepted }) return PostRefusal.OfferedAlready;
        if (answerBy <= now) return PostRefusal.AnswerByInThePast;
        var line = InLine(unavailable);
        if ((to ?? NextInLine(unavailable)) is not { } application || !line.Contains(application)) return PostRefusal.NobodyInLine;
        if (application != advised && line.TakeWhile(a => a != application).Any(a => !LetLapse(a))) return PostRefusal.OutOfOrder;
        if (Offer is not null) EarlierOffers.Add(Offer);
        Offer = new Offer { Application = application, MadeAt = now, MadeBy = by, AnswerBy = answerBy };
        return Outcome.Done;
    }

    public Outcome Answer(OfferAnswer answer, DateTimeOffset now, string? why = null)
    {
        if (Offer is not { Answer: OfferAnswer.Waiting } offer) return PostRefusal.NoOffer;
        if (answer == OfferAnswer.Accepted && now >= offer.AnswerBy) return PostRefusal.OfferExpired;
        Offer = offer with { Answer = answer, AnsweredAt = now, Why = why };
        return Outcome.Done;
    }

    /// <summary>Accepts for the candidate. In an exclusive campaign one person takes one post: their other offers lapse in the same step.</summary>
    /// <param name="others">The other posts of the campaign with an offer to the same person.</param>
    /// <param name="exclusive">As the campaign's terms say.</param>
    /// <param name="now">When.</param>
    /// <returns>The posts whose offers lapsed by this, or why not.</returns>
    public Outcome<IReadOnlyList<CampaignPost>> Accept(IReadOnlyCollection<CampaignPost> others, bool exclusive, DateTimeOffset now)
    {
        if (Offer is not { Answer: OfferAnswer.Waiting } offer) return PostRefusal.NoOffer;
        var same = exclusive ? others.Where(o => o.Id != Id && o.Offer?.Application == offer.Application).ToList() : [];
        if (same.Exists(o => o.Offer is { Answer: OfferAnswer.Accepted })) return PostRefusal.AcceptedElsewhere;
        if (Answer(OfferAnswer.Accepted, now).Refusal is { } refusal) return refusal;
        List<CampaignPost> lapsed = [.. same.Where(o => o.Offer is { Answer: OfferAnswer.Waiting })];
        foreach (var other in lapsed) other.Answer(OfferAnswer.Lapsed, now, "The person accepted another post of this campaign.");
        return lapsed;
    }

    /// <summary>Ends an offer that nobody answered in time.</summary>
    public Outcome Lapse(DateTimeOffset now)
    {
        if (Offer is { Answer: OfferAnswer.Waiting } offer && now < offer.AnswerBy) return PostRefusal.StillInTime;
        return Answer(OfferAnswer.Lapsed, now, "Not answered in time.");
    }

    /// <summary>Tells the public, on a day from <paramref name="today"/> on: an accepted offer, or an approved decision to appoint nobody.</summary>
    public Outcome Announce(DateOnly on, DateOnly? today = null)
    {
        if (WithdrawnAt is not null) return PostRefusal.Withdrawn;
        if (AnnouncedOn is not null) return PostRefusal.AnnouncedAlready;
        if (Offer is not { Answer: OfferAnswer.Accepted } && NoAppointment is null) return PostRefusal.NothingToAnnounce;
        if (PayObstacle is { } pay) return pay;
        if (on < today) return PostRefusal.AnnounceInThePast;
        AnnouncedOn = on;
        return Outcome.Done;
    }

    /// <summary>Another day, as long as the outcome is not public.</summary>
    public Outcome MoveAnnouncement(DateOnly to, DateOnly today)
    {
        if (!this.UnderEmbargo(today)) return EmbargoRefusals.Public;
        if (to < today) return PostRefusal.AnnounceInThePast;
        if (to == AnnouncedOn) return EmbargoRefusals.SameDay;
        AnnouncedOn = to;
        return Outcome.Done;
    }

    /// <summary>Ends the post without an appointment: the approved report recommends nobody, or nobody it would appoint is left.</summary>
    public Outcome AppointNobody(NoAppointment what, IReadOnlySet<ApplicationId>? unavailable = null)
    {
        if (WithdrawnAt is not null) return PostRefusal.Withdrawn;
        if (NoAppointment is not null) return PostRefusal.EndedAlready;
        if (!Approved || Offer is { Answer: OfferAnswer.Waiting or OfferAnswer.Accepted }) return PostRefusal.NobodyNeedsApproval;
        if (InLine(unavailable).Any(a => !LetLapse(a))) return Offer is null ? PostRefusal.NobodyNeedsApproval : PostRefusal.ReserveLeft;
        NoAppointment = what;
        return Outcome.Done;
    }
}
