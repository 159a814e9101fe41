using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Mandate.Platform.Mail;

/// <summary>Takes a letter out of the house: a mail server, or a folder somebody empties.</summary>
public interface IMailCarrier
{
    /// <exception cref="UndeliverableException">It was not taken; the reason is the carrier's own.</exception>
    Task Carry(RenderedMail mail, CancellationToken cancel);
}

/// <summary>Over SMTP with STARTTLS, or as .eml files into a folder: the same library writes both.</summary>
public sealed class SmtpCarrier(MailSettings settings) : IMailCarrier
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    public async Task Carry(RenderedMail mail, CancellationToken cancel)
    {
        using var client = Client();
        using var message = Message(mail, settings.From);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try { await client.SendMailAsync(message, limit.Token); }
        catch (SmtpException refused) { throw new UndeliverableException(Reason(refused), refused); }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested) { throw new UndeliverableException($"The mail server did not answer within {patience.TotalSeconds} seconds", late); }
        catch (Exception e) when (e is IOException or InvalidOperationException or FormatException or System.Security.Authentication.AuthenticationException) { throw new UndeliverableException(e.Message, e); }
    }

    SmtpClient Client()
    {
        if (settings.Smtp is not { } smtp)
        {
            Directory.CreateDirectory(settings.Pickup);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(settings.Pickup) };
        }
        return new SmtpClient(smtp.Host, smtp.Port)
        {
            EnableSsl = smtp.Tls,
            UseDefaultCredentials = false,
            Credentials = smtp.User is null ? null : new NetworkCredential(smtp.User, smtp.Password),
        };
    }

    static MailMessage Message(RenderedMail mail, MailAddress from)
    {
        var message = new MailMessage(from, mail.To) { Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8 };
        // The same for every attempt: a receiver that has it already can tell.
        message.Headers.Add("Message-ID", $"<{mail.Id}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Stop is { } stop)
        {
            message.Headers.Add("List-Unsubscribe", $"<{stop}>");
            if (stop.StartsWith("https:", StringComparison.Ordinal)) message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058: one press in the mail program, over https only
        }
        message.AlternateViews.Add(Part(mail.Text.Replace("\n", "\r\n", StringComparison.Ordinal), MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(mail.Html.ReplaceLineEndings("\r\n"), MediaTypeNames.Text.Html));
        return message;
    }

    static AlternateView Part(string text, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        part.TransferEncoding = TransferEncoding.QuotedPrintable; // lines of 76, whatever was written
        return part;
    }

    static string Reason(SmtpException refused) =>
        $"The mail server said: {(int)refused.StatusCode} {refused.Message}{(refused.InnerException is { } inner ? " " + inner.Message : "")}";
}
