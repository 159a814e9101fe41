using Mandate.Platform.Data;

namespace Mandate.Platform.Record;

public readonly record struct ErasureId(Guid Value) : IId<ErasureId>
{
    public static ErasureId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out ErasureId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>An entry of the erasure list: whom not to bring back from a backup. Only an opaque identifier is kept.</summary>
public sealed class Erasure
{
    public ErasureId Id { get; init; }
    public required string Kind { get; init; }
    public Guid SubjectId { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>The same, outside the database.</summary>
public sealed record Erased(string Kind, Guid Subject, DateTimeOffset At);

public readonly record struct PersonalReadId(Guid Value) : IId<PersonalReadId>
{
    public static PersonalReadId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out PersonalReadId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>Somebody read personal data: who, whose, what for, when.</summary>
public sealed class PersonalRead
{
    public PersonalReadId Id { get; init; }
    public DateTimeOffset At { get; init; }
    public UserId? User { get; init; }
    public required string SubjectKind { get; init; }
    public Guid SubjectId { get; init; }
    public required string Purpose { get; init; }
}

public static class PersonalReading
{
    /// <summary>Notes that personal data was read. Saved with the next save of the caller, or by <c>SaveChangesAsync</c> at the end of a GET.</summary>
    public static void RecordAccess(this Db db, Actor actor, Subject subject, string purpose, DateTimeOffset now) =>
        db.PersonalReads.Add(new PersonalRead
        {
            Id = Id.New<PersonalReadId>(now),
            At = now,
            User = actor.User,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Purpose = purpose,
        });
}
