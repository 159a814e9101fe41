using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mandate.Platform.Access;

sealed class UserStorage : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Email).HasMaxLength(254);
        b.Property(x => x.NormalizedEmail).HasMaxLength(254);
        b.Property(x => x.SecurityStamp).HasMaxLength(64).IsConcurrencyToken();
        b.HasIndex(x => x.NormalizedEmail).IsUnique();
        b.HasIndex(x => x.LastSeenAt);
    }
}

sealed class UserPasskeyStorage : IEntityTypeConfiguration<UserPasskey>
{
    public void Configure(EntityTypeBuilder<UserPasskey> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Name).HasMaxLength(100);
        b.Property(x => x.CredentialId).HasMaxLength(1023);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
        b.HasIndex(x => x.CredentialId).IsUnique();
        b.HasIndex(x => x.User);
    }
}

sealed class RecoveryCodeStorage : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Hash).HasMaxLength(64);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
        b.HasIndex(x => new { x.User, x.Hash }).IsUnique();
    }
}

sealed class OneTimeLinkStorage : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Hash).HasMaxLength(64);
        b.Property(x => x.Email).HasMaxLength(254);
        b.Property(x => x.ReturnUrl).HasMaxLength(2000);
        b.Property(x => x.UsedAt).IsConcurrencyToken();
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
        b.HasIndex(x => x.Hash).IsUnique();
        b.HasIndex(x => x.User);
        b.HasIndex(x => x.WorksUntil);
    }
}

sealed class SignInFailuresStorage : IEntityTypeConfiguration<SignInFailures>
{
    public void Configure(EntityTypeBuilder<SignInFailures> b)
    {
        b.HasKey(x => x.EmailHash);
        b.Property(x => x.EmailHash).HasMaxLength(64);
        b.HasIndex(x => x.LastAt);
    }
}

sealed class RoleHoldingStorage : IEntityTypeConfiguration<RoleHolding>
{
    public void Configure(EntityTypeBuilder<RoleHolding> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Ignore(x => x.ReviewDueOn);
        b.Property(x => x.Reason).HasMaxLength(500);
        b.Property(x => x.EndReason).HasMaxLength(500);
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
        b.HasIndex(x => x.User);
        b.HasIndex(x => new { x.Role, x.Body });
    }
}

sealed class RoleRequestStorage : IEntityTypeConfiguration<RoleRequest>
{
    public void Configure(EntityTypeBuilder<RoleRequest> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Reason).HasMaxLength(500);
        b.Property(x => x.DecisionReason).HasMaxLength(500);
        b.Property(x => x.Decision).IsConcurrencyToken();
        b.HasOne<User>().WithMany().HasForeignKey(x => x.User);
        b.HasIndex(x => x.User);
        b.HasIndex(x => x.Decision);
        b.ToTable(t => t.HasCheckConstraint("CK_RoleRequests_ThreePeople",
            "\"Decision\" IS NULL OR \"Decision\" <> 'Confirmed' OR (\"DecidedBy\" <> \"AskedBy\" AND \"DecidedBy\" <> \"User\")"));
    }
}

sealed class InvitationStorage : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Name).HasMaxLength(200);
        b.Property(x => x.Email).HasMaxLength(254);
        b.Property(x => x.NormalizedEmail).HasMaxLength(254);
        b.Property(x => x.Reason).HasMaxLength(500);
        b.Ignore(x => x.Roles);
        b.Property(x => x.Hash).HasMaxLength(64);
        b.Property(x => x.AcceptedAt).IsConcurrencyToken();
        b.HasIndex(x => x.Hash).IsUnique();
        b.HasIndex(x => x.NormalizedEmail);
    }
}

sealed class ErasureRequestStorage : IEntityTypeConfiguration<ErasureRequest>
{
    public void Configure(EntityTypeBuilder<ErasureRequest> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Ignore(x => x.Subject);
        b.Property(x => x.Kind).HasMaxLength(40);
        b.Property(x => x.Words).HasMaxLength(1000);
        b.Property(x => x.Reason).HasMaxLength(1000);
        b.Property(x => x.Decision).IsConcurrencyToken();
        b.HasIndex(x => new { x.Kind, x.SubjectId });
        b.HasIndex(x => x.Decision);
    }
}
