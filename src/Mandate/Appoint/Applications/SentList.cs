using Mandate.Design;
using Mandate.Platform.Mail;

namespace Mandate.Appoint.Applications;

/// <summary>What an application consists of, for the receipt: the parts and how much of each, not the words.</summary>
static class SentList
{
    /// <summary>Not even its parts are named while it is sealed.</summary>
    public static IReadOnlyList<string> Sealed { get; } = ["your application, sealed: nobody can read it before two officers open the box after closing", "the code to your own copy was shown on the page when you sent it, and is kept nowhere"];

    public static IReadOnlyList<string> Of(Writing writing)
    {
        var (content, terms) = (writing.Written.Content, writing.Campaign.Terms);
        return
        [
            .. terms.Eligibility.Count > 0 ? new[] { $"answers to {Numbers.Count(content.Declarations.Count, "question")} on whether you may hold the post" } : [],
            .. terms.AsksForCareer ? new[] { $"career history of {Numbers.Count(content.Career.Count, "entry", "entries")}" } : [],
            .. writing.Criteria.Content.WithEvidence().Select(c => $"evidence for {MailWords.Plain(c.Title)}: {WordCount.Words(WordCount.Of(content.EvidenceFor(c.Code)))}"),
            $"{Numbers.Count(writing.Written.Preferences.Count, "post")} that you would take",
            .. terms.AsksForInterests ? new[] { content.HasConflicts == true ? "interests to declare" : "no interests to declare" } : [],
            content.NeedsAdjustments == true ? "adjustments that you need" : "no adjustments needed",
            .. content.GuaranteedInterview ? new[] { "that you ask for a guaranteed interview" } : [],
            .. content.Cv is { } cv ? new[] { $"CV: {MailWords.Plain(cv.Name)}, {Cv.Size(cv.Size)}, SHA-256 {cv.Sha256}" } : [],
        ];
    }
}
