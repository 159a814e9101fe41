using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class RedactionStorage : IEntityTypeConfiguration<Redaction>
{
    public void Configure(EntityTypeBuilder<Redaction> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Code).HasMaxLength(40);
        b.HasIndex(x => x.Application);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
    }
}

sealed class RedactionReadingStorage : IEntityTypeConfiguration<RedactionReading>
{
    public void Configure(EntityTypeBuilder<RedactionReading> b)
    {
        b.HasKey(x => x.Application);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
    }
}

sealed class StageDecisionStorage : IEntityTypeConfiguration<StageDecision>
{
    public void Configure(EntityTypeBuilder<StageDecision> b)
    {
        b.HasKey(x => new { x.Post, x.Application, x.Step });
        b.Property(x => x.Reason).HasMaxLength(4000);
        b.HasOne<CampaignPost>().WithMany().HasForeignKey(x => x.Post);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
    }
}

sealed class InterviewKitStorage : IEntityTypeConfiguration<InterviewKit>
{
    public void Configure(EntityTypeBuilder<InterviewKit> b)
    {
        b.HasKey(x => x.Panel);
        b.ComplexCollection(x => x.Questions, c => c.ToJson());
        b.HasOne<Panel>().WithMany().HasForeignKey(x => x.Panel);
    }
}

sealed class InterviewStorage : IEntityTypeConfiguration<Interview>
{
    public void Configure(EntityTypeBuilder<Interview> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.Panel, x.Application }).IsUnique();
        b.ComplexCollection(x => x.Present, c => c.ToJson());
        b.HasOne<Panel>().WithMany().HasForeignKey(x => x.Panel);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
    }
}

sealed class StakeholderSessionStorage : IEntityTypeConfiguration<StakeholderSession>
{
    public void Configure(EntityTypeBuilder<StakeholderSession> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.TookPart).HasMaxLength(2000);
        b.ComplexCollection(x => x.Advice, c => c.ToJson());
        b.HasOne<Panel>().WithMany().HasForeignKey(x => x.Panel);
    }
}
