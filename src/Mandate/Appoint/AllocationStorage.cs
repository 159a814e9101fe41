using Mandate.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class RecordedAllocationStorage : IEntityTypeConfiguration<RecordedAllocation>
{
    public void Configure(EntityTypeBuilder<RecordedAllocation> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Digest).HasMaxLength(64);
        b.ComplexCollection(x => x.Posts, c => c.ToJson());
        b.ComplexCollection(x => x.Candidates, c => c.ToJson());
        b.HasIndex(x => new { x.Campaign, x.At });
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.By);
    }
}
