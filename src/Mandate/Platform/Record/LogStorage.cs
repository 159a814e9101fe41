using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Platform.Record;

/// <summary>A whole subtree of the log; the leaves are those of level 0.</summary>
public sealed class LogNode
{
    public long Key { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>The one row that whoever sequences must hold.</summary>
public sealed class LogTurn
{
    public const int Only = 1;
    public int Id { get; init; }
    public long Turn { get; set; }
    public long Size { get; set; }
}

/// <summary>A signed statement of what the log held at an instant.</summary>
public sealed class RecordHead
{
    public long Size { get; init; }
    public required byte[] Root { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The signed note, as published.</summary>
    public required string Note { get; init; }

    /// <summary>The public key that checks it.</summary>
    public required string Key { get; init; }

    /// <summary>When it was handed to the mail for outside witnesses.</summary>
    public DateTimeOffset? SentAt { get; set; }
}

sealed class LogNodeStorage : IEntityTypeConfiguration<LogNode>
{
    public void Configure(EntityTypeBuilder<LogNode> b)
    {
        b.ToTable("LogNodes");
        b.HasKey(x => x.Key);
        b.Property(x => x.Key).ValueGeneratedNever();
        b.Property(x => x.Hash).HasMaxLength(32);
    }
}

sealed class LogTurnStorage : IEntityTypeConfiguration<LogTurn>
{
    public void Configure(EntityTypeBuilder<LogTurn> b)
    {
        b.ToTable("LogTurn");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasData(new LogTurn { Id = LogTurn.Only });
    }
}

sealed class RecordHeadStorage : IEntityTypeConfiguration<RecordHead>
{
    public void Configure(EntityTypeBuilder<RecordHead> b)
    {
        b.ToTable("RecordHeads");
        b.HasKey(x => x.Size);
        b.Property(x => x.Size).ValueGeneratedNever();
        b.Property(x => x.Root).HasMaxLength(32);
        b.Property(x => x.Note).HasMaxLength(2000);
        b.HasIndex(x => x.SentAt);
    }
}
