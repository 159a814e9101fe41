using System.Collections.Concurrent;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Mandate.Tests.Worlds;

/// <summary>A database per test, copied from a migrated template: a file on SQLite; on PostgreSQL, where a copy takes longer than most tests, emptied and used again.</summary>
static class TestDatabase
{
    /// <summary>Set by <c>./test</c> for the second run of this assembly.</summary>
    public static readonly string? Postgres = Environment.GetEnvironmentVariable("MANDATE_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>For all that this run of the tests leaves on disk.</summary>
    public static string Folder => folder;

    static readonly string folder = Directory.CreateTempSubdirectory("mandate-tests-").FullName;
    static readonly Lazy<string> template = new(MakeTemplate, LazyThreadSafetyMode.ExecutionAndPublication);
    static readonly ConcurrentBag<string> empty = [];
    static int count;
    static int migrations;

    public static string New()
    {
        if (empty.TryTake(out var used)) return used;
        var name = $"mandate_test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";
        if (Postgres is null)
        {
            var file = Path.Combine(folder, name + ".db");
            File.Copy(template.Value, file);
            return Storage.SqliteConnection(file);
        }
        Execute($"CREATE DATABASE {name} TEMPLATE {template.Value}");
        return $"{Postgres};Database={name};Maximum Pool Size=5;Connection Idle Lifetime=5;Connection Pruning Interval=3";
    }

    public static void Drop(string connection)
    {
        if (Postgres is null)
        {
            using var sqlite = new Microsoft.Data.Sqlite.SqliteConnection(connection);
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(sqlite);
            foreach (var file in new[] { "", "-wal", "-shm" }) File.Delete(sqlite.DataSource + file);
            return;
        }
        if (Emptied(connection))
        {
            ChangeMarks.Change(connection);
            empty.Add(connection);
            return;
        }
        using (var npgsql = new NpgsqlConnection(connection)) NpgsqlConnection.ClearPool(npgsql);
        Execute($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
    }

    /// <summary>Whether all is as in the template again. Not so when a test has changed the tables or still holds a lock.</summary>
    static bool Emptied(string connection)
    {
        try
        {
            using var npgsql = new NpgsqlConnection(connection);
            npgsql.Open();
            using var command = npgsql.CreateCommand();
            command.CommandText = """
                SET session_replication_role = replica; SET lock_timeout = '5s';
                DO $$ DECLARE one text; BEGIN
                  FOR one IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('__EFMigrationsHistory', 'LogTurn') LOOP
                    EXECUTE 'DELETE FROM ' || one;
                  END LOOP;
                END $$;
                UPDATE "LogTurn" SET "Turn" = 0, "Size" = 0;
                RESET session_replication_role; RESET lock_timeout;
                SELECT count(*) FROM "__EFMigrationsHistory";
                """;
            return command.ExecuteScalar() is long applied && applied == migrations;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    static string MakeTemplate()
    {
        var name = $"mandate_template_{Environment.ProcessId}";
        var connection = Postgres is null ? Storage.SqliteConnection(Path.Combine(folder, name + ".db")) : $"{Postgres};Database={name};Pooling=False";
        if (Postgres is not null) Execute($"CREATE DATABASE {name}");
        using (var db = Storage.Open(connection))
        {
            Storage.Migrate(db, TimeProvider.System).GetAwaiter().GetResult();
            migrations = db.Database.GetAppliedMigrations().Count();
        }
        if (Postgres is not null) return name;
        using var sqlite = new Microsoft.Data.Sqlite.SqliteConnection(connection);
        sqlite.Open();
        using var command = sqlite.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE; PRAGMA journal_mode=WAL"; // one file to copy, of the kind the program works with
        command.ExecuteNonQuery();
        sqlite.Close();
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(sqlite);
        return Path.Combine(folder, name + ".db");
    }

    static readonly Lock gate = new();
    static void Execute(string sql)
    {
        lock (gate) // a template may be copied by one at a time
        {
            using var connection = new NpgsqlConnection($"{Postgres};Database=postgres;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names are made here
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }
}
