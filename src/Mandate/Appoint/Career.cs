using System.Globalization;
using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>One stretch of a candidate's life: work, or what they did when not working. Panels do not read it in the blind sift.</summary>
public sealed record CareerEntry
{
    public string Key { get; init; } = "";

    /// <summary>Null until the question is answered.</summary>
    public bool? Working { get; init; }
    public string Employer { get; init; } = "";
    public string Role { get; init; } = "";

    /// <summary>"2015-04"; as it was typed when it is no month.</summary>
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public bool Present { get; init; }
    public string What { get; init; } = "";
}

/// <summary>Whole months of which the candidate has said nothing; both ends are months of the gap.</summary>
public sealed record CareerGap(DateOnly From, DateOnly To)
{
    public int Months => ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;
}

/// <summary>One thing wrong with an entry.</summary>
/// <param name="Field">Name of the property.</param>
public sealed record CareerFault(string Field, Refusal Why);

/// <summary>Months as "2015-04".</summary>
public static class Months
{
    public static DateOnly? Read(string text) => DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    public static string Text(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    public static string Words(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>Order, gaps and faults of a career. Pure: today is given.</summary>
public static class CareerHistory
{
    public const int MostEntries = 60;
    public const int EmployerCharacters = 200;
    public const int RoleCharacters = 200;
    public const int WhatWords = 150;
    static readonly DateOnly earliest = new(1930, 1, 1);

    public static DateOnly? Began(this CareerEntry entry) => Months.Read(entry.From);

    /// <summary>The last month of it; this month while it lasts.</summary>
    public static DateOnly? Ended(this CareerEntry entry, DateOnly today) => entry.Present ? Months.Of(today) : Months.Read(entry.To);

    /// <summary>The latest first; those without a start before all others, so that they are seen.</summary>
    public static IReadOnlyList<CareerEntry> Ordered(IEnumerable<CareerEntry> entries, DateOnly today) =>
        [.. entries.OrderByDescending(e => e.Began() ?? DateOnly.MaxValue).ThenByDescending(e => e.Ended(today) ?? DateOnly.MaxValue).ThenBy(e => e.Key, StringComparer.Ordinal)];

    /// <summary>Whole months between the first entry and this month that none covers, oldest first. Entries without two right months count for nothing.</summary>
    public static IReadOnlyList<CareerGap> Gaps(IEnumerable<CareerEntry> entries, DateOnly today)
    {
        var spans = entries.Select(e => (From: e.Began(), To: e.Ended(today))).Where(s => s.From <= s.To).Select(s => (From: s.From!.Value, To: s.To!.Value)).OrderBy(s => s.From).ToList();
        var gaps = new List<CareerGap>();
        if (spans.Count == 0) return gaps;
        var covered = spans[0].To;
        foreach (var (from, to) in spans.Append((From: Months.Of(today), To: Months.Of(today))))
        {
            if (from > covered.AddMonths(1)) gaps.Add(new(covered.AddMonths(1), from.AddMonths(-1)));
            if (to > covered) covered = to;
        }
        return gaps;
    }

    /// <summary>What is wrong with one entry, in the order of its page.</summary>
    public static IEnumerable<CareerFault> Faults(this CareerEntry entry, DateOnly today)
    {
        if (entry.Working is not { } working) yield return new(nameof(entry.Working), CareerRefusals.NotAnswered);
        else if (working)
        {
            if (entry.Employer.Length == 0) yield return new(nameof(entry.Employer), CareerRefusals.NoEmployer);
            if (entry.Employer.Length > EmployerCharacters) yield return new(nameof(entry.Employer), ApplicationRefusals.TooManyCharacters("employer", entry.Employer.Length, EmployerCharacters));
            if (entry.Role.Length == 0) yield return new(nameof(entry.Role), CareerRefusals.NoRole);
            if (entry.Role.Length > RoleCharacters) yield return new(nameof(entry.Role), ApplicationRefusals.TooManyCharacters("role", entry.Role.Length, RoleCharacters));
        }
        foreach (var fault in FaultsOfDates(entry, today)) yield return fault;
        if (entry.What.Length == 0) yield return new(nameof(entry.What), entry.Working == false ? CareerRefusals.NotSaidWhy : CareerRefusals.NotSaidWhat);
        else if (ApplicationTasks.Over(entry.What, WhatWords, "description") is { } tooLong) yield return new(nameof(entry.What), tooLong);
    }

    static IEnumerable<CareerFault> FaultsOfDates(CareerEntry entry, DateOnly today)
    {
        var (from, to, month) = (entry.Began(), entry.Ended(today), Months.Of(today));
        if (from is null) yield return new(nameof(entry.From), CareerRefusals.NoStart);
        else if (from > month) yield return new(nameof(entry.From), CareerRefusals.StartsInTheFuture);
        else if (from < earliest) yield return new(nameof(entry.From), CareerRefusals.NoStart);
        if (to is null) yield return new(nameof(entry.To), CareerRefusals.NoEnd);
        else if (to > month) yield return new(nameof(entry.To), CareerRefusals.EndsInTheFuture);
        else if (from is not null && to < from) yield return new(nameof(entry.To), CareerRefusals.EndsBeforeItStarts);
    }

    /// <summary>What keeps a career from being complete; null when nothing does.</summary>
    public static Refusal? Obstacle(IReadOnlyList<CareerEntry> entries, DateOnly today)
    {
        if (entries.Count == 0) return CareerRefusals.None;
        if (entries.Count > MostEntries) return CareerRefusals.TooMany;
        if (entries.FirstOrDefault(e => e.Faults(today).Any()) is { } wrong) return CareerRefusals.Unfinished(wrong, wrong.Faults(today).First().Why);
        return Gaps(entries, today) is [var gap, ..] ? CareerRefusals.NotExplained(gap) : null;
    }

    public static string Title(this CareerEntry entry) => entry switch
    {
        { Working: false } => "Not working",
        { Role.Length: > 0, Employer.Length: > 0 } => $"{entry.Role}, {entry.Employer}",
        { Role.Length: > 0 } => entry.Role,
        { Employer.Length: > 0 } => entry.Employer,
        _ => "An entry without a name",
    };

    /// <summary>"April 2015 to present".</summary>
    public static string Time(this CareerEntry entry) =>
        $"{Word(entry.From)} to {(entry.Present ? "present" : Word(entry.To))}";

    public static string Words(this CareerGap gap) =>
        gap.From == gap.To ? Months.Words(gap.From) : $"{Months.Words(gap.From)} to {Months.Words(gap.To)}";

    static string Word(string month) => Months.Read(month) is { } day ? Months.Words(day) : "date missing";
}

public static class CareerRefusals
{
    public static readonly Refusal None = new("Add your career history.");
    public static readonly Refusal TooMany = new($"Your career history has more than {CareerHistory.MostEntries} entries. Put some of them together.");
    public static readonly Refusal NotAnswered = new("Select whether you were working.");
    public static readonly Refusal NoEmployer = new("Enter the name of the employer or organisation.");
    public static readonly Refusal NoRole = new("Enter your role.");
    public static readonly Refusal NoStart = new("Enter the month and year it started, like 4 2015.");
    public static readonly Refusal NoEnd = new("Enter the month and year it ended, like 3 2018, or say that it still goes on.");
    public static readonly Refusal StartsInTheFuture = new("The month it started must not be in the future.");
    public static readonly Refusal EndsInTheFuture = new("The month it ended must not be in the future.");
    public static readonly Refusal EndsBeforeItStarts = new("The month it ended must not be before the month it started.");
    public static readonly Refusal NotSaidWhat = new("Say what you did.");
    public static readonly Refusal NotSaidWhy = new("Say in a few words what you did in this time, like caring for a relative or studying.");
    public static Refusal Unfinished(CareerEntry entry, Refusal why) => new($"“{entry.Title()}”: {why.Text}");
    public static Refusal NotExplained(CareerGap gap) => new($"Say what you did in {gap.Words()}.");
}
