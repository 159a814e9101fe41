using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Platform.Record;

sealed class RecordedEventStorage : IEntityTypeConfiguration<RecordedEvent>
{
    public void Configure(EntityTypeBuilder<RecordedEvent> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Kind).HasMaxLength(100);
        b.HasIndex(x => x.Sequence).IsUnique();
        b.HasIndex(x => x.Body);
        b.HasMany(x => x.Texts).WithOne().HasForeignKey(t => t.Event);
        b.HasMany(x => x.Subjects).WithOne().HasForeignKey(s => s.Event);
    }
}

sealed class RecordedTextStorage : IEntityTypeConfiguration<RecordedText>
{
    public void Configure(EntityTypeBuilder<RecordedText> b)
    {
        b.HasKey(x => new { x.Event, x.Field });
        b.Property(x => x.Text).Unlimited();
    }
}

sealed class RecordedSubjectStorage : IEntityTypeConfiguration<RecordedSubject>
{
    public void Configure(EntityTypeBuilder<RecordedSubject> b)
    {
        b.HasKey(x => new { x.Event, x.Kind, x.SubjectId });
        b.Property(x => x.Kind).HasMaxLength(40);
        b.HasIndex(x => new { x.Kind, x.SubjectId });
    }
}

sealed class ErasureStorage : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Kind).HasMaxLength(40);
        b.HasIndex(x => new { x.Kind, x.SubjectId });
    }
}

sealed class PersonalReadStorage : IEntityTypeConfiguration<PersonalRead>
{
    public void Configure(EntityTypeBuilder<PersonalRead> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.SubjectKind).HasMaxLength(40);
        b.HasIndex(x => new { x.SubjectKind, x.SubjectId });
        b.HasIndex(x => x.At);
    }
}
