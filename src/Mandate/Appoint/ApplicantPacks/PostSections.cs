using Mandate.Appoint.Campaigns;
using Mandate.Appoint.CriteriaSets;
using Mandate.Appoint.Openings;
using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;

namespace Mandate.Appoint.ApplicantPacks;

/// <summary>The sections about the post: what it is, where, for whom, and who may not hold it.</summary>
static class PostSections
{
    public static PackSection Opportunity(this PostFacts f) => Section(PackTexts.Opportunity,
    [
        .. f.Said(PackTexts.Opportunity),
        new PackFactList("The post in brief",
        [
            ("Post", f.Post.Advert.Title), ("Body", f.Post.Advert.BodyName), ("Pay", f.Post.Pay), ("Hours", f.Terms.FullTime ? "Full time" : "Part time or full time"),
            ("Applications", $"{CampaignQueries.Uk(f.Campaign.OpensAt)} to {CampaignQueries.UkZoned(f.Campaign.Closes.Shown)}. The whole of that last minute is in time"),
            ("Posts in this campaign", f.Opening.Live.Count == 1 ? "This one" : $"{f.Opening.Live.Count}. You may put up to {Numbers.Count(f.Terms.PreferencesAllowed, "post")} in your order"),
        ]),
        .. f.Titled(PackTexts.Diversity),
    ]);

    public static PackSection WhyAdvertised(this PostFacts f)
    {
        var one = f.Opening.Live.Count == 1;
        if (f.Terms.Fence is { } fence)
            return new(PackTexts.WhyAllAdvertised, "Why only named people can apply",
            [
                new PackParagraph($"This is not an open competition. It is for {fence.Who}. Whoever is on the list expresses interest; others cannot."),
                new PackParagraph($"Why: {fence.Reason}"), new PackParagraph($"By whose authority: {fence.Authority}"),
            ]);
        return new(PackTexts.WhyAllAdvertised, one ? "Why the post is advertised, and what people who hold such a post now must do" : "Why all the posts are advertised, and what people who hold such a post now must do",
        [
            .. f.Said(PackTexts.WhyAllAdvertised, $"{(one ? "The post is" : $"All {f.Opening.Live.Count} posts are")} advertised in open competition: nobody is moved into {(one ? "it" : "one of them")} without applying."),
            new PackHeading(PackTexts.TitleOf(PackTexts.Incumbents)),
            .. f.Said(PackTexts.Incumbents, "Your present post counts neither for nor against you."),
            new PackParagraph($"To be considered you send an application like everyone else by {CampaignQueries.UkZoned(f.Campaign.Closes.Shown)}. You answer the same questions, and the same panel measures you against the same criteria."),
        ]);
    }

    public static PackSection About(this PostFacts f) => new(PackTexts.About, $"About {f.Body.LegalName}",
    [
        .. f.Said(PackTexts.About),
        new PackFactList($"Facts about {f.Body.ShortName}",
        [
            ("Legal name", f.Body.LegalName),
            ("Exists in law", f.Body.StatusOn(London.Day(f.Opening.Now)) == BodyStatus.Proposed ? $"Not yet. It is to begin on {Dates.Day(f.Body.From)}" : Beginning.Known(f.Body.From) ? $"Since {Dates.Day(f.Body.From)}" : "Yes"),
            .. f.Post.Advert.Region is { } region ? new[] { ("Region", region) } : [],
            ("People served", Openings.PackFacts.People(f.Post.Advert)),
            .. f.Post.Advert.Councils.Count > 0 ? new[] { (f.Post.Advert.Councils.Count == 1 ? "Council area" : "Council areas", string.Join(", ", f.Post.Advert.Councils)) } : [],
        ]),
    ]);

    public static PackSection Role(this PostFacts f) => Section(PackTexts.Role,
    [
        .. f.Said(PackTexts.Role),
        new PackParagraph($"{(f.Terms.FullTime ? "The post is full time." : "The post may be full time or part time.")} {(f.Terms.Exclusive ? "One person may be appointed to one of the posts only." : "One person may be appointed to more than one of the posts.")}"),
        .. f.Titled(PackTexts.Exclusive),
    ]);

