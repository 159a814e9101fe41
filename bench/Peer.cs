using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mandate.Bench;

/// <summary>
/// What the program is compared with, in a process of its own on the same Kestrel: files from a folder by the framework's own middleware, and an
/// endpoint that makes one INSERT for each POST. On SQLite writers take turns before they ask the database, which is the faster way there.
/// </summary>
static class Peer
{
    public static async Task Serve(Options options)
    {
        var builder = WebApplication.CreateBuilder(["--urls", options.Text("urls")!]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/live", () => "ok");
        if (options.Text("files") is { } folder) app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
        if (options.Text("sqlite") is { } file) await MapSqlite(app, $"Data Source={file};Pooling=True");
        if (options.Text("database") is { } connection) await MapPostgres(app, connection);
        await app.RunAsync();
    }

    static async Task MapSqlite(WebApplication app, string connection)
    {
        await using (var first = new SqliteConnection(connection))
        {
            await first.OpenAsync();
            await Execute(first, "PRAGMA journal_mode=WAL; CREATE TABLE \"Sent\" (\"Id\" TEXT PRIMARY KEY, \"Text\" TEXT NOT NULL);");
        }
        var turn = new SemaphoreSlim(1, 1);
        app.MapPost("/", async (HttpRequest request) =>
        {
            var text = await Text(request);
            await turn.WaitAsync();
            try
            {
                await using var db = new SqliteConnection(connection);
                await db.OpenAsync();
                await Execute(db, "PRAGMA synchronous=FULL");
                await Insert(db, text);
            }
            finally { turn.Release(); }
            return Results.Redirect("/live");
        });
    }

    static async Task MapPostgres(WebApplication app, string connection)
    {
        var source = NpgsqlDataSource.Create(connection);
        await using (var first = await source.OpenConnectionAsync())
            await Execute(first, "DROP TABLE IF EXISTS \"Sent\"; CREATE TABLE \"Sent\" (\"Id\" TEXT PRIMARY KEY, \"Text\" TEXT NOT NULL);");
        app.MapPost("/", async (HttpRequest request) =>
        {
            var text = await Text(request);
            await using var db = await source.OpenConnectionAsync();
            await Insert(db, text);
            return Results.Redirect("/live");
        });
    }

    static async Task<string> Text(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync();
    }

    static long count;

    static async Task Insert(DbConnection db, string text)
    {
        await using var command = db.CreateCommand();
        command.CommandText = "INSERT INTO \"Sent\" (\"Id\", \"Text\") VALUES (@id, @text)";
        Add("@id", Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
        Add("@text", text);
        await command.ExecuteNonQueryAsync();

        void Add(string name, string value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    static async Task Execute(DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
