using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Sqlite.Update.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Update.Internal;

namespace Mandate.Platform.Data;

/// <summary>
/// One save's rows. Rows of one table that follow each other are written as a run: on SQLite with a statement that is prepared once, on PostgreSQL
/// by COPY. EF Core would make a statement for each. Everything else goes to the provider as ever, in the order that EF gave.
/// </summary>
/// <param name="provider">Makes the provider's own batches.</param>
/// <param name="of">What may be written in runs: rows that are added, or removed.</param>
/// <param name="fewest">So many rows are a run.</param>
/// <param name="write">Writes a run.</param>
sealed class RowRuns(Func<ModificationCommandBatch> provider, EntityState[] of, int fewest, Func<DbConnection, DbTransaction?, IReadOnlyList<IReadOnlyModificationCommand>, CancellationToken, Task> write) : ModificationCommandBatch
{
    const int Most = 4000;
    readonly List<IReadOnlyModificationCommand> commands = [];
    readonly List<object> steps = [];
    bool more;

    public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => commands;
    public override bool RequiresTransaction => commands.Count > 1;
    public override bool AreMoreBatchesExpected => more;

    public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        if (commands.Count == Most) return false;
        commands.Add(modificationCommand);
        return true;
    }

    public override void Complete(bool moreBatchesExpected)
    {
        more = moreBatchesExpected;
        List<IReadOnlyModificationCommand> single = [];
        for (var i = 0; i < commands.Count;)
        {
            var run = Run(i);
            if (run.Count >= fewest)
            {
                Provide(single);
                steps.Add(run);
            }
            else single.AddRange(run);
            i += run.Count;
        }
        Provide(single);
    }

    /// <summary>The commands from here that add a row each to one table, or remove one; one command alone when it is of another kind.</summary>
    List<IReadOnlyModificationCommand> Run(int from)
    {
        var first = commands[from];
        var count = 1;
        if (Plain(first))
            while (from + count < commands.Count && commands[from + count] is var next && next.TableName == first.TableName && next.EntityState == first.EntityState && Plain(next) && next.ColumnModifications.Count == first.ColumnModifications.Count) count++;
        return commands.GetRange(from, count);
    }

    bool Plain(IReadOnlyModificationCommand command) =>
        of.Contains(command.EntityState) && command.StoreStoredProcedure is null && command.ColumnModifications.All(command.EntityState == EntityState.Added ? Written : Known);

    static bool Written(IColumnModification column) => column.IsWrite && !column.IsRead && column.JsonPath is null or "$";
    static bool Known(IColumnModification column) => column.IsCondition && column.OriginalValue is not null;

    void Provide(List<IReadOnlyModificationCommand> single)
    {
        ModificationCommandBatch? batch = null;
        foreach (var command in single)
        {
            if (batch?.TryAddCommand(command) == true) continue;
            batch?.Complete(moreBatchesExpected: true);
            steps.Add(batch = provider());
            batch.TryAddCommand(command);
        }
        batch?.Complete(moreBatchesExpected: true);
        single.Clear();
    }

    public override void Execute(IRelationalConnection connection) => throw new NotSupportedException("Mandate saves asynchronously");

    public override async Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
    {
        foreach (var step in steps)
        {
            if (step is ModificationCommandBatch batch) await batch.ExecuteAsync(connection, cancellationToken);
            else await Write(connection, (IReadOnlyList<IReadOnlyModificationCommand>)step, cancellationToken);
        }
    }

    async Task Write(IRelationalConnection connection, IReadOnlyList<IReadOnlyModificationCommand> run, CancellationToken cancel)
    {
        try
        {
            await write(connection.DbConnection, connection.CurrentTransaction?.GetDbTransaction(), run, cancel);
        }
        catch (DbException e)
        {
            throw new DbUpdateException($"New rows of {run[0].TableName} were not written: {e.Message}", e, [.. run.SelectMany(c => c.Entries)]);
        }
    }

    internal static string Columns(IReadOnlyModificationCommand row) => string.Join(", ", row.ColumnModifications.Select(c => $"\"{c.ColumnName}\""));

    /// <summary>A value as the provider would send it.</summary>
    internal static DbParameter Parameter(DbCommand command, IColumnModification column, int place) =>
        column.TypeMapping!.CreateParameter(command, $"@p{place}", column.IsCondition ? column.OriginalValue : column.Value, column.IsNullable);
}

#pragma warning disable EF1001 // the providers give no other place to put these in
sealed class SqliteRowRuns(ModificationCommandBatchFactoryDependencies dependencies) : SqliteModificationCommandBatchFactory(dependencies)
{
    const int Fewest = 2;

    public override ModificationCommandBatch Create() => new RowRuns(base.Create, [EntityState.Added, EntityState.Deleted], Fewest, Write);

    /// <summary>SQLite answers at once.</summary>
    static Task Write(DbConnection connection, DbTransaction? transaction, IReadOnlyList<IReadOnlyModificationCommand> run, CancellationToken cancel)
    {
        using var command = ((SqliteConnection)connection).CreateCommand();
        command.Transaction = (SqliteTransaction?)transaction;
#pragma warning disable CA2100 // names of our own tables and columns
        command.CommandText = Statement(run[0]);
#pragma warning restore CA2100
        foreach (var (i, column) in run[0].ColumnModifications.Index()) command.Parameters.Add(RowRuns.Parameter(command, column, i));
        command.Prepare();
        foreach (var row in run)
        {
            foreach (var (i, column) in row.ColumnModifications.Index()) command.Parameters[i].Value = RowRuns.Parameter(command, column, i).Value;
            if (command.ExecuteNonQuery() != 1) throw new DbUpdateConcurrencyException($"A row of {row.TableName} was changed or removed meanwhile", [.. row.Entries]);
        }
        return Task.CompletedTask;
    }

    static string Statement(IReadOnlyModificationCommand row) => row.EntityState == EntityState.Added
        ? $"INSERT INTO \"{row.TableName}\" ({RowRuns.Columns(row)}) VALUES ({string.Join(", ", row.ColumnModifications.Select((_, i) => $"@p{i}"))})"
        : $"DELETE FROM \"{row.TableName}\" WHERE {string.Join(" AND ", row.ColumnModifications.Select((c, i) => $"\"{c.ColumnName}\" = @p{i}"))}";
}

sealed class PostgresRowRuns(ModificationCommandBatchFactoryDependencies dependencies, IDbContextOptions options) : NpgsqlModificationCommandBatchFactory(dependencies, options)
{
    /// <summary>COPY asks the server twice for each table; a few rows go faster with the rest of the save.</summary>
    const int Fewest = 20;

    public override ModificationCommandBatch Create() => new RowRuns(base.Create, [EntityState.Added], Fewest, Write);

    static async Task Write(DbConnection connection, DbTransaction? transaction, IReadOnlyList<IReadOnlyModificationCommand> run, CancellationToken cancel)
    {
        var postgres = (NpgsqlConnection)connection;
        await using var command = postgres.CreateCommand(); // for its parameters only
        await using var rows = await postgres.BeginBinaryImportAsync($"COPY \"{run[0].TableName}\" ({RowRuns.Columns(run[0])}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in run)
        {
            await rows.StartRowAsync(cancel);
            foreach (var (i, column) in row.ColumnModifications.Index())
            {
                var value = (NpgsqlParameter)RowRuns.Parameter(command, column, i);
                if (value.Value is null or DBNull) await rows.WriteNullAsync(cancel);
                else await rows.WriteAsync(value.Value, value.NpgsqlDbType, cancel);
            }
        }
        await rows.CompleteAsync(cancel);
    }
}
#pragma warning restore EF1001
