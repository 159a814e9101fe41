using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Mandate.Platform.Data.Portable;

/// <summary>Reads a backup into an emptied database: first to the version it was made with, then up to this one.</summary>
public static class PortableRestore
{
    /// <summary>Why a file cannot be restored, or null. Reads all of it, so that nothing is removed for a damaged one.</summary>
    public static string? Unusable(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (ReadManifest(zip) is not { } manifest) return "it is not a backup of \"mandate backup\"";
            if (manifest.Format != Manifest.Current) return $"its format is {manifest.Format}; expected {Manifest.Current}";
            foreach (var table in manifest.Tables)
            {
                if (!Names(table).All(n => n.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))) return $"\"{table.Name}\" has names that are none of tables or columns";
                if (zip.GetEntry(table.Entry) is not { } entry) return $"the table {table.Name} is missing";
                using var rows = entry.Open();
                if (Convert.ToHexStringLower(SHA256.HashData(rows)) != table.Digest) return $"the table {table.Name} is damaged: its digest is not that of the manifest";
            }
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException) { return "it is not a backup of \"mandate backup\", or it is damaged"; }
    }

    static IEnumerable<string> Names(TableManifest table) => [table.Name, .. table.Columns.Select(c => c.Name), .. table.Key, .. table.Late];

    static Manifest? ReadManifest(ZipArchive zip)
    {
        if (zip.GetEntry(Manifest.Entry) is not { } entry) return null;
        using var stream = entry.Open();
        return JsonSerializer.Deserialize<Manifest>(stream, PortableBackup.Json);
    }

    /// <summary>Whether the database holds nothing but what its migrations put there.</summary>
    public static async Task<bool> IsEmpty(Db db, CancellationToken cancel)
    {
        if (!await db.Database.CanConnectAsync(cancel) || !(await db.Database.GetAppliedMigrationsAsync(cancel)).Any()) return true;
        var seeded = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => e.GetSeedData().Any()).Select(e => e.GetTableName()).ToHashSet(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync(cancel);
        foreach (var table in TableOrder.Of(db.Model.GetRelationalModel()).Where(t => !seeded.Contains(t.Name)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names come from the model
            command.CommandText = $"SELECT 1 FROM \"{table.Name}\" LIMIT 1";
#pragma warning restore CA2100
            try { if (await command.ExecuteScalarAsync(cancel) is not null) return false; }
            catch (DbException) { } // an older version has no such table
        }
        return true;
    }

    public static async Task Read(Db db, Stream file, TimeProvider clock, CancellationToken cancel)
    {
        file.Position = 0;
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancel);
        var manifest = ReadManifest(zip)!;
        var target = db.GetService<IMigrationsAssembly>().Migrations.Keys.LastOrDefault(id => Manifest.MigrationName(id) == manifest.Migration)
            ?? throw new IOException($"The backup was made by a version of the program that this one does not know ({manifest.Migration}). Use that version or a newer one.");
        await Clear(db, clock, cancel);
        await db.GetService<IMigrator>().MigrateAsync(target, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await using (var transaction = await db.Database.GetDbConnection().BeginTransactionAsync(cancel))
        {
            var insert = new TableInsert(transaction, db.Database.IsNpgsql());
            foreach (var table in manifest.Tables.Reverse()) await insert.Empty(table, cancel);
            foreach (var table in manifest.Tables)
            {
                await using var rows = await zip.GetEntry(table.Entry)!.OpenAsync(cancel);
                await insert.Fill(table, rows, cancel);
            }
            await transaction.CommitAsync(cancel);
        }
        await db.Database.CloseConnectionAsync();
        await Storage.Migrate(db, clock, cancel);
    }

    /// <summary>Takes away all tables. SQLite keeps a copy of the file, as before a migration.</summary>
    static async Task Clear(Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql()) { await db.Database.ExecuteSqlRawAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public;", cancel); return; }
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (File.Exists(file) && (await db.Database.GetAppliedMigrationsAsync(cancel)).Any()) await Backup.BeforeMigration(db, file, clock.GetUtcNow(), cancel);
        await db.Database.CloseConnectionAsync();
        await db.Database.EnsureDeletedAsync(cancel);
        foreach (var rest in new[] { "-wal", "-shm" }) File.Delete(file + rest);
    }
}
