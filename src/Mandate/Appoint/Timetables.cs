using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Order of the steps of a campaign, from opening to the first day in post.</summary>
public static class Timetables
{
    /// <summary>Steps with a known place, in order. Others may stand anywhere from the opening on.</summary>
    public static readonly IReadOnlyList<(string Key, string Title)> Known =
    [
        ("sift", "Applications scored"),
        ("longlist", "Longlist agreed"),
        ("shortlist", "Shortlist agreed"),
        ("outcome-of-sift", "Candidates told the result of the sift"),
        ("stakeholders", "Meetings with partners"),
        ("interviews", "Interviews"),
        ("decision", "Decision"),
        ("announcement", "Announcement"),
        ("feedback-from", "Feedback given to candidates from"),
        ("start", "First day in post"),
    ];

    public static string? TitleOf(string key) => Known.FirstOrDefault(k => k.Key == key).Title;

    static int PlaceOf(string key) => Known.Index().FirstOrDefault(k => k.Item.Key == key, (-1, default)).Item1;

    /// <summary>Steps in the order people live through them: by day, known steps of one day in their own order.</summary>
    public static List<TimetableStep> Ordered(IEnumerable<TimetableStep> steps) => [.. steps.OrderBy(s => s.From).ThenBy(s => PlaceOf(s.Key))];

    public static Outcome Check(IReadOnlyList<TimetableStep> steps, DateOnly opens, DateOnly closes)
    {
        foreach (var step in steps)
        {
            if (step.To < step.From) return TimetableRefusals.EndsBeforeItStarts(step);
            if (step.From < opens) return TimetableRefusals.BeforeOpening(step, opens);
            if (PlaceOf(step.Key) >= 0 && step.From < closes) return TimetableRefusals.BeforeClosing(step, closes);
        }
        if (steps.GroupBy(s => s.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) return TimetableRefusals.Twice(twice.First());
        var placed = steps.Where(s => PlaceOf(s.Key) >= 0).OrderBy(s => PlaceOf(s.Key)).ToList();
        foreach (var (before, after) in placed.Zip(placed.Skip(1)))
            if (after.From < before.From) return TimetableRefusals.OutOfOrder(before, after);
        return Outcome.Done;
    }

    /// <summary>What stands against another closing: steps that would come before it, and rules of notice from it that the steps would break.</summary>
    public static IReadOnlyList<Refusal> AgainstClosing(CampaignTerms terms, DateOnly opens, DateOnly closes) =>
    [
        .. Ordered(terms.Timetable).Where(s => PlaceOf(s.Key) >= 0 && s.From < closes).Select(s => TimetableRefusals.BeforeClosing(s, closes)),
        .. NoticeRules.Faults(terms.Notice.Where(r => r.Refuses && r.From == NoticeRules.Closes), terms.Timetable, opens, closes).Select(f => f.Refusal),
    ];

    /// <summary>The steps with every one after the closing as many days later as the closing is. What lies between them stays.</summary>
    public static List<TimetableStep> MovedWithClosing(this IEnumerable<TimetableStep> steps, DateOnly before, DateOnly closes)
    {
        var days = closes.DayNumber - before.DayNumber;
        return [.. steps.Select(s => s.From < before ? s : s with { From = s.From.AddDays(days), To = s.To?.AddDays(days) })];
    }
}

public static class TimetableRefusals
{
    public static Refusal EndsBeforeItStarts(TimetableStep step) => new($"“{step.Title}” cannot end ({step.To:d MMMM yyyy}) before it starts ({step.From:d MMMM yyyy}).");
    public static Refusal BeforeOpening(TimetableStep step, DateOnly opens) => new($"“{step.Title}” ({step.From:d MMMM yyyy}) cannot be before the campaign opens ({opens:d MMMM yyyy}).");
    public static Refusal BeforeClosing(TimetableStep step, DateOnly closes) => new($"“{step.Title}” ({step.From:d MMMM yyyy}) cannot be before the campaign closes ({closes:d MMMM yyyy}).");
    public static Refusal Twice(TimetableStep step) => new($"“{step.Title}” is in the timetable already.");
    public static Refusal OutOfOrder(TimetableStep before, TimetableStep after) =>
        new($"“{after.Title}” ({after.From:d MMMM yyyy}) cannot be before “{before.Title}” ({before.From:d MMMM yyyy}).");
}