    public static PackSection Person(this PostFacts f) => new("person", "Person specification",
    [
        new PackParagraph("The person appointed must reach at least this level on each criterion."),
        new PackTable("What the person needs", ["Criterion", "Least level", "How it is tested"], [.. f.Criteria.Criteria.Select(k => k.Within(f.Terms)).Select(k => (IReadOnlyList<string>)
            [$"{k.Code} {k.Title}", f.Level(f.Criteria.LeastOf(k)), k.Evidence ? $"In writing, up to {Numbers.Text(k.WordLimit)} words, and at interview" : "At interview"])]),
        .. f.Criteria.OneBelow is { } one ? [new PackParagraph($"The panel may accept {(one.Count == 1 ? "one" : Numbers.Text(one.Count))} of “{Wording.Group(one.Group)}” at level {one.Floor}{(one.Needs.Length > 0 ? $", with a {one.Needs}" : "")}.")] : Array.Empty<PackBlock>(),
    ]);

    public static PackSection Eligibility(this PostFacts f) => new("eligibility", "Who may not be appointed",
        f.Terms.Eligibility.Count == 0 ? [new PackParagraph("No ground of disqualification is asked about in this campaign.")] :
        [
            new PackParagraph("The application asks each of these questions first, so that you know before you write the rest."),
            new PackFactList("Grounds of disqualification", [.. f.Terms.Eligibility.Select(r => (r.Question, $"{Meaning(r)} How it is checked: {Check(r)} Source: {r.Citation}."))], "Question", "What it means"),
        ]);

    static string Meaning(EligibilityRule rule) =>
        $"{rule.Explanation} {(rule.Judgement ? $"If you answer “{rule.ExcludesWhen}” you are asked to explain; it does not exclude by itself." : $"The answer “{rule.ExcludesWhen}” excludes.")}".Trim();

    static string Check(EligibilityRule rule) => rule.Ask.Length > 0 ? rule.Ask : rule.CheckKind switch
    {
        "register" => "a public register is looked at.",
        "reference" => "former employers are asked.",
        "disclosure" => "by a disclosure certificate.",
        "judgement" => "the body that appoints decides and records why.",
        _ => "you declare it.",
    };

    public static PackSection NotYetLaw(this PostFacts f)
    {
        var waiting = f.Conditions.Any(e => e.HappenedOn is null);
        return new("conditions", waiting ? "What is not yet law" : "The law this rests on", f.Conditions.Count == 0 ? [] :
        [
            .. waiting ? [new PackParagraph("This appointment depends on law that is not yet in force. Whoever is appointed is a designate until it is.", Strong: true)] : Array.Empty<PackBlock>(),
            new PackFactList("Acts of law", [.. f.Conditions.Select(e => (e.Name, Condition(f, e)))]),
            .. waiting ? f.Said(PackTexts.Conditions) : [],
        ]);
    }

    static string Condition(PostFacts f, LegalCondition e) =>
        e.HappenedOn is null && f.Terms.Text(PackWording.ConditionKey(e.Slug)) is { Length: > 0 } text ? $"{e.Words(Dates.Day)} {text}" : e.Words(Dates.Day);

    public static PackSection TermsOfOffice(this PostFacts f) => Section(PackTexts.Terms,
    [
        .. f.Said(PackTexts.Terms),
        new PackHeading("Pay", Id: PackTexts.Pay),
        new PackParagraph($"{f.Post.Pay}."),
        .. f.Terms.Salary.Count > 1 ? [new PackTable("Pay in this campaign, by how many people the body serves", ["People served", "Pay"], [.. f.Terms.Salary.Select(b => (IReadOnlyList<string>)[Days.People(b), Days.Pay(b)])])] : Array.Empty<PackBlock>(),
        .. f.Said(PackTexts.Pay),
        .. f.Titled(PackTexts.Expenses),
        .. f.Titled(PackTexts.AfterAppointment),
    ]);

    internal static PackSection Section(string key, IReadOnlyList<PackBlock> blocks) => new(key, PackTexts.TitleOf(key), blocks);

    /// <summary>What the campaign says under this key, or the words that hold where it says nothing.</summary>
    internal static IEnumerable<PackBlock> Said(this PostFacts f, string key, string? otherwise = null) => PackBlocks.Of(f.Terms.Text(key) is { Length: > 0 } text ? text : otherwise);

    /// <summary>The same beneath its own heading; nothing where the campaign says nothing.</summary>
    internal static IEnumerable<PackBlock> Titled(this PostFacts f, string key) => string.IsNullOrWhiteSpace(f.Terms.Text(key)) ? [] : [new PackHeading(PackTexts.TitleOf(key), Id: key), .. f.Said(key)];

    internal static string Level(this PostFacts f, int level) => f.Criteria.NameOf(level) is { } name ? $"{level}: {name}" : $"{level}";
}
