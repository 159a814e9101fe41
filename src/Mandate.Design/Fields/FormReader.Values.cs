using System.Globalization;
using System.Text.RegularExpressions;

namespace Mandate.Design;

public sealed partial class FormReader
{
    /// <summary>A whole number that must be given.</summary>
    /// <param name="text">What was typed; may have commas between thousands.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="label">What the field is called within a sentence.</param>
    /// <param name="min">Least.</param>
    /// <param name="max">Most.</param>
    /// <returns>The number; 0 when it is wrong.</returns>
    public int Whole(string? text, string field, string label, int min = 0, int max = int.MaxValue) =>
        Check(Clean(text).Length > 0, field, Wording.Enter(label)) ? OptionalWhole(text, field, label, min, max) ?? 0 : 0;

    /// <summary>A whole number that may be left out; as <see cref="Whole"/>, but null when there is none or it is wrong.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="label">What the field is called within a sentence.</param>
    /// <param name="min">Least.</param>
    /// <param name="max">Most.</param>
    public int? OptionalWhole(string? text, string field, string label, int min = 0, int max = int.MaxValue)
    {
        See(field);
        var clean = Clean(text);
        if (clean.Length == 0) return null;
        var subject = Wording.Subject(label);
        var example = Math.Clamp(30, min, max).ToString(CultureInfo.InvariantCulture);
        var match = Figures().Match(clean);
        if (!Check(match.Success, field, $"{subject} must be a number, like {example}")
            || !Check(!match.Groups["part"].Success, field, $"{subject} must be a whole number, like {example}")) return null;
        var value = Amount(match);
        return Check(value >= min && value <= max, field, $"{subject} must be {Range(value < min, min, max, int.MaxValue, n => n.ToString("N0", CultureInfo.InvariantCulture), "fewer")}") ? (int)value : null;
    }

    /// <summary>An amount of money that must be given.</summary>
    /// <param name="text">What was typed, in pounds: "1,250", "£1250.50".</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="label">What the field is called within a sentence.</param>
    /// <param name="min">Least, in pence.</param>
    /// <param name="max">Most, in pence; 10 billion pounds unless told.</param>
    /// <returns>The amount in pence; 0 when it is wrong.</returns>
    public long Pence(string? text, string field, string label, long min = 0, long max = MostPence) =>
        Check(Clean(text).Length > 0, field, Wording.Enter(label)) ? OptionalPence(text, field, label, min, max) ?? 0 : 0;

    /// <summary>An amount of money that may be left out; as <see cref="Pence"/>, but null when there is none or it is wrong.</summary>
    /// <param name="text">What was typed, in pounds.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="label">What the field is called within a sentence.</param>
    /// <param name="min">Least, in pence.</param>
    /// <param name="max">Most, in pence.</param>
    public long? OptionalPence(string? text, string field, string label, long min = 0, long max = MostPence)
    {
        See(field);
        var clean = Clean(text).Replace("£", "", StringComparison.Ordinal).Trim();
        if (Clean(text).Length == 0) return null;
        var subject = Wording.Subject(label);
        var match = Figures().Match(clean);
        if (!Check(match.Success && match.Groups["part"].Length <= 3, field, $"{subject} must be an amount of money, like 1,250 or 1,250.50")) return null;
        var value = Amount(match) * 100;
        return Check(value >= min && value <= max, field, $"{subject} must be {Range(value < min, min, max, MostPence, Pounds, "less")}") ? (long)value : null;
    }

    /// <summary>A date that must be given.</summary>
    /// <param name="text">What was typed; the month may be a name.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="label">What the field is called within a sentence ("the date the term starts").</param>
    /// <param name="earliest">The first day allowed, or null.</param>
    /// <param name="latest">The last day allowed, or null.</param>
    /// <returns>The date; the default when it is wrong.</returns>
    public DateOnly Date(DateText? text, string field, string label, DateOnly? earliest = null, DateOnly? latest = null) =>
        Check(text is { IsBlank: false }, field, Wording.Enter(label)) ? OptionalDate(text, field, label, earliest, latest) ?? default : default;

    /// <summary>A date that may be left out; as <see cref="Date"/>, but null when there is none or it is wrong.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="label">What the field is called within a sentence.</param>
    /// <param name="earliest">The first day allowed, or null.</param>
    /// <param name="latest">The last day allowed, or null.</param>
    public DateOnly? OptionalDate(DateText? text, string field, string label, DateOnly? earliest = null, DateOnly? latest = null)
    {
        See(field);
        if (text is null or { IsBlank: true }) return null;
        var subject = Wording.Subject(label);
        var reading = text.Reading;
        if (!Check(reading.Date is not null, field, $"{subject} {reading.Problem}")) return null;
        return Check(earliest is null || reading.Date >= earliest, field, $"{subject} must be on or after {Day(earliest)}")
            && Check(latest is null || reading.Date <= latest, field, $"{subject} must be on or before {Day(latest)}") ? reading.Date : null;
    }

