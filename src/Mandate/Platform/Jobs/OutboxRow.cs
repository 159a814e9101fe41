using System.Text.Json;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Platform.Jobs;

public readonly record struct OutboxId(Guid Value) : IId<OutboxId>
{
    public static OutboxId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out OutboxId id) => Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>Work that takes minutes must not keep the rest waiting.</summary>
public enum Lane { Quick, Slow }

/// <summary>What must follow a change, saved with it.</summary>
public sealed class OutboxRow
{
    public OutboxId Id { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }
    public Lane Lane { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public string? LockedBy { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    /// <summary>Set after the last attempt failed: an operator must look.</summary>
    public DateTimeOffset? ParkedAt { get; set; }
    /// <summary>Set when an operator decided that it shall not be done.</summary>
    public DateTimeOffset? SetAsideAt { get; set; }
    public string? Error { get; set; }

    /// <summary>The kind without its namespace, for people.</summary>
    public static string ShortKind(string kind) => kind[(kind.LastIndexOfAny(['.', '+']) + 1)..];

    public Outcome TryAgain(DateTimeOffset now)
    {
        if (ParkedAt is null) return JobRefusals.NotParked;
        (ParkedAt, Attempts, DueAt, LockedBy, LockedUntil) = (null, 0, now, null, null);
        return Outcome.Done;
    }

    public Outcome SetAside(DateTimeOffset now)
    {
        if (ParkedAt is null) return JobRefusals.NotParked;
        (ParkedAt, SetAsideAt) = (null, now);
        return Outcome.Done;
    }
}

public static class JobRefusals
{
    public static readonly Refusal NotParked = new("This job is no longer parked: somebody else has dealt with it.");
}

public sealed record JobTriedAgain(OutboxId Job, string Kind) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Job)];
    public string What => $"had the parked job {OutboxRow.ShortKind(Kind)} tried again";
}

public sealed record JobSetAside(OutboxId Job, string Kind) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Job)];
    public string What => $"set the parked job {OutboxRow.ShortKind(Kind)} aside";
}

public static class Outboxing
{
    /// <summary>Asks for work to follow this save. The message's type names its handler.</summary>
    public static void Enqueue<TMessage>(this Db db, TMessage message, DateTimeOffset now, DateTimeOffset? due = null) where TMessage : notnull =>
        db.Enqueue(message, now, due, Lane.Quick);

    internal static void Enqueue<TMessage>(this Db db, TMessage message, DateTimeOffset now, DateTimeOffset? due, Lane lane) where TMessage : notnull =>
        db.Outbox.Add(new OutboxRow
        {
            Id = Id.New<OutboxId>(now),
            Kind = typeof(TMessage).FullName!,
            Payload = JsonSerializer.Serialize(message, Recording.Json),
            Lane = lane,
            CreatedAt = now,
            DueAt = due ?? now,
        });
}
