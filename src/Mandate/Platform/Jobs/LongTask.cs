using System.Text.Json;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Platform.Jobs;

public readonly record struct LongTaskId(Guid Value) : IId<LongTaskId>
{
    public static LongTaskId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out LongTaskId id) => Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public enum LongTaskStatus { Waiting, Running, Finished, Stopped, Failed }

/// <summary>Work that takes longer than a page should: an import, a simulation, a pack. Its owner watches it and may stop it.</summary>
public sealed class LongTask
{
    public LongTaskId Id { get; init; }
    /// <summary>What it does, for people: "Import of the register".</summary>
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }
    public UserId Owner { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public DateTimeOffset? StopAskedAt { get; set; }
    public long Done { get; set; }
    public long? Total { get; set; }
    /// <summary>Where its result is, as an address in this site.</summary>
    public string? Result { get; set; }
    public string? Error { get; set; }
    public bool Stopped { get; set; }

    public LongTaskStatus Status =>
        FinishedAt is null ? StartedAt is null ? LongTaskStatus.Waiting : LongTaskStatus.Running
        : Stopped ? LongTaskStatus.Stopped
        : Error is not null ? LongTaskStatus.Failed
        : LongTaskStatus.Finished;
}

/// <summary>A message that starts long work, and what the work is called on its page.</summary>
public interface ILongMessage
{
    string Title { get; }
}

/// <summary>Does long work. Idempotent: it starts again from the beginning when its process died.</summary>
public interface ILongWork<in TMessage> where TMessage : ILongMessage
{
    /// <summary>Gives the address of the result, or null.</summary>
    Task<string?> Run(TMessage message, Progress progress, CancellationToken cancel);
}

/// <summary>The outbox message behind every long task.</summary>
public sealed record RunLongTask(LongTaskId Task);

public static class LongTasks
{
    /// <summary>Asks for long work to follow this save; redirect to <c>ShowTask.Url(id)</c>.</summary>
    public static LongTaskId StartTask<TMessage>(this Db db, Actor actor, DateTimeOffset now, TMessage message) where TMessage : ILongMessage
    {
        var task = new LongTask
        {
            Id = Id.New<LongTaskId>(now),
            Title = message.Title,
            Kind = typeof(TMessage).FullName!,
            Payload = JsonSerializer.Serialize(message, Recording.Json),
            Owner = actor.User ?? throw new InvalidOperationException("Long work belongs to somebody signed in."),
            CreatedAt = now,
        };
        db.LongTasks.Add(task);
        db.Enqueue(new RunLongTask(task.Id), now, null, Lane.Slow);
        return task.Id;
    }
}
