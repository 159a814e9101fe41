using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Data;

public static class DatabaseClock
{
    /// <summary>What time the database thinks it is. Both speak the same SQL for it; SQLite answers in text without fractions.</summary>
    public static async Task<DateTimeOffset> DatabaseTime(this Db db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT CURRENT_TIMESTAMP";
            return await command.ExecuteScalarAsync(cancel) switch
            {
                DateTime time => new DateTimeOffset(time.ToUniversalTime()),
                string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                var other => throw new InvalidOperationException($"No time but {other}"),
            };
        }
        finally { await db.Database.CloseConnectionAsync(); }
    }
}
