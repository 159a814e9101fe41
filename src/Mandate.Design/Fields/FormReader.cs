using System.Globalization;
using System.Text;

namespace Mandate.Design;

/// <summary>
/// Reads what a browser sent into values, and collects what is wrong in the order in which the fields are first read. Methods for what must be
/// given answer the empty text or the default value when it is wrong, so look at <see cref="Ok"/> before using any. Nothing is ever cut short.
/// </summary>
/// <remarks>
/// <c>message</c> is a whole sentence ("Enter a title"). <c>label</c> is what the field is called within one ("the date the term
/// starts", "number of seats"); it becomes "Enter the number of seats" and "Number of seats must be 1 or more".
/// </remarks>
public sealed partial class FormReader
{
    readonly List<string> fields = [];
    readonly List<FormError> errors = [];

    /// <summary>All that is wrong, in the order of the fields.</summary>
    public FormErrors Errors => errors.Count == 0 ? FormErrors.None : new([.. errors.OrderBy(error => fields.IndexOf(error.Field))]);

    /// <summary>Whether nothing is wrong.</summary>
    public bool Ok => errors.Count == 0;

    /// <summary>A rule between fields. Says nothing more of a field that is already wrong.</summary>
    /// <param name="ok">Whether the rule is kept.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="message">What to do, as a sentence.</param>
    /// <returns><paramref name="ok"/>.</returns>
    public bool Check(bool ok, string field, string message)
    {
        See(field);
        if (!ok && !errors.Exists(error => error.Field == field)) errors.Add(new(field, message));
        return ok;
    }

    /// <summary>One line of text that must be given.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="message">What to do when it is missing ("Enter a title").</param>
    /// <param name="max">Most characters.</param>
    /// <param name="lines">Whether line ends are kept, as from a text area; null keeps them when <paramref name="max"/> is over 200.</param>
    /// <returns>The text, cleaned; empty when it is wrong.</returns>
    public string Required(string? text, string field, string message, int max = 200, bool? lines = null)
    {
        var clean = Clean(text, lines ?? max > 200);
        return Check(clean.Length > 0, field, message) && Within(clean.Length, max, field, Wording.SubjectOf(message), "character") ? clean : "";
    }

    /// <summary>Text that may be left out.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="label">What the field is called within a sentence.</param>
    /// <param name="max">Most characters.</param>
    /// <param name="lines">Whether line ends are kept, as from a text area; null keeps them when <paramref name="max"/> is over 200.</param>
    /// <returns>The text, cleaned; null when there is none or it is wrong.</returns>
    public string? Optional(string? text, string field, string label, int max = 200, bool? lines = null)
    {
        See(field);
        var clean = Clean(text, lines ?? max > 200);
        return clean.Length > 0 && Within(clean.Length, max, field, Wording.Subject(label), "character") ? clean : null;
    }

    /// <summary>Text of a text area with a limit in words.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="label">What the field is called within a sentence.</param>
    /// <param name="maxWords">Most words; words stand between white space, as the count on the page has it.</param>
    /// <param name="optional">Whether it may be left out.</param>
    /// <returns>The text, cleaned; empty when there is none or it is wrong.</returns>
    public string Words(string? text, string field, string label, int maxWords, bool optional = false)
    {
        var clean = Clean(text, lines: true);
        return Check(optional || clean.Length > 0, field, Wording.Enter(label))
            && Within(clean.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, maxWords, field, Wording.Subject(label), "word")
            && Within(clean.Length, maxWords * LongestWord, field, Wording.Subject(label), "character") ? clean : "";
    }

    /// <summary>An email address that must be given.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <param name="message">What to do when it is missing.</param>
    /// <returns>The address; empty when it is wrong.</returns>
    public string Email(string? text, string field, string message = "Enter an email address") =>
        Check(Clean(text).Length > 0, field, message) ? OptionalEmail(text, field) ?? "" : "";

    /// <summary>An email address that may be left out.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="field">Name of the field, as in the form.</param>
    /// <returns>The address; null when there is none or it is wrong.</returns>
    public string? OptionalEmail(string? text, string field)
    {
        See(field);
        var clean = Clean(text);
        if (clean.Length == 0) return null;
        return Check(clean.Length <= 254 && clean.IndexOf('@', StringComparison.Ordinal) <= 64 && Address().IsMatch(clean), field,
            "Enter an email address in the correct format, like name@example.com") ? clean : null;
    }

    /// <summary>
    /// Text as it is kept: line ends are one character, control and unseen characters are gone, letters are composed, ends are trimmed.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="lines">Whether line ends and tabs are kept; they become spaces otherwise.</param>
    public static string Clean(string? text, bool lines = false)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) { if (IsSeen(new Rune(c, text[i + 1]))) clean.Append(c).Append(text[i + 1]); i++; }
            else if (c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029') clean.Append(lines ? '\n' : ' ');
            else if (c == '\t') clean.Append(lines ? '\t' : ' ');
            else if (!char.IsSurrogate(c) && IsSeen(new Rune(c))) clean.Append(c);
        }
        return clean.ToString().Normalize().Trim();
    }

    // Joiners are letters' business in many scripts and in emoji; the rest of the unseen can hide or reorder words.
    static bool IsSeen(Rune rune) =>
        rune.Value is 0x200C or 0x200D
        || ((rune.Value & 0xFFFE) != 0xFFFE && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format));

    void See(string field) { if (!fields.Contains(field)) fields.Add(field); }

    bool Within(int length, int max, string field, string subject, string unit)
    {
        static string Count(int n, string unit) => $"{n.ToString("N0", CultureInfo.InvariantCulture)} {unit}{(n == 1 ? "" : "s")}";
        return Check(length <= max, field, $"{subject} must be {Count(max, unit)} or fewer. You entered {Count(length, unit)}");
    }

    const int LongestWord = 60;

    [System.Text.RegularExpressions.GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$",
        System.Text.RegularExpressions.RegexOptions.ExplicitCapture | System.Text.RegularExpressions.RegexOptions.CultureInvariant, 1000)]
    private static partial System.Text.RegularExpressions.Regex Address();
}
