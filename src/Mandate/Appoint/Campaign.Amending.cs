using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>What may still change once people have read it.</summary>
public sealed partial class Campaign
{
    /// <summary>Changes what was published: the closing to a later minute, the timetable, the pay while applications are taken, the texts, the criteria to a later version. Nothing else.</summary>
    public Outcome Amend(CampaignFacts facts, Amendment amendment, AmendmentScene scene)
    {
        if (PublishedAt is null) return CampaignRefusals.NotPublished;
        if (string.IsNullOrWhiteSpace(amendment.Why)) return AmendmentRefusals.NoReason;
        if (facts with { Closes = Closes, Criteria = Criteria, Terms = Terms } != Facts()) return AmendmentRefusals.Fixed;
        var terms = facts.Terms;
        if (terms with { Timetable = Terms.Timetable, Salary = Terms.Salary, Texts = Terms.Texts } != Terms) return AmendmentRefusals.Fixed;
        if (facts == Facts()) return AmendmentRefusals.NothingChanged;
        var outcome = Closing(facts.Closes, amendment.At, scene).Then(() => InOrder(facts)).Then(() => Measured(facts.Criteria, scene));
        if (outcome.Refused) return outcome;
        if (terms.Salary != Terms.Salary && !Closes.Includes(amendment.At)) return AmendmentRefusals.PayAfterClosing;

        Amendments.Add(amendment with { ClosedBefore = facts.Closes == Closes ? null : ClosesAt, CriteriaBefore = facts.Criteria == Criteria ? null : CriteriaDigest });
        (ClosesAt, Terms) = (facts.Closes.Ends, terms);
        if (facts.Criteria != Criteria) (Criteria, CriteriaDigest) = (facts.Criteria, scene.Criteria.Digest);
        return Outcome.Done;
    }

    /// <summary>Notes that everyone was told of an amendment.</summary>
    public void Told(DateTimeOffset amended, DateTimeOffset now) => Amendments = [.. Amendments.Select(a => a.At == amended ? a with { ToldAt = now } : a)];

    Outcome Closing(Deadline closes, DateTimeOffset now, AmendmentScene scene)
    {
        if (closes == Closes) return Outcome.Done;
        if (closes.Ends <= ClosesAt) return AmendmentRefusals.OnlyLater;
        if (!closes.Includes(now)) return AmendmentRefusals.ClosesInThePast;
        if (scene.ListPublished) return BoxRefusals.Reopened;
        return scene.ScoringBegan ? AmendmentRefusals.ScoringBegan : Outcome.Done;
    }

    /// <summary>The steps after a closing that moves still come after it.</summary>
    Outcome InOrder(CampaignFacts facts) => facts.Closes == Closes ? Outcome.Done
        : Timetables.AgainstClosing(facts.Terms, London.Day(OpensAt), London.Day(facts.Closes.Shown)) is [var first, ..] ? first : Outcome.Done;

    Outcome Measured(CriteriaSetId criteria, AmendmentScene scene)
    {
        if (criteria == Criteria) return Outcome.Done;
        var (before, next) = (scene.Before, scene.Criteria);
        if (next.Id != criteria || !next.Frozen || next.Key != before.Key || next.Edition <= before.Edition) return AmendmentRefusals.NotALaterVersion;
        return next.Content.WithEvidence().Select(c => c.Code).ToHashSet(StringComparer.Ordinal).SetEquals(before.Content.WithEvidence().Select(c => c.Code)) ? Outcome.Done : AmendmentRefusals.OtherEvidence;
    }
}
