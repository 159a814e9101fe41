using System.Security.Cryptography;
using System.Text;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;

namespace Mandate.Platform.Record;

/// <summary>A head that outside witnesses are to be sent. <see cref="TellWitnesses"/> turns it into letters.</summary>
public sealed record HeadPublished(long Size);

/// <summary>Who outside keeps a copy of heads: <c>Mandate:Witnesses</c>, e-mail addresses.</summary>
public sealed record Witnesses(IReadOnlyList<string> Addresses)
{
    public static Witnesses From(IConfiguration configuration) => new(
        configuration.GetSection("Mandate:Witnesses").Get<string[]>()
        ?? configuration["Mandate:Witnesses"]?.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries) ?? []);
}

/// <summary>What a witness is sent: why, what to do, and the signed head itself.</summary>
public sealed record HeadLetter(PublishedHead Head) : ILetter
{
    string When => $"{London.Of(Head.At):HH:mm} on {London.Of(Head.At):d MMMM yyyy}";

    public string Subject => $"The record held {Head.Size} events on {London.Of(Head.At):d MMMM yyyy}";
    public string Why => "You agreed to be a witness of the record of this service.";
    public string Markdown => $"""
        Please keep this message. Nobody who runs this service can change it in your mailbox.

        At {When} the record held {Head.Size} events and was signed like this:

        ```
        {Head.Note.TrimEnd('\n')}
        ```

        If anybody later alters, removes or adds an event, the record can no longer be made to fit these lines. To check an export of
        the record against them, save them as head.txt and run `mandate record verify record.ndjson --head head.txt`.
        [The record](/record) explains how.
        """;
}

/// <summary>Sends a head to each witness; the same head twice is the same letter, which leaves once.</summary>
public sealed class TellWitnesses(Db db, Witnesses witnesses, TimeProvider clock) : IHandle<HeadPublished>
{
    public async Task Handle(HeadPublished message, CancellationToken cancel)
    {
        var head = (await RecordHeads.Before(db, message.Size + 1, 1, cancel)).Single();
        var letter = new HeadLetter(head);
        foreach (var address in witnesses.Addresses)
            db.Enqueue(new SendMail(address, letter.Subject, letter.Markdown) { Id = IdOf(address, head), Why = letter.Why }, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    static MailId IdOf(string address, PublishedHead head) => MailId.From(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{address}\n{head.Note}")).AsSpan(0, 16)));
}
