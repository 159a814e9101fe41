using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Bodies;

sealed class BodyStorage : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Kind).HasMaxLength(60);
        b.Property(x => x.Slug).HasMaxLength(120);
        b.HasIndex(x => x.Slug).IsUnique();
        b.Property(x => x.Note).HasMaxLength(2000);
        b.ToTable(t => t.HasCheckConstraint("CK_Bodies_Period", "\"To\" IS NULL OR \"To\" >= \"From\""));
    }
}

sealed class PostStorage : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Kind).HasMaxLength(60);
        b.Property(x => x.Slug).HasMaxLength(120);
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.Body);
        b.HasIndex(x => new { x.Body, x.Slug }).IsUnique();
    }
}

sealed class PersonStorage : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Slug).HasMaxLength(120);
        b.HasIndex(x => x.Slug).IsUnique();
    }
}

sealed class TermStorage : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasOne<Post>().WithMany().HasForeignKey(x => x.Post);
        b.HasOne<Person>().WithMany().HasForeignKey(x => x.Person);
    }
}

sealed class LegalEventStorage : IEntityTypeConfiguration<LegalEvent>
{
    public void Configure(EntityTypeBuilder<LegalEvent> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Slug).HasMaxLength(120);
        b.HasIndex(x => x.Slug).IsUnique();
    }
}
