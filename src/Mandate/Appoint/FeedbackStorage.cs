using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

sealed class CandidateFeedbackStorage : IEntityTypeConfiguration<CandidateFeedback>
{
    public void Configure(EntityTypeBuilder<CandidateFeedback> b)
    {
        b.HasKey(x => new { x.Panel, x.Application });
        b.HasIndex(x => x.Application);
        b.ComplexProperty(x => x.Content, c => c.ToJson());
        b.Ignore(x => x.Given);
        b.HasOne<Panel>().WithMany().HasForeignKey(x => x.Panel);
        b.HasOne<Application>().WithMany().HasForeignKey(x => x.Application);
        b.HasOne<Mandate.Platform.Access.User>().WithMany().HasForeignKey(x => x.WrittenBy);
    }
}
