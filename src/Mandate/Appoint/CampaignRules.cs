using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Rules about what a campaign says: its pay, its timetable, its texts. Pure.</summary>
public static class CampaignRules
{
    /// <summary>Texts that must be there before anybody is invited to apply.</summary>
    public static IReadOnlyList<string> NeededTexts(this Campaign campaign) =>
    [
        PackTexts.Opportunity, PackTexts.Terms, PackTexts.HowToApply, PackTexts.PersonalData, PackTexts.Complaints,
        .. campaign.Terms.Exclusive ? new[] { PackTexts.Exclusive } : [],
        .. campaign.Condition is not null || campaign.Terms.NotYetLaw.Count > 0 ? new[] { PackTexts.Conditions } : [],
    ];

    public static IEnumerable<string> MissingTexts(this Campaign campaign) =>
        campaign.NeededTexts().Where(key => string.IsNullOrWhiteSpace(campaign.Terms.Text(key)));

    /// <summary>All that stands in the way of publishing, each with the part of the task list that clears it.</summary>
    public static IEnumerable<PublishFault> PublishFaults(this Campaign campaign, CriteriaSet criteria, int posts, DateTimeOffset now, int invited = 0, Refusal? sharing = null, bool locked = false)
    {
        if (campaign.PublishedAt is not null) { yield return new(CampaignPart.Details, CampaignRefusals.AlreadyPublished); yield break; }
        if (!criteria.Frozen)
            foreach (var fault in criteria.Content.Faults()) yield return new(CampaignPart.Criteria, fault);
        if (campaign.Terms.Calibration)
            foreach (var fault in Specimens.Faults(criteria.Specimens, criteria.Content)) yield return new(CampaignPart.Criteria, fault);
        if (posts == 0) yield return new(CampaignPart.Posts, CampaignRefusals.NoPosts);
        if (campaign.Fenced() && invited == 0) yield return new(CampaignPart.Route, FenceRefusals.NobodyInvited);
        if (campaign.Terms.Sealed && !locked) yield return new(CampaignPart.Box, BoxRefusals.NotLocked);
        if (sharing is not null) yield return new(CampaignPart.Sharing, sharing);
        if (!campaign.Closes.Includes(now)) yield return new(CampaignPart.Timetable, CampaignRefusals.ClosingHasPassed);
        if (Timetables.Check(campaign.Terms.Timetable, London.Day(campaign.OpensAt), London.Day(campaign.Closes.Shown)).Refusal is { } order) yield return new(CampaignPart.Timetable, order);
        foreach (var fault in campaign.NoticeFaults().Where(f => f.Rule.Refuses)) yield return new(CampaignPart.Timetable, fault.Refusal);
        if (campaign.Terms.Salary.Count == 0) yield return new(CampaignPart.Pay, PayRefusals.None);
        if (SalaryBands.Check(campaign.Terms.Salary).Refusal is { } pay) yield return new(CampaignPart.Pay, pay);
        if (ApprovalChain.Check(campaign.Terms.Chain).Refusal is { } chain) yield return new(CampaignPart.Chain, chain);
        foreach (var key in campaign.MissingTexts()) yield return new(CampaignPart.Texts, PackTexts.Missing(key));
    }

    /// <summary>Whether a post may still be taken out: before closing, and only once it is advertised.</summary>
    public static Outcome MayWithdrawPost(this Campaign campaign, DateTimeOffset now)
    {
        if (campaign.PublishedAt is null) return CampaignRefusals.NotPublished;
        return campaign.Closes.Includes(now) ? Outcome.Done : CampaignRefusals.WithdrawAfterClosing;
    }

    static readonly HashSet<string> reserved = new(StringComparer.Ordinal)
        { "campaigns", "criteria", "applications", "panels", "reports", "approvals", "offers", "posts", "apply", "feed", "eligibility", "account", "people" };

    /// <summary>Whether an address would hide another page of Appoint.</summary>
    public static bool Reserved(string slug) => slug.Length == 0 || reserved.Contains(slug);
}

public enum CampaignPart { Details, Route, Chain, Criteria, Posts, Sharing, Timetable, Pay, Eligibility, Texts, Box }

/// <summary>Why a campaign cannot be published yet, and where to mend it.</summary>
public sealed record PublishFault(CampaignPart Part, Refusal Refusal);

/// <summary>The texts an applicant pack may have. Campaigns may add others of their own.</summary>
public static class PackTexts
{
    public const string Opportunity = "opportunity";
    public const string Exclusive = "exclusive";
    public const string WhyAllAdvertised = "why-all-advertised";
    public const string Incumbents = "incumbents";
    public const string Diversity = "diversity";
    public const string About = "about";
    public const string Role = "role";
    public const string Terms = "terms";
    public const string Pay = "pay";
    public const string Expenses = "expenses";
    public const string AfterAppointment = "after-appointment";
    public const string HowToApply = "how-to-apply";
    public const string Assessment = "assessment";
    public const string Conditions = "conditions";
    public const string NoAppointment = "no-appointment";
    public const string Announcement = "announcement";
    public const string Standards = "standards";
    public const string Contact = "contact";
    public const string PersonalData = "personal-data";
    public const string Complaints = "complaints";

    /// <summary>Keys with their headings, in the order of the pack.</summary>
    public static readonly IReadOnlyList<(string Key, string Title)> All =
    [
        (Opportunity, "The opportunity"),
        (WhyAllAdvertised, "Why all the posts are advertised"),
        (Incumbents, "If you lead a body now"),
        (Exclusive, "One post, in one body"),
        (Diversity, "Who we want to hear from"),
        (About, "About the body"),
        (Role, "The role"),
        (Terms, "Terms of appointment"),
        (Pay, "Pay"),
        (Expenses, "Expenses of applying"),
        (AfterAppointment, "After you are appointed"),
        (Conditions, "What is not yet law"),
        (HowToApply, "How to apply"),
        (Assessment, "How you will be assessed"),
        (NoAppointment, "If nobody is appointed"),
        (Announcement, "When appointments are announced"),
        (Standards, "Standards, checks and conflicts of interest"),
        (Contact, "Whom to ask for another format or for help"),
        (PersonalData, "Your personal data"),
        (Complaints, "Complaints"),
    ];

    public static string TitleOf(string key) => All.FirstOrDefault(t => t.Key == key).Title ?? key;

    public static Refusal Missing(string key) => new($"Write the text “{TitleOf(key)}”.");

    /// <summary>The texts with one put in, or taken out when it is empty; known ones in the order of the pack, others after.</summary>
    public static List<PackText> With(this IReadOnlyList<PackText> texts, string key, string title, string? text)
    {
        var changed = texts.Where(t => t.Key != key).ToList();
        if (!string.IsNullOrWhiteSpace(text)) changed.Add(new PackText { Key = key, Title = title, Text = text });
        return [.. changed.OrderBy(t => All.Index().FirstOrDefault(a => a.Item.Key == t.Key, (int.MaxValue, default)).Item1)];
    }
}
