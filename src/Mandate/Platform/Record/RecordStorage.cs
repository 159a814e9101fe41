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
        b.ComplexProperty(x => x.Actor, Unlimited);
        b.ComplexProperty(x => x.About, Unlimited);
        b.ComplexProperty(x => x.What, Unlimited);
        b.ComplexProperty(x => x.Reason, Unlimited);
        b.ComplexProperty(x => x.Payload, Unlimited);
        b.HasMany(x => x.Subjects).WithOne().HasForeignKey(s => s.Event);
    }

    static void Unlimited(ComplexPropertyBuilder<RecordedText> text) => text.Property(x => x.Text).Metadata.SetMaxLength(null);
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
