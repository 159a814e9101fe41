using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Bodies;

static class RegisterStorage
{
    public const int Key = 80;
    public const int Slug = 160;

    /// <summary>Never ends before it starts, whoever writes it.</summary>
    public static void Dated<T>(this EntityTypeBuilder<T> b) where T : class =>
        b.ToTable(t => t.HasCheckConstraint($"CK_{typeof(T).Name}_Period", "\"To\" IS NULL OR \"To\" >= \"From\""));

    public static void BelongsToBody<T>(this EntityTypeBuilder<T> b, string property) where T : class =>
        b.HasOne<Body>().WithMany().HasForeignKey(property);
}

sealed class BodyStorage : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Kind).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.Slug).HasMaxLength(RegisterStorage.Slug);
        b.Property(x => x.Pack).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.PackKey).HasMaxLength(RegisterStorage.Slug);
        b.Property(x => x.Note).HasMaxLength(2000);
        b.HasIndex(x => x.Slug).IsUnique();
        b.HasIndex(x => new { x.Pack, x.PackKey }).IsUnique();
        b.HasIndex(x => x.Kind);
        b.HasMany(x => x.Names).WithOne().HasForeignKey(x => x.Body);
        b.HasMany(x => x.Codes).WithOne().HasForeignKey(x => x.Body);
        b.HasMany(x => x.OldSlugs).WithOne().HasForeignKey(x => x.Body);
        b.HasMany(x => x.Populations).WithOne().HasForeignKey(x => x.Body);
        b.HasMany(x => x.Relations).WithOne().HasForeignKey(x => x.Body);
        b.HasMany(x => x.Areas).WithOne().HasForeignKey(x => x.Body);
        b.Dated();
    }
}

sealed class BodyNameStorage : IEntityTypeConfiguration<BodyName>
{
    public void Configure(EntityTypeBuilder<BodyName> b)
    {
        b.ToTable("BodyNames");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => x.Text);
        b.Dated();
    }
}

sealed class BodyCodeStorage : IEntityTypeConfiguration<BodyCode>
{
    public void Configure(EntityTypeBuilder<BodyCode> b)
    {
        b.ToTable("BodyCodes");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Scheme).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.Value).HasMaxLength(40);
        b.HasIndex(x => new { x.Scheme, x.Value, x.From }).IsUnique();
        b.HasIndex(x => x.Value);
        b.Dated();
    }
}

sealed class BodySlugStorage : IEntityTypeConfiguration<BodySlug>
{
    public void Configure(EntityTypeBuilder<BodySlug> b)
    {
        b.ToTable("BodySlugs");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Value).HasMaxLength(RegisterStorage.Slug);
        b.HasIndex(x => x.Value).IsUnique();
    }
}

sealed class PopulationStorage : IEntityTypeConfiguration<Population>
{
    public void Configure(EntityTypeBuilder<Population> b)
    {
        b.ToTable("Populations", t => t.HasCheckConstraint("CK_Population_Value", "\"Value\" >= 0"));
        b.Property(x => x.Id).ValueGeneratedNever();
    }
}

sealed class BodyRelationStorage : IEntityTypeConfiguration<BodyRelation>
{
    public void Configure(EntityTypeBuilder<BodyRelation> b)
    {
        b.ToTable("BodyRelations");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Kind).HasMaxLength(RegisterStorage.Key);
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.Other);
        b.HasIndex(x => new { x.Body, x.Kind, x.Other, x.From }).IsUnique();
        b.Dated();
    }
}

sealed class AreaStorage : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> b)
    {
        b.HasKey(x => x.Code);
        b.Property(x => x.Code).HasMaxLength(40);
    }
}

sealed class BodyAreaStorage : IEntityTypeConfiguration<BodyArea>
{
    public void Configure(EntityTypeBuilder<BodyArea> b)
    {
        b.ToTable("BodyAreas");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Area).HasMaxLength(40);
        b.HasOne<Area>().WithMany().HasForeignKey(x => x.Area);
        b.HasIndex(x => new { x.Body, x.Area, x.From }).IsUnique();
        b.Dated();
    }
}

sealed class PlaceStorage : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Slug).HasMaxLength(RegisterStorage.Slug);
        b.BelongsToBody(nameof(Place.Body));
        b.HasOne<Area>().WithMany().HasForeignKey(x => x.Area);
        b.HasIndex(x => new { x.Body, x.Slug }).IsUnique();
        b.Dated();
    }
}

sealed class BodyTileStorage : IEntityTypeConfiguration<BodyTile>
{
    public void Configure(EntityTypeBuilder<BodyTile> b)
    {
        b.ToTable("Tiles");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Pack).HasMaxLength(RegisterStorage.Key);
        b.Property(x => x.Map).HasMaxLength(RegisterStorage.Key);
        b.BelongsToBody(nameof(BodyTile.Body));
        b.HasIndex(x => new { x.Pack, x.Map, x.Column, x.Row }).IsUnique();
    }
}

sealed class SuccessionStorage : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.Predecessor);
        b.HasOne<Body>().WithMany().HasForeignKey(x => x.Successor);
        b.HasIndex(x => new { x.Predecessor, x.Successor, x.On, x.Kind }).IsUnique();
        b.ToTable("Successions", t => t.HasCheckConstraint("CK_Succession_Itself", "\"Successor\" IS NULL OR \"Successor\" <> \"Predecessor\""));
    }
}

sealed class PackStorage : IEntityTypeConfiguration<Pack>
{
    public void Configure(EntityTypeBuilder<Pack> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Key).HasMaxLength(RegisterStorage.Key);
        b.HasIndex(x => x.Key).IsUnique();
        b.Property(x => x.Digest).HasMaxLength(64);
    }
}
