using Mandate.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Platform.Files;

sealed class StoredFileStorage : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> b)
    {
        b.ToTable("Files");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.OwnerKind).HasMaxLength(40);
        b.Property(x => x.ContentType).HasMaxLength(100);
        b.Property(x => x.Sha256).HasMaxLength(64);
        b.Property(x => x.Scan).IsConcurrencyToken();
        b.Ignore(x => x.Owner);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.UploadedBy);
        b.HasIndex(x => new { x.OwnerKind, x.OwnerId });
    }
}
