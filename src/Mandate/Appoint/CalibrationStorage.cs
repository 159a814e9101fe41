using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class CalibrationSheetStorage : IEntityTypeConfiguration<CalibrationSheet>
{
    public void Configure(EntityTypeBuilder<CalibrationSheet> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.CriteriaDigest).HasMaxLength(64);
        b.HasIndex(x => new { x.Campaign, x.User }).IsUnique();
        b.ComplexProperty(x => x.Content, c => c.ToJson());
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
    }
}

sealed class ScoreChoiceStorage : IEntityTypeConfiguration<ScoreChoice>
{
    public void Configure(EntityTypeBuilder<ScoreChoice> b)
    {
        b.HasKey(x => x.Post);
        b.Property(x => x.Reason).HasMaxLength(4000);
        b.HasOne<CampaignPost>().WithMany().HasForeignKey(x => x.Post);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.By);
    }
}
