using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Appoint;

/// <summary>No foreign key leads here or from here: that is the point.</summary>
sealed class MonitoringAnswersStorage : IEntityTypeConfiguration<MonitoringAnswers>
{
    public void Configure(EntityTypeBuilder<MonitoringAnswers> b)
    {
        b.HasKey(x => x.Token);
        b.Property(x => x.Token).HasMaxLength(64);
        b.ComplexCollection(x => x.Given, c => c.ToJson());
        b.HasIndex(x => x.Day);
    }
}
