using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class AssistanceStorage : IEntityTypeConfiguration<Assistance>
{
    public void Configure(EntityTypeBuilder<Assistance> b)
    {
        b.HasKey(x => x.Application);
        b.Property(x => x.Application).ValueGeneratedNever();
        b.Property(x => x.Reason).HasMaxLength(2000);
        b.Property(x => x.Consent).HasMaxLength(2000);
        b.Property(x => x.PostalAddress).HasMaxLength(1000);
        b.HasIndex(x => new { x.Campaign, x.Helper });
        b.HasIndex(x => x.Candidate);
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.Candidate);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.Helper);
    }
}

sealed class EarlierHelpStorage : IEntityTypeConfiguration<EarlierHelp>
{
    public void Configure(EntityTypeBuilder<EarlierHelp> b)
    {
        b.HasKey(x => new { x.Application, x.Helper, x.Until });
        b.HasIndex(x => new { x.Campaign, x.Helper });
        b.HasOne<Assistance>().WithMany().HasForeignKey(x => x.Application);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.Helper);
    }
}

sealed class FormatRequestStorage : IEntityTypeConfiguration<FormatRequest>
{
    public void Configure(EntityTypeBuilder<FormatRequest> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Contact).HasMaxLength(1000);
        b.Property(x => x.Note).HasMaxLength(2000);
        b.Property(x => x.Sent).HasMaxLength(2000);
        b.HasIndex(x => new { x.Campaign, x.AskedAt });
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<CampaignPost>().WithMany().HasForeignKey(x => x.Post);
    }
}

sealed class LetterToPostStorage : IEntityTypeConfiguration<LetterToPost>
{
    public void Configure(EntityTypeBuilder<LetterToPost> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Markdown).Unlimited();
        b.HasIndex(x => x.Candidate);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.Candidate);
    }
}
