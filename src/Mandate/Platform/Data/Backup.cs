using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Data;

public static class Backup
{
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
