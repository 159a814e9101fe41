using Mandate.Platform.Data;
using Npgsql;

namespace Mandate.Tests.Worlds;

/// <summary>A database per test, copied from a migrated template: a file on SQLite, <c>CREATE DATABASE … TEMPLATE</c> on PostgreSQL.</summary>
static class TestDatabase
{
    /// <summary>Set by <c>./test</c> for the second run of this assembly.</summary>
    public static readonly string? Postgres = Environment.GetEnvironmentVariable("MANDATE_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>For all that this run of the tests leaves on disk.</summary>
    public static string Folder => folder;

    static readonly string folder = Directory.CreateTempSubdirectory("mandate-tests-").FullName;
    static readonly Lazy<string> template = new(MakeTemplate, LazyThreadSafetyMode.ExecutionAndPublication);
    static int count;

    public static string New()
    {
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
        using (var npgsql = new NpgsqlConnection(connection)) NpgsqlConnection.ClearPool(npgsql);
        Execute($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
    }

    static string MakeTemplate()
    {
        var name = $"mandate_template_{Environment.ProcessId}";
        var connection = Postgres is null ? Storage.SqliteConnection(Path.Combine(folder, name + ".db")) : $"{Postgres};Database={name};Pooling=False";
        if (Postgres is not null) Execute($"CREATE DATABASE {name}");
        using (var db = Storage.Open(connection)) Storage.Migrate(db, TimeProvider.System).GetAwaiter().GetResult();
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
