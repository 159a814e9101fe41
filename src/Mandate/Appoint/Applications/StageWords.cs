using Mandate.Design;
using Mandate.Platform;

namespace Mandate.Appoint.Applications;

/// <summary>Stages as a candidate reads them.</summary>
static class StageWords
{
    public static string Of(ApplicationStage stage) => stage switch
    {
        ApplicationStage.Sent => "Sent",
        ApplicationStage.Closed => "Closed, waiting for the panel",
        ApplicationStage.WithPanel => "With the panel",
        ApplicationStage.Invited => "Invited to interview",
        ApplicationStage.InterviewCancelled => "Interview cancelled",
        ApplicationStage.Interviewed => "Interviewed",
        ApplicationStage.NotTakenFurther => "Not taken further",
        ApplicationStage.Decided => "Decided",
        ApplicationStage.Offered => "You have an offer",
        ApplicationStage.OfferAccepted => "Offer accepted",
        ApplicationStage.OfferDeclined => "Offer declined",
        ApplicationStage.OfferLapsed => "Offer lapsed",
        ApplicationStage.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static string Colour(ApplicationStage stage) => stage switch
    {
        ApplicationStage.Offered or ApplicationStage.OfferAccepted or ApplicationStage.Invited => "green",
        ApplicationStage.Sent or ApplicationStage.Closed or ApplicationStage.WithPanel or ApplicationStage.Interviewed => "blue",
        _ => "grey",
    };

    /// <summary>What it means for the candidate, in one sentence.</summary>
    public static string Means(ApplicationStage stage) => stage switch
    {
        ApplicationStage.Sent => "We have your application. You can change or withdraw it until the campaign closes.",
        ApplicationStage.Closed => "The campaign has closed. A panel will read and score your application against the criteria, without your name. You need do nothing.",
        ApplicationStage.WithPanel => "A panel is at work on it, and those who approve its report after that. You need do nothing until we write to you.",
        ApplicationStage.Invited => "You are on the shortlist. The letter that invited you says where, and whom you will meet.",
        ApplicationStage.InterviewCancelled => "Your interview was cancelled, and the letter says why. You are still on the shortlist. You need do nothing until we write to you with another day.",
        ApplicationStage.Interviewed => "The panel agrees its judgement, and those who approve its report decide. You need do nothing until we write to you.",
        ApplicationStage.NotTakenFurther => "We wrote to you that the panel does not take your application further.",
        ApplicationStage.Decided => "The results for all the posts you chose have been announced.",
        ApplicationStage.Offered => "You have been offered a post. Read the offer and answer it in time.",
        ApplicationStage.OfferAccepted => "You accepted the offer. We will write to you about checks and your start.",
        ApplicationStage.OfferDeclined => "You declined the offer.",
        ApplicationStage.OfferLapsed => "The time to answer the offer has passed.",
        ApplicationStage.Withdrawn => "Your application will not be considered.",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static string Who(Whereabouts where, string appointer) => where.Holder switch
    {
        Holder.You => "You",
        Holder.AppointmentsTeam => $"The appointments team of {appointer}",
        Holder.Panel => "The panel for your post, then those who approve its report",
        Holder.Nobody when where.Next.Kind == NextKind.Feedback => "The panel, which writes your feedback",
        Holder.Nobody => "Nobody: there is nothing left to do",
        _ => throw new ArgumentOutOfRangeException(nameof(where)),
    };

    public static string Next(NextStep next, DateTimeOffset now) => next.Kind switch
    {
        NextKind.CampaignCloses => $"The campaign closes: {When(next, now)}",
        NextKind.Step => $"{next.Title}: {When(next, now)}",
        NextKind.Interview => $"Your interview: {Moments.Shown(next.By!.Value)} (London time), {Durations.Ago(next.By.Value, now)}",
        NextKind.AnswerTheOffer => $"Your answer to the offer: {When(next, now)}",
        NextKind.Announcement => next.Day is null ? "Your appointment is announced. No day is set yet" : $"Your appointment is announced: {When(next, now)}",
        NextKind.FirstDay => $"Your first day in post: {When(next, now)}",
        NextKind.Feedback when next.Day <= London.Day(now) => "Feedback from the panel. We write to you when it is there to read",
        NextKind.Feedback => $"Feedback from the panel: {When(next, now)}",
        NextKind.FeedbackGiven => "Nothing. Feedback from the panel is there to read",
        NextKind.NothingSet => "No date is set yet. We will write to you",
        NextKind.Nothing => "Nothing",
        _ => throw new ArgumentOutOfRangeException(nameof(next)),
    };

    static string When(NextStep next, DateTimeOffset now)
    {
        var today = London.Day(now);
        if (next.By is { } by) return $"by {Moments.Shown(by)} (London time), {Durations.Ago(by, now)}";
        var day = next.Day!.Value;
        if (next.Overdue) return $"was expected by {Dates.Day(next.Until ?? day)}, {Durations.Ago(next.Until ?? day, today)}. It is late, and no later date is set yet";
        var when = next.Until is { } until ? $"{Dates.Day(day)} to {Dates.Day(until)}" : Dates.Day(day);
        var from = next.Kind == NextKind.Feedback ? "from " : "";
        var relative = day <= today && next.Until is not null ? "it has begun" : Durations.Ago(day, today);
        return $"{from}{when}, {relative}{(next.Estimated ? " (estimated: it may move)" : "")}";
    }

    public static string Of(PublicOutcome outcome) => outcome switch
    {
        PublicOutcome.NotAnnounced => "Not announced yet",
        PublicOutcome.Appointed => "An appointment was announced",
        PublicOutcome.NotAppointedRerun => "Nobody was appointed; the post will be advertised again",
        PublicOutcome.NotAppointedInterim => "Nobody was appointed; the post is covered for a time",
        PublicOutcome.Withdrawn => "The post was withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
