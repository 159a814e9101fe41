using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class FairnessReleaseStorage : IEntityTypeConfiguration<FairnessRelease>
{
    public void Configure(EntityTypeBuilder<FairnessRelease> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Shown).Unlimited();
        b.Ignore(x => x.Content);
        // No stage twice: whoever comes second is refused.
        b.HasIndex(x => new { x.Campaign, x.First }).IsUnique();
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
    }
}
