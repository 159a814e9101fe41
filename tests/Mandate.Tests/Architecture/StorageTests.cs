using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Architecture;

/// <summary>Everything stored is configured, and where a reader looks for it.</summary>
public sealed class StorageTests : WorldTest
{
    static readonly Type[] configurations =
        [.. typeof(Mandate.Platform.Data.Db).Assembly.GetTypes().Where(t => !t.IsAbstract && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)))];

    static Type Configured(Type configuration) =>
        configuration.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)).GetGenericArguments()[0];

    [Fact]
    public async Task Every_entity_has_a_configuration_of_its_own_area()
    {
        await using var db = World.Db();
        var by = configurations.ToLookup(Configured);
        Assert.All(db.Model.GetEntityTypes().Where(e => !e.IsOwned()), e =>
        {
            var configuration = Assert.Single(by[e.ClrType]);
            Assert.Equal(e.ClrType.Namespace, configuration.Namespace);
        });
    }

    /// <summary>The demonstration keeps its one row beside what it is.</summary>
    [Fact]
    public void Configurations_are_in_the_storage_files()
    {
        var root = Path.Combine(Repository.Root, "src/Mandate");
        var elsewhere = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("Storage.cs", StringComparison.Ordinal) && File.ReadAllText(f).Contains(": IEntityTypeConfiguration<", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(root, f));
        Assert.Equal(["Story/Progress.cs"], elsewhere);
    }
}
