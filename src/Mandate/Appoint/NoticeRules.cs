using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Least days between two steps of a timetable: "at least 14 days from opening to closing".</summary>
public sealed record NoticeRule
{
    /// <summary>Key of the earlier step: one of the timetable, or <see cref="NoticeRules.Opens"/>, <see cref="NoticeRules.Closes"/>, <see cref="NoticeRules.Invitation"/>.</summary>
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public int Days { get; init; }

    /// <summary>Whether too short a time is refused; else it is said and stays the team's decision.</summary>
    public bool Refuses { get; init; }

    /// <summary>What the rule rests on.</summary>
    public string Source { get; init; } = "";
}

/// <summary>A rule that a timetable does not keep.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Refusal">What is short, with both dates and the source.</param>
public sealed record NoticeFault(NoticeRule Rule, Refusal Refusal);

/// <summary>Rules of notice. Pure.</summary>
public static class NoticeRules
{
    public const string Opens = "opens";
    public const string Closes = "closes";

    /// <summary>The day a candidate is invited to an interview; checked when an interview is fixed.</summary>
    public const string Invitation = "invitation";
    public const string Interviews = "interviews";

    /// <summary>All that a rule can be about, with its words, in the order people live through it.</summary>
    public static readonly IReadOnlyList<(string Key, string Title)> Points =
        [(Opens, "Opening"), (Closes, "Closing"), .. Timetables.Known.TakeWhile(k => k.Key != Interviews), (Invitation, "Invitation to the interview"), .. Timetables.Known.SkipWhile(k => k.Key != Interviews)];

    public static string TitleOf(string key) => Points.FirstOrDefault(p => p.Key == key).Title ?? key;

    /// <summary>"At least 14 days from opening to closing".</summary>
    public static string Words(this NoticeRule rule) => $"At least {(rule.Days == 1 ? "1 day" : $"{rule.Days} days")} from “{TitleOf(rule.From)}” to “{TitleOf(rule.To)}”";

    /// <summary>The rules that these dates break; a rule about a step without a date says nothing.</summary>
    public static IEnumerable<NoticeFault> Faults(IEnumerable<NoticeRule> rules, IReadOnlyList<TimetableStep> steps, DateOnly opens, DateOnly closes)
    {
        foreach (var rule in rules)
            if (Day(rule.From) is { } from && Day(rule.To) is { } to && to.DayNumber - from.DayNumber < rule.Days) yield return new(rule, NoticeRefusals.TooShort(rule, from, to));

        DateOnly? Day(string key) => key switch { Opens => opens, Closes => closes, _ => steps.FirstOrDefault(s => s.Key == key)?.From };
    }

    public static IEnumerable<NoticeFault> NoticeFaults(this Campaign campaign) =>
        Faults(campaign.Terms.Notice, campaign.Terms.Timetable, London.Day(campaign.OpensAt), London.Day(campaign.Closes.Shown));

    /// <summary>How an interview on a day keeps the rule about its invitation; null when it does.</summary>
    public static NoticeFault? InvitationFault(this CampaignTerms terms, DateOnly invited, DateOnly interview) =>
        terms.Notice.Find(r => r is { From: Invitation, To: Interviews }) is { } rule && interview.DayNumber - invited.DayNumber < rule.Days ? new(rule, NoticeRefusals.TooShort(rule, invited, interview)) : null;

    /// <summary>A rule goes forward in time, and there is one for two points.</summary>
    public static Outcome Check(IReadOnlyList<NoticeRule> rules)
    {
        foreach (var rule in rules)
        {
            var (from, to) = (PlaceOf(rule.From), PlaceOf(rule.To));
            if (from < 0 || to < 0 || from >= to) return NoticeRefusals.Backwards(rule);
        }
        return rules.GroupBy(r => (r.From, r.To)).FirstOrDefault(g => g.Count() > 1) is { } twice ? NoticeRefusals.Twice(twice.First()) : Outcome.Done;
    }

    static int PlaceOf(string key) => Points.Index().FirstOrDefault(p => p.Item.Key == key, (-1, default)).Item1;
}

public static class NoticeRefusals
{
    public static Refusal TooShort(NoticeRule rule, DateOnly from, DateOnly to) => new(
        $"From “{NoticeRules.TitleOf(rule.From)}” ({from:d MMMM yyyy}) to “{NoticeRules.TitleOf(rule.To)}” ({to:d MMMM yyyy}) {Apart(to.DayNumber - from.DayNumber)}. The rule is at least {(rule.Days == 1 ? "1 day" : $"{rule.Days} days")}", rule.Source);

    static string Apart(int days) => days switch { < 0 => "goes back in time", 0 => "is no day", 1 => "is 1 day", _ => $"are {days} days" };

    public static Refusal Backwards(NoticeRule rule) => new($"A rule goes from an earlier step to a later one: “{NoticeRules.TitleOf(rule.To)}” does not come after “{NoticeRules.TitleOf(rule.From)}”.");
    public static Refusal Twice(NoticeRule rule) => new($"There is a rule from “{NoticeRules.TitleOf(rule.From)}” to “{NoticeRules.TitleOf(rule.To)}” already.");
}
