using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mandate.Platform.Data.Portable;

/// <summary>Writes every table of one instant to a zip that either database can be restored from.</summary>
public static class PortableBackup
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public static async Task<Manifest> Write(Db db, Stream to, DateTimeOffset now, CancellationToken cancel)
    {
        var migration = (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? throw new IOException("There is no database yet: nothing to back up.");
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any()) throw new IOException("The database is of an older version of the program. Run \"mandate migrate\" first.");
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        await using var snapshot = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        var tables = new List<TableManifest>();
        foreach (var table in TableOrder.Of(db.Model.GetRelationalModel()))
            tables.Add(await WriteTable(zip, table, connection, snapshot, db.GetService<ISqlGenerationHelper>(), cancel));
        var manifest = new Manifest(Manifest.Current, Manifest.MigrationName(migration), now, tables);
        await using var entry = await zip.CreateEntry(Manifest.Entry).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(entry, manifest, Json, cancel);
        return manifest;
    }

    static async Task<TableManifest> WriteTable(ZipArchive zip, ITable table, DbConnection connection, DbTransaction snapshot, ISqlGenerationHelper sql, CancellationToken cancel)
    {
        var columns = table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new ColumnManifest(c.Name, Cells.KindOf(c))).ToList();
        var key = table.PrimaryKey!.Columns.Select(c => c.Name).ToList();
        await using var command = connection.CreateCommand();
        command.Transaction = snapshot;
#pragma warning disable CA2100 // names come from the model
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name)))} FROM {sql.DelimitIdentifier(table.Name, table.Schema)} ORDER BY {string.Join(", ", key.Select(sql.DelimitIdentifier))}";
#pragma warning restore CA2100
        var entry = new TableManifest(table.Name, columns, key, TableOrder.Late(table), 0, "");
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var to = await zip.CreateEntry(entry.Entry).OpenAsync(cancel);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        using var line = new MemoryStream();
        var count = 0L;
        for (; await rows.ReadAsync(cancel); count++)
        {
            line.SetLength(0);
            WriteRow(line, rows, columns);
            digest.AppendData(line.GetBuffer().AsSpan(0, (int)line.Length));
            await to.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancel);
        }
        return entry with { Rows = count, Digest = Convert.ToHexStringLower(digest.GetHashAndReset()) };
    }

    static void WriteRow(MemoryStream line, DbDataReader row, List<ColumnManifest> columns)
    {
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartArray();
            for (var i = 0; i < columns.Count; i++) Cells.Write(json, row, i, columns[i].Kind);
            json.WriteEndArray();
        }
        line.WriteByte((byte)'\n');
    }
}
