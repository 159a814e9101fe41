using Mandate.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class ClarificationStorage : IEntityTypeConfiguration<Clarification>
{
    public void Configure(EntityTypeBuilder<Clarification> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Asked).HasMaxLength(4000);
        b.Property(x => x.Question).HasMaxLength(4000);
        b.Property(x => x.Answer).HasMaxLength(8000);
        b.Property(x => x.DeclinedWhy).HasMaxLength(2000);
        b.HasIndex(x => new { x.Campaign, x.AskedAt });
        b.HasIndex(x => x.Asker);
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<CampaignPost>().WithMany().HasForeignKey(x => x.Post);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.Asker);
    }
}
