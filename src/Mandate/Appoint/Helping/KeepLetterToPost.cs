using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Helping;

/// <summary>A letter to a candidate without an email address waits for the appointments team to post it.</summary>
public sealed class KeepLetterToPost(Db db, TimeProvider clock) : IHandle<SendMail>
{
    public async Task Handle(SendMail message, CancellationToken cancel)
    {
        if (!Undeliverable.ByPost(message.To) || await db.LettersToPost.AnyAsync(l => l.Id == message.Id.Value, cancel)) return;
        var to = message.To.ToUpperInvariant();
        var candidate = await db.Users.Where(u => u.NormalizedEmail == to).Select(u => u.Id).ToListAsync(cancel);
        if (candidate is not [var id]) return; // erased since it was asked for
        db.LettersToPost.Add(new LetterToPost { Id = message.Id.Value, Candidate = id, Subject = message.Subject, Markdown = message.Markdown, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
    }
}
