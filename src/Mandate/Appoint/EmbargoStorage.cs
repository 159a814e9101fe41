using Mandate.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class EmbargoNoticeStorage : IEntityTypeConfiguration<EmbargoNotice>
{
    public void Configure(EntityTypeBuilder<EmbargoNotice> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Why).HasMaxLength(2000);
        b.HasOne<CampaignPost>().WithMany().HasForeignKey(x => x.Post);
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.By);
    }
}
