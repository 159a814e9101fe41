using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Mandate.Platform.Data;

/// <summary>Edited by more than one person: each save must have seen the version it changes.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    d => d.UtcDateTime, d => new DateTimeOffset(DateTime.SpecifyKind(d, DateTimeKind.Utc)));

sealed class PenceConverter() : ValueConverter<Pence, long>(p => p.Value, v => new Pence(v));

sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, g => Make(g)) where T : struct, IId<T>
{
    static T Make(Guid value) => T.From(value);
}

static class Conventions
{
    /// <summary>Text of any length: payloads, answers.</summary>
    public static PropertyBuilder<T> Unlimited<T>(this PropertyBuilder<T> property)
    {
        property.Metadata.SetMaxLength(null);
        return property;
    }

    public static void Apply(ModelConfigurationBuilder c)
    {
        c.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        c.Properties<Pence>().HaveConversion<PenceConverter>();
        c.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        c.Properties<string>().HaveMaxLength(400);
        foreach (var id in typeof(Db).Assembly.GetTypes().Where(IsId))
            c.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
    }

    static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}

/// <summary>Counts a version up on each save, so that a stale save is refused by the database.</summary>
sealed class VersionInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        CountUp(eventData.Context!);
        return base.SavingChanges(eventData, result);
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        CountUp(eventData.Context!);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    static void CountUp(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified) entry.Property(x => x.Version).CurrentValue++;
    }
}
