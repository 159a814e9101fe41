using System.Security.Cryptography;
using System.Text;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Mandate.Platform.Web.Operation;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Files;

/// <summary>Takes files in, gives them out, removes them. Which thing a file belongs to and who may read it is for the area to say.</summary>
public sealed class Uploads(Db db, IFileStore store, IScanner scanner, FileLimits limits)
{
    /// <summary>Checks and keeps an upload. The row, its event and its scan are in the caller's next save.</summary>
    public async Task<Outcome<StoredFile>> Save(IFormFile upload, Subject owner, Actor actor, DateTimeOffset now, CancellationToken cancel, FileLimits? own = null)
    {
        await using var content = upload.OpenReadStream();
        return await Save(content, upload.FileName, owner, actor, now, cancel, own);
    }

    /// <param name="content">The bytes.</param>
    /// <param name="fileName">As the person named it.</param>
    /// <param name="owner">What it belongs to.</param>
    /// <param name="actor">Who uploads it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="own">Narrower limits of this kind of thing; those of the site without them.</param>
    public async Task<Outcome<StoredFile>> Save(Stream content, string fileName, Subject owner, Actor actor, DateTimeOffset now, CancellationToken cancel, FileLimits? own = null)
    {
        var allowed = own is null ? limits : own with { Largest = Math.Min(own.Largest, limits.Largest) };
        var name = CleanName(fileName);
        if (FileKind.Promised(name) is not { } kind || !allowed.Kinds.Contains(kind)) return allowed.WrongKind;

        var id = Id.Random<FileId>();
        await using var incoming = await store.Receive(id, cancel);
        if (await Copy(content, incoming.Content, allowed.Largest, cancel) is not { } digest) return allowed.TooLarge;
        var size = incoming.Content.Length;
        if (await FileCheck.Of(incoming.Content, kind, cancel) is { } refusal) return refusal;
        incoming.Keep();

        var file = StoredFile.Add(id, owner, name, kind, size, digest, scanner.There, actor.User, now);
        db.Files.Add(file);
        db.Record(actor, now, new FileAdded(id, owner, name, digest));
        if (scanner.There) db.Enqueue(new ScanFile(id), now);
        else Measures.Files.Add(1, new KeyValuePair<string, object?>("scan", "not-scanned"));
        return file;
    }

    /// <summary>Looks for viruses in what is read at once and kept as no file. Null when it is clean, and when there is no scanner.</summary>
    public async Task<Refusal?> Look(Stream content, CancellationToken cancel)
    {
        if (!scanner.There) return null;
        content.Position = 0;
        try
        {
            var found = await scanner.Scan(content, cancel);
            Measures.Files.Add(1, new KeyValuePair<string, object?>("scan", found is null ? "clean" : "infected"));
            return found is null ? null : FileRefusals.Virus;
        }
        catch (ScannerException) { return FileRefusals.NotChecked; }
    }

    /// <summary>The files of a thing, oldest first, without those removed.</summary>
    public IQueryable<StoredFile> Of(Subject owner) => db.Files.AsNoTracking().Where(f => f.OwnerKind == owner.Kind && f.OwnerId == owner.Id && f.RemovedAt == null).OrderBy(f => f.UploadedAt).ThenBy(f => f.Id);

    /// <summary>The download. The caller has already decided that this reader may see the owner's files, and names the owner so that an id of another thing finds nothing.</summary>
    public async Task<IResult> Open(FileId id, Subject owner, Actor reader, CancellationToken cancel)
    {
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.OwnerKind == owner.Kind && f.OwnerId == owner.Id, cancel);
        if (file is null) return Results.NotFound();
        if (file.Removed) return Results.StatusCode(StatusCodes.Status410Gone);
        if (file.MayOpen(reader).Refusal is { } refusal) return Web.AnswerPage.Show(new("This file cannot be opened now", refusal.ToString()), StatusCodes.Status409Conflict);
        return store.Open(id) is { } content ? new FileAnswer(content, file.Name, file.ContentType) : Results.NotFound();
    }

    /// <summary>Removes the content after the caller's next save and leaves the row as tombstone.</summary>
    public void Remove(StoredFile file, Actor actor, string because, DateTimeOffset now) => Remove(db, file, actor, because, now);

    public static void Remove(Db db, StoredFile file, Actor actor, string because, DateTimeOffset now)
    {
        if (file.Removed) return;
        file.Remove(because, now);
        db.Record(actor, now, new FileRemoved(file.Id, file.Owner, file.Name), reason: because);
        db.Enqueue(new DeleteFile(file.Id), now);
    }

    /// <summary>Deletes content that no row knows: the save after its upload never came.</summary>
    public static async Task<int> RemoveOrphans(Db db, IFileStore store, DateTimeOffset before, CancellationToken cancel)
    {
        var removed = 0;
        foreach (var some in store.All().Where(f => f.At < before).Chunk(500))
        {
            var ids = some.Select(f => f.Id).ToList();
            var known = (await db.Files.Where(f => ids.Contains(f.Id) && f.RemovedAt == null).Select(f => f.Id).ToListAsync(cancel)).ToHashSet();
            foreach (var orphan in ids.Where(i => !known.Contains(i))) { store.Delete(orphan); removed++; }
        }
        return removed;
    }

    /// <summary>Copies piece by piece; the digest in hexadecimal, or null when there is too much.</summary>
    static async Task<string?> Copy(Stream from, Stream to, long largest, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long size = 0;
        while (await from.ReadAsync(buffer, cancel) is var read and > 0)
        {
            if ((size += read) > largest) return null;
            sha.AppendData(buffer.AsSpan(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>The last part of whatever path a browser sent, without what could deceive: control and direction characters.</summary>
    static string CleanName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
            clean.Append(Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator || rune.Value is '"' or '<' or '>' or '|' or '?' or '*' or ':' ? "_" : rune.ToString());
        var kept = clean.ToString().Trim(' ', '.');
        var ending = Path.GetExtension(kept);
        return kept.Length <= 120 ? kept : kept[..(120 - ending.Length)] + ending;
    }
}

/// <summary>How large a file may be: <c>Mandate:Files:LargestMegabytes</c>, 10 unless set.</summary>
public sealed record FileLimits(long Largest)
{
    public IReadOnlyList<FileKind> Kinds { get; init; } = FileKind.All;

    public Refusal WrongKind => new($"The file must be one of: {string.Join(", ", Kinds.Select(k => k.Name))}.");

    public Refusal TooLarge => new($"The file must be {Largest / (1024 * 1024)} MB or smaller.");

    public static FileLimits From(IConfiguration configuration) => new(configuration.GetValue("Mandate:Files:LargestMegabytes", 10L) * 1024 * 1024);
}
