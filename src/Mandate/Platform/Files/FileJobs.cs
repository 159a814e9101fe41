using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web.Operation;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Files;

public sealed record ScanFile(FileId File);
public sealed record DeleteFile(FileId File);

/// <summary>Asks the scanner. When it does not answer the file stays unchecked, and the outbox asks again.</summary>
public sealed class ScanFileHandler(Db db, IFileStore store, IScanner scanner, TimeProvider clock) : IHandle<ScanFile>
{
    public async Task Handle(ScanFile message, CancellationToken cancel)
    {
        var file = await db.Files.SingleOrDefaultAsync(f => f.Id == message.File, cancel);
        if (file is null || file.Removed || file.Scan != FileScan.Pending) return;
        await using var content = store.Open(file.Id) ?? throw new ScannerException("The content of the file is missing");
        var found = await scanner.Scan(content, cancel);

        var now = clock.GetUtcNow();
        if (found is null) file.FoundClean(now);
        else await Infected(file, found, now, cancel);
        await db.SaveChangesAsync(cancel);
        if (found is not null) store.Delete(file.Id);
        Measures.Files.Add(1, new KeyValuePair<string, object?>("scan", found is null ? "clean" : "infected"));
    }

    async Task Infected(StoredFile file, string found, DateTimeOffset now, CancellationToken cancel)
    {
        file.FoundInfected(found, now);
        db.Record(Actor.Service, now, new FileFoundInfected(file.Id, file.Owner, file.Name, found));
        db.Enqueue(new DeleteFile(file.Id), now); // should we stop before it is deleted here
        if (file.UploadedBy is { } by && await db.Users.Where(u => u.Id == by && u.LeftAt == null).Select(u => u.Email).SingleOrDefaultAsync(cancel) is { } to)
            db.SendMail(to, new InfectedFileLetter(file.Name), now);
    }
}

public sealed class DeleteFileHandler(IFileStore store) : IHandle<DeleteFile>
{
    public Task Handle(DeleteFile message, CancellationToken cancel)
    {
        store.Delete(message.File);
        return Task.CompletedTask;
    }
}

sealed record InfectedFileLetter(string Name) : ILetter
{
    public string Subject => "A file you uploaded could not be kept";
    public string Markdown => $"""
        We check every file for viruses. The check found one in **{MailWords.Plain(Name)}**, so the file was removed and nobody has opened it.

        Have your device checked, then upload a clean copy. A PDF is the safest choice.
        """;
    public string Why => "you uploaded a file.";
}
