using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Data;

public static class Backup
{
    const int Kept = 3;

    /// <summary>Copies the file before it is migrated, and keeps the newest three: older ones would hold what was erased since.</summary>
    public static async Task BeforeMigration(Db db, string file, DateTimeOffset now, CancellationToken cancel)
    {
        await Sqlite(db, $"{file}.before-{now:yyyyMMddHHmmss}", cancel);
        var copies = Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFileName(file) + ".before-*").Order(StringComparer.Ordinal).ToList();
        foreach (var old in copies.Take(copies.Count - Kept)) File.Delete(old);
    }

    /// <summary>Copies a live SQLite database to a file in one consistent state.</summary>
    public static async Task Sqlite(Db db, string file, CancellationToken cancel)
    {
        await using var from = new SqliteConnection(db.Database.GetConnectionString());
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await from.OpenAsync(cancel);
        await to.OpenAsync(cancel);
        from.BackupDatabase(to);
    }
}
