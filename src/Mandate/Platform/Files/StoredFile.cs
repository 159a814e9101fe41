namespace Mandate.Platform.Files;

/// <summary>Random, and part of the address: it cannot be guessed and says nothing about when.</summary>
public readonly record struct FileId(Guid Value) : IId<FileId>
{
    public static FileId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out FileId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>What the virus scanner said.</summary>
public enum FileScan { Pending, Clean, Infected, NotScanned }

/// <summary>A file somebody uploaded. Its content lies outside the database and the web root under a name of its own; when it goes, this stays as its tombstone.</summary>
public sealed class StoredFile
{
    public FileId Id { get; init; }

    /// <summary>What it belongs to; the area of that thing decides who may read it.</summary>
    public required string OwnerKind { get; init; }
    public Guid OwnerId { get; init; }

    /// <summary>As the person named it. Shown, and offered when downloading; never used as a path.</summary>
    public required string Name { get; set; }
    public required string ContentType { get; init; }
    public long Size { get; init; }
    public required string Sha256 { get; init; }
    public UserId? UploadedBy { get; init; }
    public DateTimeOffset UploadedAt { get; init; }
    public FileScan Scan { get; private set; }
    public DateTimeOffset? ScannedAt { get; private set; }

    /// <summary>What the scanner found.</summary>
    public string? Found { get; private set; }

    /// <summary>When and why the content was removed; null while it is there.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }
    public string? RemovedBecause { get; private set; }

    public Subject Owner => new(OwnerKind, OwnerId);
    public bool Removed => RemovedAt is not null;

    /// <summary>Whether somebody may open it. Unknown is not clean: until the scanner has answered, only who uploaded it may.</summary>
    public Outcome MayOpen(Actor reader) =>
        Removed ? FileRefusals.Removed
        : Scan is FileScan.Infected ? FileRefusals.Infected
        : Scan is FileScan.Pending && (reader.User is null || reader.User != UploadedBy) ? FileRefusals.BeingChecked
        : Outcome.Done;

    public static StoredFile Add(FileId id, Subject owner, string name, FileKind kind, long size, string sha256, bool scans, UserId? by, DateTimeOffset now) => new()
    {
        Id = id, OwnerKind = owner.Kind, OwnerId = owner.Id, Name = name, ContentType = kind.ContentType, Size = size, Sha256 = sha256,
        Scan = scans ? FileScan.Pending : FileScan.NotScanned, UploadedBy = by, UploadedAt = now,
    };

    public void FoundClean(DateTimeOffset now) => (Scan, ScannedAt) = (FileScan.Clean, now);

    public void FoundInfected(string with, DateTimeOffset now)
    {
        (Scan, ScannedAt, Found) = (FileScan.Infected, now, with);
        Remove("It carried a virus.", now);
    }

    public void Remove(string because, DateTimeOffset now)
    {
        if (!Removed) (RemovedAt, RemovedBecause) = (now, because);
    }

    /// <summary>What it belonged to is erased.</summary>
    public void Forget(DateTimeOffset now) => (Name, RemovedAt, RemovedBecause, Found) = ("(erased)", RemovedAt ?? now, "Erased", null);
}

public static class FileRefusals
{
    public static readonly Refusal Removed = new("This file was removed.");
    public static readonly Refusal Infected = new("This file carried a virus and was removed.");
    public static readonly Refusal Virus = new("The file carries a virus. Nothing of it was read or kept.");
    public static readonly Refusal NotChecked = new("The file could not be checked for viruses just now, so it was not taken. Try again in a few minutes.");
    public static readonly Refusal BeingChecked = new("This file is still being checked for viruses. Try again in a few minutes.");
}

public sealed record FileAdded(FileId File, Subject Owner, string Name, string Sha256) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Owner, Subject.Of(File)];
    public string What => $"added the file {Name}";
}

public sealed record FileRemoved(FileId File, Subject Owner, string Name) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Owner, Subject.Of(File)];
    public string What => $"removed the file {Name}";
}

public sealed record FileFoundInfected(FileId File, Subject Owner, string Name, string With) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Owner, Subject.Of(File)];
    public string What => $"removed the file {Name} because it carried {With}";
}
