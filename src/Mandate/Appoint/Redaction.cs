using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>Why a stretch of an answer is blacked out. A choice and not words, so that the log never repeats what was hidden.</summary>
public enum RedactionWhy { Name, Contact, Employer, OtherPerson, Place, Other }

/// <summary>One stretch of one answer that panels do not read. The answer itself stays as it was sent; this is the log.</summary>
public sealed class Redaction : IVersioned
{
    Redaction() { }

    public RedactionId Id { get; private init; }
    public ApplicationId Application { get; private init; }

    /// <summary>Code of the criterion that the answer is about.</summary>
    public string Code { get; private init; } = "";
    public int Start { get; private init; }
    public int Length { get; private init; }
    public RedactionWhy Why { get; private init; }
    public DateTimeOffset At { get; private init; }
    public UserId By { get; private init; }
    public DateTimeOffset? UndoneAt { get; private set; }
    public UserId? UndoneBy { get; private set; }
    public int Version { get; set; }

    public bool Stands => UndoneAt is null;

    public static Redaction BlackOut(ApplicationId application, TextSpan span, RedactionWhy why, UserId by, DateTimeOffset now) =>
        new() { Id = Platform.Id.New<RedactionId>(now), Application = application, Code = span.Code, Start = span.Start, Length = span.Length, Why = why, At = now, By = by };

    public Outcome Undo(UserId by, DateTimeOffset now)
    {
        if (!Stands) return RedactionRefusals.UndoneAlready;
        (UndoneAt, UndoneBy) = (now, by);
        return Outcome.Done;
    }
}

public readonly record struct RedactionId(Guid Value) : IId<RedactionId>
{
    public static RedactionId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out RedactionId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>A stretch of one answer.</summary>
public readonly record struct TextSpan(string Code, int Start, int Length)
{
    public int End => Start + Length;
    public bool Covers(TextSpan other) => Code == other.Code && Start <= other.Start && End >= other.End;
}

/// <summary>An answer as panels read it.</summary>
public static class BlackedOut
{
    public const string Mark = "[redacted]";

    /// <param name="text">The answer as sent.</param>
    /// <param name="redactions">Those of this answer; undone ones are passed over.</param>
    public static string Text(string text, IEnumerable<Redaction> redactions)
    {
        var words = new StringBuilder();
        var at = 0;
        foreach (var (start, end) in Merged(text.Length, redactions))
        {
            words.Append(text, at, start - at).Append(Mark);
            at = end;
        }
        return words.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Changes whenever what is hidden of an answer changes; empty when nothing is.</summary>
    public static string Stamp(IEnumerable<Redaction> redactions)
    {
        var spans = Merged(int.MaxValue, redactions);
        return spans.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Start}-{s.End}"))))))[..12];
    }

    /// <summary>Every place where a phrase stands as whole words, however its letters are cased.</summary>
    public static IEnumerable<TextSpan> Find(string code, string text, string phrase)
    {
        if (phrase.Length == 0) yield break;
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(phrase, at + phrase.Length, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            var cutsAWord = (at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at])) || (end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[end - 1]));
            if (!cutsAWord) yield return new(code, at, phrase.Length);
            if (end >= text.Length) yield break;
        }
    }

    static List<(int Start, int End)> Merged(int length, IEnumerable<Redaction> redactions)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end) in redactions.Where(r => r.Stands).Select(r => (r.Start, End: Math.Min(r.Start + r.Length, length))).Where(s => s.Start < s.End).Order())
            if (merged.Count > 0 && start <= merged[^1].End) merged[^1] = (merged[^1].Start, Math.Max(end, merged[^1].End));
            else merged.Add((start, end));
        return merged;
    }
}

/// <summary>Somebody has read all answers of an application for text that identifies its candidate.</summary>
public sealed class RedactionReading
{
    public ApplicationId Application { get; init; }
    public UserId By { get; init; }
    public DateTimeOffset At { get; init; }
}

public static class RedactionRefusals
{
    public static readonly Refusal StillOpen = new("The campaign is still open. Answers can change, and nobody reads them, before it closes.");
    public static readonly Refusal Scores = new("You sit or sat on a panel of this campaign. Whoever scores may not read what is hidden from the panel.", WhoCould: "A member of the appointments team who sits on no panel");
    public static readonly Refusal NotFound = new("These words stand in none of the answers.");
    public static readonly Refusal UndoneAlready = new("This was undone already.");
    public static readonly Refusal HiddenAlready = new("These words are hidden already.");

    public static string Words(this RedactionWhy why) => why switch
    {
        RedactionWhy.Name => "The candidate’s name",
        RedactionWhy.Contact => "An address, number or link that leads to the candidate",
        RedactionWhy.Employer => "An employer",
        RedactionWhy.OtherPerson => "Another person",
        RedactionWhy.Place => "A place or project that gives the candidate away",
        RedactionWhy.Other => "Anything else that identifies the candidate",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };
}

/// <summary>About the redaction of an application: confidential, as the rest of selection. Says where, never what.</summary>
public sealed record AnswersBlackedOut(ApplicationId Application, string Reference, IReadOnlyList<string> Codes, RedactionWhy Why, int Stretches) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Redaction(Application)];
    public string What => $"blacked out {(Stretches == 1 ? "1 stretch" : $"{Stretches} stretches")} of {string.Join(", ", Codes)} in {Reference}: {Why.Words().ToLowerInvariant()}";
}

public sealed record RedactionUndone(ApplicationId Application, string Reference, string Code, RedactionWhy Why) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Redaction(Application)];
    public string What => $"undid one redaction of {Code} in {Reference}: {Why.Words().ToLowerInvariant()}";
}

public sealed record AnswersReadForRedaction(ApplicationId Application, string Reference) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Selection.Redaction(Application)];
    public string What => $"read all answers of {Reference} and found them ready for the sift";
}
