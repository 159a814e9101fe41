using System.Collections.Concurrent;
using Mandate.Platform.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace Mandate.Platform.Data;

/// <summary>Which database, and how it is opened. The one place that knows there are two.</summary>
public static class Storage
{
    public static bool IsPostgres(string connection) => connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Foreign keys on, waits up to 30 s for another writer. WAL and synchronous=FULL are set once by <see cref="Prepare"/> and on each connection.</summary>
    public static string SqliteConnection(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString();

    public static void Add(IServiceCollection services, Func<IServiceProvider, string> connection, bool postgres)
    {
        if (postgres) services.AddDbContext<Db, PostgresDb>((sp, o) => Use(o, connection(sp)));
        else services.AddDbContext<Db, SqliteDb>((sp, o) => Use(o, connection(sp)));
    }

    public static void Use(DbContextOptionsBuilder options, string connection)
    {
        if (IsPostgres(connection)) options.UseNpgsql(connection).ReplaceService<IModificationCommandBatchFactory, PostgresRowRuns>();
        else options.UseSqlite(connection).ReplaceService<IModificationCommandBatchFactory, SqliteRowRuns>().AddInterceptors(SqlitePragmas.Instance);
        options.AddInterceptors(new VersionInterceptor(), OutboxSignal.Instance, ChangeMarks.Instance);
    }

    static readonly ConcurrentDictionary<string, DbContextOptions> options = new(StringComparer.Ordinal);

    public static Db Open(string connection) => options.GetOrAdd(connection, Options) switch
    {
        DbContextOptions<PostgresDb> postgres => new PostgresDb(postgres),
        var sqlite => new SqliteDb((DbContextOptions<SqliteDb>)sqlite),
    };

    static DbContextOptions Options(string connection)
    {
        DbContextOptionsBuilder builder = IsPostgres(connection) ? new DbContextOptionsBuilder<PostgresDb>() : new DbContextOptionsBuilder<SqliteDb>();
        Use(builder, connection);
        return builder.Options;
    }

    /// <summary>Brings the database to this version of the program. SQLite keeps a copy of the file first.</summary>
    public static async Task Migrate(Db db, TimeProvider clock, CancellationToken cancel = default)
    {
        var sqlite = db.Database.IsSqlite();
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            if (sqlite && new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource is { Length: > 0 } file && File.Exists(file) && (await db.Database.GetAppliedMigrationsAsync(cancel)).Any())
                await Backup.BeforeMigration(db, file, clock.GetUtcNow(), cancel);
            await db.Database.MigrateAsync(cancel);
        }
        if (sqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
    }

    /// <summary>After an erasure: what was overwritten must not live on in SQLite's log of changes.</summary>
    public static async Task Scrub(Db db, CancellationToken cancel)
    {
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }
}
