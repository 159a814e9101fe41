#pragma warning disable EF1001 // the set of migrations can only be added to where EF keeps it
using System.Reflection;
using Mandate.Platform.Data;
using Mandate.Platform.Data.Portable;
using Mandate.Platform.Record;
using Mandate.Tests.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;

namespace Mandate.Tests.Platform.Data;

/// <summary>
/// The product has one migration until its first release, so there is no older database yet that could be kept here. These tests
/// play the next release instead: a migration that exists only here changes a database that the real ones made and domain verbs
/// filled. From the second real migration on, <see cref="A_database_of_every_earlier_version_is_brought_to_this_one"/> also walks up
/// from each earlier one.
/// </summary>
public sealed class MigrationTests : WorldTest
{
    [Fact]
    public void No_change_of_the_model_waits_for_a_migration_on_either_database()
    {
        using var sqlite = Storage.Open(Storage.SqliteConnection(":memory:"));
        using var postgres = Storage.Open("Host=nowhere");
        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
        Assert.Equal(sqlite.Database.GetMigrations().Select(Manifest.MigrationName), postgres.Database.GetMigrations().Select(Manifest.MigrationName));
    }

    [Fact]
    public async Task A_database_of_this_version_keeps_its_rows_through_the_next_migration()
    {
        var body = await World.Body("Somewhere");
        await World.Event("Somewhere", body.Id);
        await World.Sequence();
        await using (var next = Next(World.Connection)) await Storage.Migrate(next, TimeProvider.System);

        await using var db = World.Db();
        Assert.Equal("NHS Somewhere Integrated Care Board", (await db.Bodies.SingleAsync()).LegalName);
        Assert.Equal("next", await db.Database.SqlQueryRaw<string>("SELECT \"Release\" AS \"Value\" FROM \"Bodies\"").SingleAsync());
        Assert.Empty((await CheckRecord.Check(await World.Export())).Wrong);
    }

    [Fact]
    public async Task A_backup_of_this_version_is_restored_by_the_next()
    {
        await World.Body("Somewhere");
        using var zip = new MemoryStream();
        await using (var db = World.Db()) await PortableBackup.Write(db, zip, World.Now, CancellationToken.None);
        var file = Path.Combine(TestDatabase.Folder, $"next-{World.Connection.GetHashCode(StringComparison.Ordinal)}.db");
        await using var next = Next(Storage.SqliteConnection(file));
        await PortableRestore.Read(next, zip, TimeProvider.System, CancellationToken.None);
        Assert.Equal("next", await next.Database.SqlQueryRaw<string>("SELECT \"Release\" AS \"Value\" FROM \"Bodies\"").SingleAsync());
    }

    [Fact]
    public async Task A_database_of_every_earlier_version_is_brought_to_this_one()
    {
        await using var names = World.Db();
        foreach (var earlier in names.Database.GetMigrations().SkipLast(1).Prepend(Migration.InitialDatabase))
        {
            var connection = Storage.SqliteConnection(Path.Combine(TestDatabase.Folder, $"earlier-{earlier}-{World.Connection.GetHashCode(StringComparison.Ordinal)}.db"));
            await using var db = Storage.Open(connection);
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().FirstOrDefault(m => Manifest.MigrationName(m) == Manifest.MigrationName(earlier)) ?? Migration.InitialDatabase);
            await Storage.Migrate(db, TimeProvider.System);
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        }
    }

    [Fact]
    public async Task SQLite_is_copied_before_it_is_migrated_and_the_newest_three_copies_are_kept()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("mandate-copies-").FullName, "mandate.db");
        await using (var db = Storage.Open(Storage.SqliteConnection(file)))
        {
            await Storage.Migrate(db, TimeProvider.System); // a new database needs no copy
            await Storage.Migrate(db, TimeProvider.System); // nothing to migrate, nothing to copy
        }
        string[] Copies() => [.. Directory.GetFiles(Path.GetDirectoryName(file)!, "mandate.db.before-*").Select(f => f[^14..]).Order(StringComparer.Ordinal)];
        Assert.Empty(Copies());
        foreach (var day in Enumerable.Range(1, 4)) await File.WriteAllTextAsync($"{file}.before-2021010{day}000000", "old");
        await using (var next = Next(Storage.SqliteConnection(file))) await Storage.Migrate(next, new At(new DateTimeOffset(2021, 9, 1, 8, 0, 0, TimeSpan.Zero)));
        Assert.Equal(["20210103000000", "20210104000000", "20210901080000"], Copies());

        await using var copy = Storage.Open(Storage.SqliteConnection($"{file}.before-20210901080000"));
        Assert.Equal(copy.Database.GetMigrations(), await copy.Database.GetAppliedMigrationsAsync()); // as it was before
    }

    sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    /// <summary>The program of the next release: the same model and one migration more.</summary>
    static Db Next(string connection)
    {
        static DbContextOptions<T> Options<T>(string connection) where T : Db
        {
            var options = new DbContextOptionsBuilder<T>();
            Storage.Use(options, connection);
            return options.ReplaceService<IMigrationsAssembly, WithOneMore>().ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)).Options;
        }
        return Storage.IsPostgres(connection) ? new PostgresDb(Options<PostgresDb>(connection)) : new SqliteDb(Options<SqliteDb>(connection));
    }

    const string NextId = "99990101000000_NextRelease";

    [Migration(NextId)]
    sealed class NextRelease : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddColumn<string>("Release", "Bodies", maxLength: 40, nullable: false, defaultValue: "next");
    }

    sealed class WithOneMore(ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator ids, IDiagnosticsLogger<DbLoggerCategory.Migrations> log)
        : MigrationsAssembly(context, options, ids, log)
    {
        public override IReadOnlyDictionary<string, TypeInfo> Migrations =>
            new SortedDictionary<string, TypeInfo>(base.Migrations.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal), StringComparer.Ordinal) { [NextId] = typeof(NextRelease).GetTypeInfo() };
    }
}
