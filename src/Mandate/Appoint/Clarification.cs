using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>A question about a campaign. Whoever asks is known to nobody who answers; an answer goes to everyone, a refusal to the asker alone.</summary>
public sealed class Clarification : IVersioned
{
    public const int MostWaiting = 10;

    Clarification() { }

    public ClarificationId Id { get; private init; }
    public CampaignId Campaign { get; private init; }

    /// <summary>The post it is about; null when it is about all of them.</summary>
    public CampaignPostId? Post { get; private init; }

    /// <summary>Whom a refusal goes to. Gone some time after closing, or when the person is erased.</summary>
    public UserId? Asker { get; private set; }
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>In the asker's own words. Never public.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>As the public reads it.</summary>
    public string? Question { get; private set; }
    public string? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When everyone was told of the answer as it is now.</summary>
    public DateTimeOffset? ToldAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }
    public string? DeclinedWhy { get; private set; }
    public int Version { get; set; }

    public bool Waits => AnsweredAt is null && DeclinedAt is null;

    public static Outcome<Clarification> Ask(Campaign campaign, CampaignPostId? post, UserId asker, string asked, int waiting, DateTimeOffset now)
    {
        if (campaign.PublishedAt is null) return CampaignRefusals.NotPublished;
        if (!campaign.QuestionsUntil().Includes(now)) return ClarificationRefusals.TooLate;
        if (waiting >= MostWaiting) return ClarificationRefusals.TooMany;
        return new Clarification { Id = Platform.Id.New<ClarificationId>(now), Campaign = campaign.Id, Post = post, Asker = asker, Asked = asked, AskedAt = now };
    }

    /// <summary>Answers everyone; an answer given before is corrected and told again.</summary>
    /// <param name="question">The question as the public shall read it.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="asker">What would identify the asker: name, e-mail address. Not to be in either text.</param>
    /// <param name="now">When.</param>
    public Outcome AnswerAll(string question, string answer, IEnumerable<string> asker, DateTimeOffset now)
    {
        if (DeclinedAt is not null) return ClarificationRefusals.Declined;
        if (question == Question && answer == Answer) return ClarificationRefusals.NothingChanged;
        if (asker.Any(a => a.Trim().Length > 2 && (Holds(question, a.Trim()) || Holds(answer, a.Trim())))) return ClarificationRefusals.NamesTheAsker;
        (Question, Answer, AnsweredAt, ToldAt) = (question, answer, now, null);
        return Outcome.Done;
    }

    public Outcome Decline(string why, DateTimeOffset now)
    {
        if (AnsweredAt is not null) return ClarificationRefusals.Answered;
        if (DeclinedAt is not null) return ClarificationRefusals.Declined;
        (DeclinedAt, DeclinedWhy) = (now, why);
        return Outcome.Done;
    }

    public void Told(DateTimeOffset now) => ToldAt = now;

    /// <summary>Who asked is forgotten, with what only they wrote. What everyone was told stays.</summary>
    public void Forget() => (Asker, Asked, DeclinedWhy) = (null, "", null);

    /// <summary>As whole words, whatever the case: a question about Hull may stand although a Mr Ull asked it.</summary>
    static bool Holds(string text, string what)
    {
        for (var at = text.IndexOf(what, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(what, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + what.Length == text.Length || !char.IsLetterOrDigit(text[at + what.Length]))) return true;
        return false;
    }
}

/// <summary>Until when questions are taken.</summary>
public static class QuestionTimes
{
    public const int UsualDays = 5;
    public const int MostDays = 60;

    /// <summary>The end of a day some days before closing, so that answers can reach everyone; closing itself where the window is shorter than that.</summary>
    public static Deadline QuestionsUntil(this Campaign campaign)
    {
        var until = Deadline.AtMinute(London.Day(campaign.Closes.Shown).AddDays(-(campaign.Terms.QuestionDays ?? UsualDays)), new TimeOnly(23, 59));
        return until.Ends > campaign.OpensAt && until.Ends < campaign.ClosesAt ? until : campaign.Closes;
    }
}

public static class ClarificationRefusals
{
    public static readonly Refusal TooLate = new("The time for questions is over, so that everybody has the same answers before closing.");
    public static readonly Refusal TooMany = new($"You have {Clarification.MostWaiting} questions that wait for an answer. Wait for some of them first.");
    public static readonly Refusal NamesTheAsker = new("Your text holds the name or email address of whoever asked. Everyone will read it: word it so that it does not say who asked.");
    public static readonly Refusal Declined = new("This question was declined, and whoever asked it was told why.");
    public static readonly Refusal Answered = new("This question is answered already: everyone has read the answer.");
    public static readonly Refusal NothingChanged = new("Neither the question nor the answer was changed.");
}

/// <summary>Kept without its asker, and not in the history of the campaign: there it would say when who asked.</summary>
public sealed record ClarificationAsked(ClarificationId Clarification, CampaignId Campaign) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Clarification)];
    public string What => "asked a question about the campaign";
}

public sealed record ClarificationAnswered(ClarificationId Clarification, CampaignId Campaign, string Question, string Answer, bool Again) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Clarification), Subject.Of(Campaign)];
    public string What => $"{(Again ? "corrected the answer to" : "answered")} the question “{Question}”";
}

public sealed record ClarificationDeclined(ClarificationId Clarification, CampaignId Campaign) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Clarification)];
    public string What => "declined to answer a question, and told whoever asked why";
}
