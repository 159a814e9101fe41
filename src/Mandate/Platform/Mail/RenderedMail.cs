using System.Net.Mail;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Mandate.Platform.Web;

namespace Mandate.Platform.Mail;

/// <summary>A letter as it leaves: one person, one line of subject, the same words as text and as HTML. No pictures, nothing that tells us it was read.</summary>
public sealed record RenderedMail(MailId Id, MailAddress To, string Subject, string Text, string Html)
{
    /// <summary>Address at which its reader stops such letters.</summary>
    public string? Stop { get; init; }

    /// <exception cref="UndeliverableException">The address is none, or is several.</exception>
    public static RenderedMail Of(SendMail letter, MailSettings settings)
    {
        if (letter.To.Any(c => char.IsControl(c) || c is ',' or ';') || !MailAddress.TryCreate(letter.To, out var to) || to.Address != letter.To.Trim()) throw new UndeliverableException("This is not the address of one person");
        var document = Prose.Parse(letter.Markdown);
        foreach (var link in document.Descendants<LinkInline>())
            link.Url = Prose.Safe(link.Url) ? (link.Url![0] == '/' ? settings.Url + link.Url : link.Url) : "";
        return new(letter.Id, new MailAddress(to.Address), OneLine(letter.Subject), AsText(document, letter, settings), AsHtml(document, letter, settings)) { Stop = Uri.TryCreate(letter.Stop, UriKind.Absolute, out var stop) && stop.Scheme is ("http" or "https") ? stop.AbsoluteUri : null };
    }

    /// <summary>No line break or other control character reaches a header.</summary>
    static string OneLine(string subject)
    {
        var line = new StringBuilder();
        foreach (var c in subject) line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        var words = string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= 200 ? words : words[..199] + "…";
    }

    static string AsText(MarkdownDocument document, SendMail letter, MailSettings settings)
    {
        var text = new StringBuilder(PlainText.Of(document)).Append("\n\n-- \n").Append(settings.Service).Append('\n').Append(settings.Url).Append('\n');
        if (letter.Why is not null) text.Append(PlainText.Wrap($"Why you get this: {letter.Why}")).Append('\n');
        return text.ToString();
    }

    static string AsHtml(MarkdownDocument document, SendMail letter, MailSettings settings)
    {
        static string E(string text) => System.Net.WebUtility.HtmlEncode(text);
        var why = letter.Why is null ? "" : $"<p><small>Why you get this: {E(letter.Why)}</small></p>\n";
        return $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head><meta charset="utf-8"><title>{E(OneLine(letter.Subject))}</title></head>
            <body>
            <p><strong>{E(settings.Service)}</strong></p>
            {document.ToHtml()}
            <hr>
            <p><small><a href="{E(settings.Url)}">{E(settings.Service)}</a></small></p>
            {why}</body>
            </html>
            """;
    }
}

/// <summary>The letter cannot reach anybody; the reason is for operators.</summary>
public sealed class UndeliverableException : Exception
{
    public UndeliverableException() { }
    public UndeliverableException(string message) : base(message) { }
    public UndeliverableException(string message, Exception inner) : base(message, inner) { }
}

public static class MailWords
{
    /// <summary>Makes what somebody typed (a name, a title) plain text inside the Markdown of a letter: it cannot add a link or a heading.</summary>
    public static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in text ?? "")
            if (char.IsControl(c)) plain.Append(' ');
            else if (char.IsAsciiLetterOrDigit(c) || c == ' ' || c > 127) plain.Append(c);
            else plain.Append('\\').Append(c);
        return plain.ToString();
    }
}
