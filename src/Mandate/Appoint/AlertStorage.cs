using Mandate.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class AlertStorage : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.PostKind).HasMaxLength(100);
        b.Property(x => x.StopKey).HasMaxLength(64);
        b.HasIndex(x => x.StopKey).IsUnique();
        b.HasIndex(x => new { x.User, x.Kind });
        b.HasIndex(x => new { x.Kind, x.PostKind });
        b.HasIndex(x => x.Campaign);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
    }
}

sealed class AlertSentStorage : IEntityTypeConfiguration<AlertSent>
{
    public void Configure(EntityTypeBuilder<AlertSent> b)
    {
        b.HasKey(x => new { x.Alert, x.Of });
        b.Property(x => x.Of).HasMaxLength(120);
    }
}