    /// <summary>A time of day that must be given.</summary>
    /// <param name="text">What was typed: "9:30am", "1.30pm", "13:30", "1330", "9am", "midday", "midnight".</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="label">What the field is called within a sentence.</param>
    /// <returns>The time; midnight when it is wrong.</returns>
    public TimeOnly TimeOfDay(string? text, string field, string label)
    {
        if (!Check(Clean(text).Length > 0, field, Wording.Enter(label))) return default;
        var time = ParseTime(Clean(text).ToLowerInvariant());
        return Check(time is not null, field, $"{Wording.Subject(label)} must be a time, like 9:30am or 1:30pm") ? time!.Value : default;
    }

    /// <summary>One member of a list, from radios or a select.</summary>
    /// <typeparam name="TEnum">The members; the form sends a name, whatever its capitals.</typeparam>
    /// <param name="text">What was sent.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="message">What to do when it is missing ("Select how long the term is").</param>
    /// <returns>The member; the default when it is wrong.</returns>
    public TEnum OneOf<TEnum>(string? text, string field, string message) where TEnum : struct, Enum =>
        Check(Member<TEnum>(text) is not null, field, message) ? Member<TEnum>(text)!.Value : default;

    /// <summary>One of the values allowed, such as the id of a body.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="message">What to do when it is missing.</param>
    /// <param name="allowed">The values.</param>
    /// <returns>The value; empty when it is wrong.</returns>
    public string OneOf(string? text, string field, string message, IEnumerable<string> allowed)
    {
        var clean = Clean(text);
        return Check(clean.Length > 0 && allowed.Contains(clean, StringComparer.Ordinal), field, message) ? clean : "";
    }

    /// <summary>Any members of a list, from checkboxes.</summary>
    /// <typeparam name="TEnum">The members.</typeparam>
    /// <param name="texts">What was sent.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="message">What to do when too few are chosen, or one is unknown.</param>
    /// <param name="min">Least number of members.</param>
    /// <returns>The members, each once; none when it is wrong.</returns>
    public IReadOnlyList<TEnum> AnyOf<TEnum>(IReadOnlyList<string>? texts, string field, string message, int min = 1) where TEnum : struct, Enum
    {
        var members = (texts ?? []).Where(text => !string.IsNullOrWhiteSpace(text)).Select(Member<TEnum>).Distinct().ToList();
        return Check(members.Count >= min && members.TrueForAll(member => member is not null), field, message) ? [.. members.OfType<TEnum>()] : [];
    }

    /// <summary>Any of the values allowed, from checkboxes.</summary>
    /// <param name="texts">What was sent.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="message">What to do when too few are chosen, or one is unknown.</param>
    /// <param name="allowed">The values.</param>
    /// <param name="min">Least number of values.</param>
    /// <returns>The values, each once; none when it is wrong.</returns>
    public IReadOnlyList<string> AnyOf(IReadOnlyList<string>? texts, string field, string message, IEnumerable<string> allowed, int min = 1)
    {
        var values = (texts ?? []).Select(text => Clean(text)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var known = allowed.ToHashSet(StringComparer.Ordinal);
        return Check(values.Count >= min && values.TrueForAll(known.Contains), field, message) ? values : [];
    }

    /// <summary>Yes or no, from <see cref="Choice.YesNo"/>.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="message">What to do when it is missing ("Select yes if the post is full time").</param>
    /// <returns>True for yes; false for no and when it is wrong.</returns>
    public bool YesNo(string? text, string field, string message) => OneOf(text, field, message, ["yes", "no"]) == "yes";

    /// <summary>Ten billion pounds, in pence: the most that <see cref="Pence"/> takes unless told.</summary>
    public const long MostPence = 1_000_000_000_000;

    static TEnum? Member<TEnum>(string? text) where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().FirstOrDefault(name => name.Equals(Clean(text), StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<TEnum>(name) : null;

    // Beyond 20 figures every limit is passed, whichever the number is.
    static decimal Amount(Match match)
    {
        var whole = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal).TrimStart('0');
        var value = whole.Length > 20 ? decimal.MaxValue / 1000 : decimal.Parse("0" + whole + match.Groups["part"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return match.Groups["minus"].Success ? -value : value;
    }

    static string Range<T>(bool tooLow, T min, T max, T unlimited, Func<T, string> words, string orLess) where T : struct, IEquatable<T> =>
        !min.Equals(default) && !max.Equals(unlimited) ? $"between {words(min)} and {words(max)}"
        : tooLow ? $"{words(min)} or more" : $"{words(max)} or {orLess}";

    static string Pounds(long pence) =>
        $"{(pence < 0 ? "-" : "")}£{Math.Abs(pence / 100m).ToString(pence % 100 == 0 ? "N0" : "N2", CultureInfo.InvariantCulture)}";

    static string Day(DateOnly? date) => date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "";

    static TimeOnly? ParseTime(string text)
    {
        if (text is "midday" or "noon") return new(12, 0);
        if (text == "midnight") return new(0, 0);
        if (Clock().Match(text) is not { Success: true } match) return null;
        var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        if (half.Length == 0 && !match.Groups["m"].Success) return null;
        if (half.Length > 0 && hour is < 1 or > 12) return null;
        if (half.Length > 0) hour = (hour % 12) + (half == "p" ? 12 : 0);
        return hour > 23 || minute > 59 ? null : new(hour, minute);
    }

    [GeneratedRegex(@"^(?<minus>[-\u2212])?(?<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(?<part>\.[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})([:.]?(?<m>[0-9]{2}))? ?((?<half>[ap])\.?m\.?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clock();
}
