using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Platform.Jobs;

sealed class OutboxStorage : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> b)
    {
        b.ToTable("Outbox");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Payload).Unlimited();
        b.Property(x => x.Error).HasMaxLength(4000);
        b.HasIndex(x => new { x.DoneAt, x.ParkedAt, x.SetAsideAt, x.Lane, x.DueAt });
    }
}

sealed class LongTaskStorage : IEntityTypeConfiguration<LongTask>
{
    public void Configure(EntityTypeBuilder<LongTask> b)
    {
        b.ToTable("LongTasks");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Payload).Unlimited();
        b.Property(x => x.Error).HasMaxLength(4000);
        b.Ignore(x => x.Status);
        b.HasIndex(x => x.Owner);
    }
}
