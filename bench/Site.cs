using Mandate.Platform.Data;
using Npgsql;

namespace Mandate.Bench;

/// <summary>A data folder, and on PostgreSQL a database, of one measurement; both are gone afterwards.</summary>
sealed class Site : IDisposable
{
    readonly string root;
    string? server;
    bool keep;

    Site(string root) => this.root = root;

    /// <summary>What <c>serve --data</c> gets.</summary>
    public string Folder => Path.Combine(root, "data");

    public string Log => Path.Combine(root, "log");

    /// <summary>Null for SQLite in the folder.</summary>
    public string? Postgres { get; private init; }

    public string Connection => Postgres ?? Storage.SqliteConnection(Path.Combine(Folder, "mandate.db"));
    public Db Open() => Storage.Open(Connection);

    /// <summary>For the peer of the same run: a file or a database beside ours.</summary>
    public string Beside => Postgres is null ? Path.Combine(root, "peer.db") : Postgres + "_peer";

    public static async Task<Site> Make(Options options, string name, bool postgres = false)
    {
        var folder = Path.Combine(options.Text("folder") ?? Path.GetTempPath(), $"mandate-bench-{name}-{Environment.ProcessId}");
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        var kept = options.Text("keep") is not null;
        if (!postgres) return new Site(folder) { keep = kept };
        var database = $"mandate_bench_{name}_{Environment.ProcessId}";
        await Execute(options.Postgres!, $"CREATE DATABASE {database}", $"CREATE DATABASE {database}_peer");
        return new Site(folder) { keep = kept, server = options.Postgres!, Postgres = $"{options.Postgres};Maximum Pool Size=64;Database={database}" };
    }

    static async Task Execute(string server, params string[] commands)
    {
        await using var source = NpgsqlDataSource.Create($"{server};Database=postgres;Pooling=False");
        foreach (var sql in commands)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
            foreach (var name in (string[])["", "_peer"])
            {
                using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=False");
                connection.Open();
#pragma warning disable CA2100 // names are made here
                using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(Postgres).Database}{name} WITH (FORCE)", connection);
#pragma warning restore CA2100
                command.ExecuteNonQuery();
            }
        if (!keep) Directory.Delete(root, recursive: true);
    }
}
