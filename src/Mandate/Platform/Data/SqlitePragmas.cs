using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mandate.Platform.Data;

/// <summary>
/// An acknowledged submission survives power loss, what is erased is overwritten, and small letters are made of all letters, not of A to Z alone.
/// Pragmas are said once to each connection of the pool, which keeps them. The log of changes is folded into the file after 16 MB instead of four: with this many
/// small commits that is a third of the writing.
/// </summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();
    const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=4000;";
    readonly ConditionalWeakTable<object, object> told = [];

    /// <summary>As PostgreSQL does it; nothing stored or indexed turns on this function.</summary>
    static void Lower(DbConnection connection) => ((SqliteConnection)connection).CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        Lower(connection); // a pool forgets functions
        if (!told.TryAdd(((SqliteConnection)connection).Handle!, this)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    /// <summary>SQLite answers at once.</summary>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
