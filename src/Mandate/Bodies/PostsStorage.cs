using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Bodies;

sealed class BodyKindStorage : IEntityTypeConfiguration<BodyKind>
{
    public void Configure(EntityTypeBuilder<BodyKind> b)
    {
        b.HasKey(x => x.Key);
        b.Property(x => x.Key).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.Note).HasMaxLength(2000);
    }
}

sealed class CodeSchemeStorage : IEntityTypeConfiguration<CodeScheme>
{
    public void Configure(EntityTypeBuilder<CodeScheme> b)
    {
        b.HasKey(x => x.Key);
        b.Property(x => x.Key).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.Note).HasMaxLength(2000);
    }
}

sealed class RelationKindStorage : IEntityTypeConfiguration<RelationKind>
{
    public void Configure(EntityTypeBuilder<RelationKind> b)
    {
        b.HasKey(x => x.Key);
        b.Property(x => x.Key).HasMaxLength(RegisterStorage.Key);
    }
}

sealed class PostKindStorage : IEntityTypeConfiguration<PostKind>
{
    public void Configure(EntityTypeBuilder<PostKind> b)
    {
        b.HasKey(x => new { x.Pack, x.Key });
        b.Property(x => x.Pack).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.Key).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.Note).HasMaxLength(2000);
        b.ComplexProperty(x => x.Nominates, a => a.ToJson());
        b.ComplexProperty(x => x.Appoints, a => a.ToJson());
        b.ComplexProperty(x => x.Approves, a => a.ToJson());
        b.ComplexProperty(x => x.Removes, a => a.ToJson());
    }
}

sealed class PostStorage : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Kind).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.Slug).HasMaxLength(RegisterStorage.Slug);
        b.BelongsToBody(nameof(Post.Body));
        b.HasIndex(x => new { x.Body, x.Slug }).IsUnique();
        b.HasIndex(x => x.Kind);
        b.ToTable(t => t.HasCheckConstraint("CK_Post_Seats", "\"Seats\" >= 1"));
        b.Dated();
    }
}

sealed class PersonStorage : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> b)
    {
        b.HasOne<Person>().WithMany().HasForeignKey(x => x.MergedInto);
        b.HasQueryFilter(x => x.MergedInto == null); // who looks for an old address says so
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Slug).HasMaxLength(RegisterStorage.Slug);
        b.HasIndex(x => x.Slug).IsUnique();
        b.HasIndex(x => x.User);
    }
}

sealed class TermStorage : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasOne<Post>().WithMany().HasForeignKey(x => x.Post);
        b.HasOne<Person>().WithMany().HasForeignKey(x => x.Person);
        b.HasOne<LegalEvent>().WithMany().HasForeignKey(x => x.Condition);
        b.HasMany(x => x.Acts).WithOne().HasForeignKey(x => x.Term);
        b.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Term_Period", "\"To\" IS NULL OR \"From\" IS NULL OR \"To\" >= \"From\"");
            t.HasCheckConstraint("CK_Term_Begins", "\"From\" IS NOT NULL OR \"Condition\" IS NOT NULL");
        });
    }
}

sealed class TermActStorage : IEntityTypeConfiguration<TermAct>
{
    public void Configure(EntityTypeBuilder<TermAct> b)
    {
        b.ToTable("TermActs");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.ByBody);
        b.Property(x => x.Evidence).HasMaxLength(2000);
        b.Property(x => x.Reason).HasMaxLength(1000);
        b.HasIndex(x => new { x.Term, x.Number }).IsUnique();
    }
}

sealed class LegalEventStorage : IEntityTypeConfiguration<LegalEvent>
{
    public void Configure(EntityTypeBuilder<LegalEvent> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Slug).HasMaxLength(RegisterStorage.Slug);
        b.Property(x => x.Kind).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.Pack).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.PackKey).HasMaxLength(RegisterStorage.Slug);
        b.Property(x => x.Unlocks).HasMaxLength(2000);
        b.HasIndex(x => x.Slug).IsUnique();
        b.HasIndex(x => new { x.Pack, x.PackKey }).IsUnique();
        b.HasMany(x => x.Expected).WithOne().HasForeignKey(x => x.Event);
        b.HasMany(x => x.Bodies).WithOne().HasForeignKey(x => x.Event);
        b.HasMany(x => x.Waits).WithOne().HasForeignKey(x => x.Event);
    }
}

sealed class ExpectedDateStorage : IEntityTypeConfiguration<ExpectedDate>
{
    public void Configure(EntityTypeBuilder<ExpectedDate> b)
    {
        b.ToTable("LegalEventDates");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.Event, x.Number }).IsUnique();
    }
}

sealed class LegalEventBodyStorage : IEntityTypeConfiguration<LegalEventBody>
{
    public void Configure(EntityTypeBuilder<LegalEventBody> b)
    {
        b.ToTable("LegalEventBodies");
        b.HasKey(x => new { x.Event, x.Body });
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.Body);
    }
}

sealed class LegalEventWaitStorage : IEntityTypeConfiguration<LegalEventWait>
{
    public void Configure(EntityTypeBuilder<LegalEventWait> b)
    {
        b.ToTable("LegalEventWaits");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.BodyKind).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.PostKind).HasMaxLength(RegisterStorage.Key);
    }
}
