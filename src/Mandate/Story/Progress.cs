using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Story;

/// <summary>How far the story has been played in this database. There is one row.</summary>
public sealed class DemonstrationProgress
{
    public int Id { get; init; } = 1;
    public DateTimeOffset PlayedTo { get; set; }
}

sealed class DemonstrationProgressStorage : IEntityTypeConfiguration<DemonstrationProgress>
{
    public void Configure(EntityTypeBuilder<DemonstrationProgress> b) => b.Property(x => x.Id).ValueGeneratedNever();
}
