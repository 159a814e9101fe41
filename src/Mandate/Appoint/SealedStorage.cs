using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class SealedBoxStorage : IEntityTypeConfiguration<SealedBox>
{
    public void Configure(EntityTypeBuilder<SealedBox> b)
    {
        b.HasKey(x => x.Campaign);
        b.Property(x => x.Campaign).ValueGeneratedNever();
        b.Property(x => x.Root).Unlimited();
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasMany(x => x.Keys).WithOne().HasForeignKey(k => k.Campaign).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Pairs).WithOne().HasForeignKey(p => p.Campaign).OnDelete(DeleteBehavior.Cascade);
        b.Ignore(x => x.Held);
        b.Ignore(x => x.Printed);
    }
}

sealed class BoxKeyStorage : IEntityTypeConfiguration<BoxKey>
{
    public void Configure(EntityTypeBuilder<BoxKey> b)
    {
        b.HasKey(x => new { x.Campaign, x.Holder });
        b.Property(x => x.Holder).ValueGeneratedNever();
        b.HasIndex(x => x.Officer);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.Officer);
    }
}

sealed class BoxPairStorage : IEntityTypeConfiguration<BoxPair>
{
    public void Configure(EntityTypeBuilder<BoxPair> b) => b.HasKey(x => new { x.Campaign, x.First, x.Second });
}

sealed class SealedSendingStorage : IEntityTypeConfiguration<SealedSending>
{
    public void Configure(EntityTypeBuilder<SealedSending> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Digest).HasMaxLength(64);
        b.Property(x => x.Salt).HasMaxLength(32);
        b.HasIndex(x => x.Campaign);
        b.HasIndex(x => x.Application);
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
    }
}
