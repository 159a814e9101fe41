using Mandate.Bodies;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class CriteriaSetStorage : IEntityTypeConfiguration<CriteriaSet>
{
    public void Configure(EntityTypeBuilder<CriteriaSet> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Digest).HasMaxLength(64);
        b.ComplexProperty(x => x.Content, c => c.ToJson());
        b.ComplexCollection(x => x.Specimens, c => c.ToJson());
        b.HasIndex(x => new { x.Key, x.Edition }).IsUnique();
    }
}

sealed class CampaignStorage : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Slug).HasMaxLength(120);
        b.HasIndex(x => x.Slug).IsUnique();
        b.Ignore(x => x.Closes);
        b.Ignore(x => x.Kinds);
        b.Property(x => x.CriteriaDigest).HasMaxLength(64);
        b.ComplexProperty(x => x.Terms, c => c.ToJson());
        b.ComplexCollection(x => x.Amendments, c => c.ToJson());
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.AppointingBody);
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.Approver);
        b.HasOne<CriteriaSet>().WithMany().HasForeignKey(x => x.Criteria);
        b.HasOne<LegalEvent>().WithMany().HasForeignKey(x => x.Condition);
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.RerunOf);
        b.ToTable(t => t.HasCheckConstraint("CK_Campaigns_Window", "\"ClosesAt\" > \"OpensAt\""));
    }
}

sealed class CampaignPostStorage : IEntityTypeConfiguration<CampaignPost>
{
    public void Configure(EntityTypeBuilder<CampaignPost> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Slug).HasMaxLength(160);
        b.Property(x => x.WithdrawnWhy).HasMaxLength(2000);
        b.HasIndex(x => new { x.Campaign, x.Post }).IsUnique();
        b.HasIndex(x => new { x.Campaign, x.Slug }).IsUnique();
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<Post>().WithMany().HasForeignKey(x => x.Post);
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.Body);
        b.HasOne<Panel>().WithMany().HasForeignKey(x => x.Panel);
        b.ComplexProperty(x => x.Advert, c => c.ToJson());
        b.ComplexProperty(x => x.Report, c => c.ToJson());
        b.ComplexCollection(x => x.Passed, c => c.ToJson());
        b.ComplexProperty(x => x.Approval, c => c.ToJson());
        b.ComplexProperty(x => x.Offer, c => c.ToJson());
        b.ComplexProperty(x => x.Pay, c => c.ToJson());
        b.ComplexCollection(x => x.EarlierPay, c => c.ToJson());
        b.HasOne<CampaignPost>().WithMany().HasForeignKey(x => x.Follows);
        b.Ignore(x => x.PayObstacle);
        b.Ignore(x => x.Preferred);
        b.ComplexCollection(x => x.EarlierOffers, c => c.ToJson());
        b.ComplexProperty(x => x.NoAppointment, c => c.ToJson());
        b.ComplexProperty(x => x.Dispensation, c => c.ToJson());
    }
}

sealed class ApplicationStorage : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Reference).HasMaxLength(20);
        b.Property(x => x.Digest).HasMaxLength(64);
        b.HasIndex(x => new { x.Campaign, x.Candidate }).IsUnique();
        b.HasIndex(x => new { x.Campaign, x.Reference }).IsUnique();
        b.ComplexProperty(x => x.Content, c => c.ToJson());
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.Candidate);
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.BroughtTo);
        b.HasMany(x => x.Preferences).WithOne().HasForeignKey(p => p.Application).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class PreferenceStorage : IEntityTypeConfiguration<Preference>
{
    public void Configure(EntityTypeBuilder<Preference> b)
    {
        b.HasKey(x => new { x.Application, x.Post });
        b.HasOne<CampaignPost>().WithMany().HasForeignKey(x => x.Post);
    }
}

sealed class PanelStorage : IEntityTypeConfiguration<Panel>
{
    public void Configure(EntityTypeBuilder<Panel> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign);
        b.Ignore(x => x.Sitting);
        b.Property(x => x.Seed).HasMaxLength(16);
        b.HasMany(x => x.Members).WithOne().HasForeignKey(m => m.Panel);
    }
}

sealed class PanelMemberStorage : IEntityTypeConfiguration<PanelMember>
{
    public void Configure(EntityTypeBuilder<PanelMember> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
    }
}

sealed class ConflictDeclarationStorage : IEntityTypeConfiguration<ConflictDeclaration>
{
    public void Configure(EntityTypeBuilder<ConflictDeclaration> b)
    {
        b.HasKey(x => new { x.Member, x.Application });
        b.Property(x => x.Note).HasMaxLength(2000);
        b.HasOne<PanelMember>().WithMany().HasForeignKey(x => x.Member);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
    }
}

sealed class ScoreSheetStorage : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.CriteriaDigest).HasMaxLength(64);
        b.HasIndex(x => new { x.Member, x.Application, x.Round }).IsUnique();
        b.ComplexProperty(x => x.Content, c => c.ToJson());
        b.HasOne<Panel>().WithMany().HasForeignKey(x => x.Panel);
        b.HasOne<PanelMember>().WithMany().HasForeignKey(x => x.Member);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
    }
}

sealed class AgreedScoreStorage : IEntityTypeConfiguration<AgreedScore>
{
    public void Configure(EntityTypeBuilder<AgreedScore> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.CriteriaDigest).HasMaxLength(64);
        b.HasIndex(x => new { x.Panel, x.Application, x.Round }).IsUnique();
        b.ComplexProperty(x => x.Content, c => c.ToJson());
        b.HasOne<Panel>().WithMany().HasForeignKey(x => x.Panel);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
    }
}

sealed class CandidateOutcomeStorage : IEntityTypeConfiguration<CandidateOutcome>
{
    public void Configure(EntityTypeBuilder<CandidateOutcome> b)
    {
        b.HasKey(x => new { x.Post, x.Application });
        b.Property(x => x.Reason).HasMaxLength(4000);
        b.Property(x => x.Plan).HasMaxLength(4000);
        b.HasOne<CampaignPost>().WithMany().HasForeignKey(x => x.Post);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
    }
}

sealed class ReportDocumentStorage : IEntityTypeConfiguration<ReportDocument>
{
    public void Configure(EntityTypeBuilder<ReportDocument> b)
    {
        b.HasKey(x => new { x.Post, x.Digest });
        b.Property(x => x.Digest).HasMaxLength(64);
        b.Property(x => x.Text).Unlimited();
        b.Ignore(x => x.Content);
        b.HasOne<CampaignPost>().WithMany().HasForeignKey(x => x.Post);
    }
}
