using System.Text.Json;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Platform.Jobs;

public readonly record struct OutboxId(Guid Value) : IId<OutboxId>
{
    public static OutboxId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out OutboxId id) => Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>What must follow a change, saved with it.</summary>
public sealed class OutboxRow
{
    public OutboxId Id { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public string? LockedBy { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    /// <summary>Set after the last attempt failed: an operator must look.</summary>
    public DateTimeOffset? ParkedAt { get; set; }
    public string? Error { get; set; }
}

/// <summary>Does what a message asks. Must be idempotent: a message may come again after a crash.</summary>
public interface IHandle<in TMessage>
{
    Task Handle(TMessage message, CancellationToken cancel);
}

public static class Outboxing
{
    /// <summary>Asks for work to follow this save. The message's type names its handler.</summary>
    public static void Enqueue<TMessage>(this Db db, TMessage message, DateTimeOffset now, DateTimeOffset? due = null) where TMessage : notnull =>
        db.Outbox.Add(new OutboxRow
        {
            Id = Id.New<OutboxId>(now),
            Kind = typeof(TMessage).FullName!,
            Payload = JsonSerializer.Serialize(message, Recording.Json),
            CreatedAt = now,
            DueAt = due ?? now,
        });
}

sealed class OutboxStorage : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> b)
    {
        b.ToTable("Outbox");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Payload).Unlimited();
        b.Property(x => x.Error).HasMaxLength(4000);
        b.HasIndex(x => new { x.DoneAt, x.ParkedAt, x.DueAt });
    }
}
