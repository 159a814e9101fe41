using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>The stages that a post goes through from closing to announcement. Every day belongs to exactly one.</summary>
public enum SelectionStage { NoPanel, Sift, Interviews, Approval, Offer, Announcement }

/// <summary>Time in one stage.</summary>
/// <param name="To">When it ended; null while it lasts.</param>
public sealed record StageSpan(SelectionStage Stage, DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>Midnights passed, on the clocks of London: so that the days of all stages add up to those from closing.</summary>
    public int Days(DateTimeOffset now) => London.Day(To ?? now).DayNumber - London.Day(From).DayNumber;
}

/// <summary>How a post stands against the timetable.</summary>
/// <param name="Due">The day on which the present stage should be over by the timetable; null when it says nothing.</param>
/// <param name="DaysLate">Days since then; 0 while in time.</param>
/// <param name="Planned">The day of the announcement by the timetable.</param>
/// <param name="Forecast">When the announcement is to be expected by the pace of this campaign; null when nothing is left to do.</param>
public sealed record Punctuality(DateOnly? Due, int DaysLate, DateOnly? Planned, DateOnly? Forecast)
{
    public bool Late => DaysLate > 0;

    /// <summary>Not late yet, but the announcement is to be expected after its day.</summary>
    public bool WillBeLate => !Late && Forecast > Planned;
}

public static class StageClock
{
    public static string Words(this SelectionStage stage) => stage switch
    {
        SelectionStage.NoPanel => "No panel yet",
        SelectionStage.Sift => "Sift",
        SelectionStage.Interviews => "Interviews and report",
        SelectionStage.Approval => "Approval",
        SelectionStage.Offer => "Offer",
        SelectionStage.Announcement => "Announcement",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>The stages gone through so far, in order, without gaps. A report that came back counts with the panel until it is handed in again.</summary>
    /// <param name="post">Which post.</param>
    /// <param name="campaign">Its campaign.</param>
    /// <param name="now">When it is asked; nothing before closing.</param>
    public static IReadOnlyList<StageSpan> Spans(this CampaignPost post, Campaign campaign, DateTimeOffset now)
    {
        DateTimeOffset? announced = post.AnnouncedOn is { } on && London.Midnight(on) is var midnight && midnight <= now ? midnight : null;
        // When each stage ended; null from the one that lasts.
        DateTimeOffset?[] ends =
        [
            post.PanelSince,
            post.Settled == SelectionStep.Shortlist ? post.SettledAt : post.ReportIn ? post.Report!.SubmittedAt : null,
            post.ReportIn ? post.Report!.SubmittedAt : null,
            post.Approval is { Decision: ApprovalDecision.Approved } approval ? approval.At : null,
            post.NoAppointment?.At ?? (post.Offer is { Answer: OfferAnswer.Accepted } offer ? offer.AnsweredAt : null),
            announced,
        ];
        var (spans, from, over) = (new List<StageSpan>(), campaign.ClosesAt, post.WithdrawnAt ?? announced);
        if (from > now || over < from) return [];
        foreach (var (stage, end) in ends.Index())
        {
            // An announcement of the same day, or a panel formed before closing, ends no stage before it began.
            var to = end < from ? from : end;
            if (to is null || to > over) to = over;
            spans.Add(new((SelectionStage)stage, from, to));
            if (to is not { } next || next == over) break;
            from = next;
        }
        return spans;
    }

    /// <summary>By when each stage should be over, from the timetable.</summary>
    public static DateOnly? DueOf(this Campaign campaign, SelectionStage stage) => stage switch
    {
        SelectionStage.NoPanel => null,
        SelectionStage.Sift => Day(campaign, "shortlist") ?? Day(campaign, "longlist") ?? Day(campaign, "sift"),
        SelectionStage.Interviews => Day(campaign, "interviews"),
        SelectionStage.Approval => Day(campaign, "decision"),
        _ => Day(campaign, "announcement"),
    };

    static DateOnly? Day(Campaign campaign, string key) => campaign.Terms.Timetable.Find(s => s.Key == key) is { } step ? step.To ?? step.From : null;

    /// <summary>The middle number of days that posts of this campaign took for each stage they have ended; a stage that none has ended is not there.</summary>
    public static IReadOnlyDictionary<SelectionStage, int> Pace(IEnumerable<IReadOnlyList<StageSpan>> posts) =>
        posts.SelectMany(p => p).Where(s => s.To is not null).GroupBy(s => s.Stage)
            .ToDictionary(g => g.Key, g => g.Select(s => s.Days(s.To!.Value)).Order().ToList() is var days ? days[days.Count / 2] : 0);

    /// <param name="spans">Of the post.</param>
    /// <param name="campaign">Its campaign.</param>
    /// <param name="pace">From <see cref="Pace"/>.</param>
    /// <param name="now">When it is asked.</param>
    public static Punctuality Punctuality(this IReadOnlyList<StageSpan> spans, Campaign campaign, IReadOnlyDictionary<SelectionStage, int> pace, DateTimeOffset now)
    {
        var planned = campaign.DueOf(SelectionStage.Announcement);
        if (spans is not [.., { To: null } present]) return new(null, 0, planned, null);
        var today = London.Day(now);
        var due = Enum.GetValues<SelectionStage>().Where(s => s >= present.Stage).Select(campaign.DueOf).FirstOrDefault(d => d is not null);
        var left = Math.Max(0, Usual(campaign, pace, present.Stage) - present.Days(now)) + Enum.GetValues<SelectionStage>().Where(s => s > present.Stage).Sum(s => Usual(campaign, pace, s));
        return new(due, due is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : 0, planned, today.AddDays(left));
    }

    /// <summary>Days that a stage takes: as other posts took, else as the timetable has it.</summary>
    static int Usual(Campaign campaign, IReadOnlyDictionary<SelectionStage, int> pace, SelectionStage stage)
    {
        if (pace.TryGetValue(stage, out var days)) return days;
        if (campaign.DueOf(stage) is not { } due) return 0;
        var before = Enum.GetValues<SelectionStage>().Where(s => s < stage).Select(campaign.DueOf).LastOrDefault(d => d is not null) ?? London.Day(campaign.ClosesAt);
        return Math.Max(0, due.DayNumber - before.DayNumber);
    }
}
