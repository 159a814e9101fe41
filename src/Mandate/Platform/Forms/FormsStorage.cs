using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Platform.Forms;

sealed class DraftStorage : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Kind).HasMaxLength(60);
        b.Property(x => x.AboutKind).HasMaxLength(40);
        b.Property(x => x.Slip).Unlimited();
        b.Ignore(x => x.About);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.Owner);
        b.HasIndex(x => new { x.Owner, x.Kind, x.AboutKind, x.AboutId }).IsUnique();
        b.HasIndex(x => x.ExpiresAt);
        b.HasIndex(x => x.Owner).HasFilter("\"HandedInAt\" IS NOT NULL");
    }
}

sealed class KeptFormStorage : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.BrowserHash).HasMaxLength(64);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.Owner);
        b.HasIndex(x => x.ExpiresAt);
        b.HasIndex(x => x.Owner);
    }
}
