using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Platform.Access;

/// <summary>Somebody who can sign in: candidate, staff or both.</summary>
public sealed class User
{
    public UserId Id { get; init; }
    public required string Name { get; set; }
    public required string Email { get; set; }
    public required string NormalizedEmail { get; set; }
    public string? SecurityStamp { get; set; }
    /// <summary>Leavers keep their history and lose everything else.</summary>
    public DateTimeOffset? LeftAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

public readonly record struct RoleHoldingId(Guid Value) : IId<RoleHoldingId>
{
    public static RoleHoldingId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out RoleHoldingId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>A role held by a person for a body (or all) and a period, or as somebody's deputy.</summary>
public sealed class RoleHolding : IDated
{
    public RoleHoldingId Id { get; init; }
    public UserId User { get; init; }
    public Role Role { get; init; }
    public BodyId? Body { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; set; }
    public UserId? DeputyOf { get; init; }
}

sealed class UserStorage : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Email).HasMaxLength(254);
        b.Property(x => x.NormalizedEmail).HasMaxLength(254);
        b.HasIndex(x => x.NormalizedEmail).IsUnique();
    }
}

sealed class RoleHoldingStorage : IEntityTypeConfiguration<RoleHolding>
{
    public void Configure(EntityTypeBuilder<RoleHolding> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
        b.HasIndex(x => x.User);
    }
}
