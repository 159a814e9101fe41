using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mandate.Platform.Data;

/// <summary>An acknowledged submission survives power loss, what is erased is overwritten, and small letters are made of all letters, not of A to Z alone.</summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();
    const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

    /// <summary>As PostgreSQL does it; nothing stored or indexed turns on this function.</summary>
    static void Lower(DbConnection connection) => ((SqliteConnection)connection).CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        Lower(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Lower(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
