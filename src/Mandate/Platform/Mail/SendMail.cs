using System.Diagnostics;
using System.Text.RegularExpressions;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;

namespace Mandate.Platform.Mail;

public readonly record struct MailId(Guid Value) : IId<MailId>
{
    public static MailId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out MailId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>A letter to one person, sent once after the save that asked for it.</summary>
/// <param name="To">Address of one person.</param>
/// <param name="Subject">One line.</param>
/// <param name="Markdown">The letter; sent as plain text and as HTML.</param>
public sealed record SendMail(string To, string Subject, string Markdown)
{
    /// <summary>The same for every attempt, so that a letter that left is not sent again.</summary>
    public MailId Id { get; init; } = Platform.Id.Random<MailId>();

    /// <summary>Why the person gets this letter, in its last line.</summary>
    public string? Why { get; init; }

    /// <summary>Address at which the reader stops letters of this kind; null for letters that nobody can stop.</summary>
    public string? Stop { get; init; }
}

/// <summary>A kind of letter, typed, so that all its words are in one place and a test can read them.</summary>
public interface ILetter
{
    string Subject { get; }
    string Markdown { get; }

    /// <summary>Why the reader gets it: "You asked to be told when this post opens."</summary>
    string Why { get; }

    /// <summary>Address at which the reader stops letters of this kind: goes into the header that mail programs make a button of.</summary>
    string? Stop => null;
}

public static partial class Mailing
{
    /// <summary>Sends a letter after this save.</summary>
    public static void SendMail(this Db db, string to, string subject, string markdown, DateTimeOffset now) =>
        db.Enqueue(new SendMail(to, subject, markdown), now);

    /// <summary>Sends a typed letter after this save.</summary>
    public static void SendMail(this Db db, string to, ILetter letter, DateTimeOffset now, DateTimeOffset? due = null)
    {
        Debug.Assert(!NoHost().IsMatch(letter.Markdown), $"An address without a host stands in the letter “{letter.Subject}”. Make it with PublicAddress.");
        db.Enqueue(new SendMail(to, letter.Subject, letter.Markdown) { Why = letter.Why, Stop = letter.Stop }, now, due);
    }

    [GeneratedRegex(@"(: |\]\()/[a-z]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoHost();
}
