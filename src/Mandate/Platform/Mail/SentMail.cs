using Mandate.Platform.Access;
using Mandate.Platform.Jobs;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Operation;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Mail;

/// <summary>A letter that left. Holds no address and no words: only that it need not go again.</summary>
public sealed class SentMail
{
    public MailId Id { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A letter of the demonstration, kept so that visitors can read it.</summary>
public sealed class MailboxLetter
{
    public MailId Id { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string Markdown { get; init; }
    public string? Why { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>Sends a letter unless it is known to have left. A refusal is thrown, so that the outbox tries again and at last parks it with the reason.</summary>
public sealed class SendMailHandler(Db db, IMailCarrier carrier, MailSettings settings, SecretLinks links, Demonstration demonstration, TimeProvider clock) : IHandle<SendMail>
{
    public async Task Handle(SendMail message, CancellationToken cancel)
    {
        if (Undeliverable.Is(message.To)) return; // erased since it was asked for, or goes by post
        if (await db.SentMails.AnyAsync(m => m.Id == message.Id, cancel)) return;
        try { await carrier.Carry(RenderedMail.Of(message with { Markdown = links.Open(message.Markdown) }, settings), cancel); }
        catch (UndeliverableException)
        {
            Measures.Mails.Add(1, new KeyValuePair<string, object?>("outcome", "refused"));
            throw;
        }
        Measures.Mails.Add(1, new KeyValuePair<string, object?>("outcome", "sent"));
        var now = clock.GetUtcNow();
        db.SentMails.Add(new SentMail { Id = message.Id, At = now });
        if (demonstration.On)
            db.Mailbox.Add(new MailboxLetter { Id = message.Id, To = message.To, Subject = message.Subject, Markdown = message.Markdown, Why = message.Why, At = now });
        await db.SaveChangesAsync(CancellationToken.None); // it has left, whoever waits for us
    }
}
