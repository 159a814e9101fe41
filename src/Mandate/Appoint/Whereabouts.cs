using Mandate.Platform;

namespace Mandate.Appoint;

public enum Holder { You, AppointmentsTeam, Panel, Nobody }

/// <summary>What is to come, and by when.</summary>
/// <param name="Kind">What.</param>
/// <param name="Title">The campaign's own words for a step of its timetable.</param>
/// <param name="By">The last moment of it; null when no date is set.</param>
/// <param name="Day">The day, where only a day is known.</param>
/// <param name="Until">The last day of a step that lasts.</param>
/// <param name="Estimated">Whether the date may move.</param>
/// <param name="Overdue">Whether the day has passed without news, and no later one is set.</param>
public sealed record NextStep(NextKind Kind, string Title = "", DateTimeOffset? By = null, DateOnly? Day = null, DateOnly? Until = null, bool Estimated = false, bool Overdue = false);

public enum NextKind { CampaignCloses, Step, Interview, AnswerTheOffer, Announcement, FirstDay, Feedback, FeedbackGiven, NothingSet, Nothing }

/// <summary>Where an application stands for its candidate: stage, since when, who has it, what is next. Never more than was announced or offered to them.</summary>
public sealed record Whereabouts(StageReached Reached, Holder Holder, NextStep Next);

public static class WhereaboutsOf
{
    /// <summary>What a candidate waits for while the panel is at work, in order.</summary>
    static readonly HashSet<string> afterSelection = new(StringComparer.Ordinal) { "feedback-from", "start" };

    /// <param name="application">Whose.</param>
    /// <param name="campaign">Its campaign.</param>
    /// <param name="posts">The posts it is asked about: all that were chosen, or one.</param>
    /// <param name="now">When it is asked.</param>
    /// <param name="news">What the candidate was told of the selection.</param>
    public static Whereabouts WhereaboutsAt(this Application application, Campaign campaign, IReadOnlyCollection<CampaignPost> posts, DateTimeOffset now, CandidateNews? news = null)
    {
        var reached = application.StageAt(campaign, posts, now, news);
        var today = London.Day(now);
        return reached.Stage switch
        {
            ApplicationStage.Sent => new(reached, Holder.You, new(NextKind.CampaignCloses, By: campaign.Closes.Shown)),
            ApplicationStage.Closed => new(reached, Holder.AppointmentsTeam, Upcoming(campaign, today)),
            ApplicationStage.WithPanel => new(reached, Holder.Panel, Upcoming(campaign, today)),
            ApplicationStage.Invited => new(reached, Holder.Panel, new(NextKind.Interview, By: news!.InterviewFor(posts, now)!.At)),
            ApplicationStage.InterviewCancelled => new(reached, Holder.AppointmentsTeam, Upcoming(campaign, today)),
            ApplicationStage.Interviewed => new(reached, Holder.Panel, Upcoming(campaign, today)),
            ApplicationStage.NotTakenFurther => new(reached, Holder.Nobody, AfterResult(campaign, posts, news)),
            ApplicationStage.Offered => new(reached, Holder.You, new(NextKind.AnswerTheOffer, By: AnswerBy(application, posts, reached))),
            ApplicationStage.OfferAccepted => new(reached, Holder.AppointmentsTeam, AfterAccepting(campaign, posts.FirstOrDefault(p => p.Id == reached.Post), today)),
            ApplicationStage.Decided => new(reached, Holder.Nobody, AfterResult(campaign, posts, news)),
            _ => new(reached, Holder.Nobody, new(NextKind.Nothing)),
        };
    }

    /// <summary>The first step of the timetable that is not over; when all are, the last of them, said to be overdue.</summary>
    static NextStep Upcoming(Campaign campaign, DateOnly today)
    {
        var steps = Timetables.Ordered(campaign.Terms.Timetable.Where(s => !afterSelection.Contains(s.Key)));
        if (steps.Find(s => (s.To ?? s.From) >= today) is { } next) return Of(next);
        return steps is [.., var last] ? Of(last) with { Overdue = true } : new(NextKind.NothingSet);
    }

    static NextStep AfterAccepting(Campaign campaign, CampaignPost? post, DateOnly today) =>
        post is null || post.PublicOn(today) == PublicOutcome.NotAnnounced
            ? Step(campaign, "announcement", NextKind.Announcement) is { } announcement && announcement.Day >= today ? announcement : new(NextKind.Announcement)
            : Step(campaign, "start", NextKind.FirstDay) is { } start && start.Day >= today ? start : new(NextKind.NothingSet);

    /// <summary>Feedback, until every panel of these posts has given it.</summary>
    static NextStep AfterResult(Campaign campaign, IReadOnlyCollection<CampaignPost> posts, CandidateNews? news)
    {
        var given = news?.Feedback ?? CandidateNews.None.Feedback;
        return given.Count > 0 && posts.All(p => p.Panel is null || p.WithdrawnAt is not null || given.Contains(p.Id)) ? new(NextKind.FeedbackGiven) : Step(campaign, "feedback-from", NextKind.Feedback) ?? new(NextKind.Nothing);
    }

    static DateTimeOffset AnswerBy(Application application, IEnumerable<CampaignPost> posts, StageReached reached) =>
        posts.Where(p => p.Id == reached.Post).Select(p => p.Offer).First(o => o?.Application == application.Id)!.AnswerBy;

    static NextStep? Step(Campaign campaign, string key, NextKind kind) =>
        campaign.Terms.Timetable.Find(s => s.Key == key) is { } step ? Of(step) with { Kind = kind } : null;

    static NextStep Of(TimetableStep step) => new(NextKind.Step, step.Title, Day: step.From, Until: step.To, Estimated: !step.Fixed);
}
