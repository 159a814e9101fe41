using Mandate.Appoint.Clarifying;
using Mandate.Appoint.Openings;
using Mandate.Appoint.Panels;
using Mandate.Bodies;

namespace Mandate.Appoint.ApplicantPacks;

/// <summary>Everything that a pack is made from.</summary>
/// <param name="Opening">The campaign and all its posts, as the public sees them now.</param>
/// <param name="Post">The post the pack is about.</param>
/// <param name="Criteria">What candidates are measured against.</param>
/// <param name="Body">The body of the post, as the register has it today.</param>
/// <param name="AppointingBody">Who runs the campaign.</param>
/// <param name="Chain">Who decides on the panel's report, in order, each with the name of its body.</param>
/// <param name="Conditions">The law it rests on and how far that is.</param>
/// <param name="Order">Who of the same body is named first, and whether they are; null where the campaign has no such rule.</param>
/// <param name="Sharing">Names of the bodies that share the person; empty when the post is not shared.</param>
/// <param name="Answers">Questions about the post, or about all posts, that were answered to everyone; newest first.</param>
public sealed record PostFacts(Opening Opening, PublicPost Post, CriteriaContent Criteria, BodyLine Body, string AppointingBody, IReadOnlyList<(ApprovalStep Step, string Body)> Chain, IReadOnlyList<LegalCondition> Conditions, IReadOnlyList<PublicAnswer> Answers, OrderLine? Order, IReadOnlyList<string> Sharing)
{
    public Campaign Campaign => Opening.Campaign;
    public CampaignTerms Terms => Opening.Campaign.Terms;

    /// <summary>When what the pack says last changed by somebody's act.</summary>
    public DateTimeOffset LastChanged => Campaign.Amendments.Select(a => a.At).Concat(Answers.Select(a => a.At)).Append(Campaign.PublishedAt!.Value).Max();

    public ApplicantPack Pack() => new($"Applicant pack: {Post.Advert.Title}, {Post.Advert.BodyName}", Campaign.Title, [.. Notices], [.. Sections.Where(s => s.Blocks.Count > 0)]);

    IEnumerable<string> Notices
    {
        get
        {
            if (Campaign.Invented) yield return "This campaign is invented. Nothing in it is true of a real body.";
            if (Terms.Fence is { } fence) yield return $"Ring-fenced: only named people can apply. This is for {fence.Who}.";
            if (Post.Group is { } group) yield return $"Shared post. One person is appointed for all bodies of {group}{(Sharing.Count > 0 ? $": {string.Join(", ", Sharing)}" : "")}. Each body stays separate in law and has its own term of office.";
            if (Post.WithdrawnWhy is { } why) yield return $"This post was withdrawn. The reason given: {why}";
        }
    }

    IEnumerable<PackSection> Sections =>
    [
        this.Opportunity(), this.WhyAdvertised(), this.About(), this.Role(), this.Measured(), this.Person(), this.Eligibility(), this.NotYetLaw(), this.TermsOfOffice(),
        this.Applying(), this.Assessed(), this.Decided(), this.Allocated(), this.KeyDates(), this.Standards(), this.Answered(), this.Changes(), this.Format(), this.Data(), this.Complaints(),
    ];
}
