using Mandate.Bodies;
using Mandate.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class InvitedStorage : IEntityTypeConfiguration<Invited>
{
    public void Configure(EntityTypeBuilder<Invited> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.Campaign, x.Person }).IsUnique();
        b.HasIndex(x => new { x.Campaign, x.NormalizedEmail }).IsUnique();
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<Person>().WithMany().HasForeignKey(x => x.Person);
    }
}

sealed class ExecutiveStructureStorage : IEntityTypeConfiguration<ExecutiveStructure>
{
    public void Configure(EntityTypeBuilder<ExecutiveStructure> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.ComplexCollection(x => x.Options, c => c.ToJson());
        b.ComplexProperty(x => x.Consultation, c => c.ToJson());
        b.ComplexProperty(x => x.Decision, c => c.ToJson());
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.Body);
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
    }
}

sealed class StructureResponseStorage : IEntityTypeConfiguration<StructureResponse>
{
    public void Configure(EntityTypeBuilder<StructureResponse> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Option).HasMaxLength(10);
        b.Property(x => x.Text).HasMaxLength(8000);
        b.HasIndex(x => new { x.Structure, x.User }).IsUnique();
        b.HasOne<ExecutiveStructure>().WithMany().HasForeignKey(x => x.Structure);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
    }
}
