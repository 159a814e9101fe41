using Mandate.Bodies;
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
