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
/// by COPY, or changed by one statement that is prepared once. EF Core would make a statement for each. Everything else goes to the provider as ever, in the order that EF gave.
/// </summary>
/// <param name="provider">Makes the provider's own batches.</param>
/// <param name="fewest">What may be written in runs: rows that are added, changed or removed; and how many rows are a run.</param>
/// <param name="write">Writes a run.</param>
sealed class RowRuns(Func<ModificationCommandBatch> provider, IReadOnlyDictionary<EntityState, int> fewest, Func<DbConnection, DbTransaction?, IReadOnlyList<IReadOnlyModificationCommand>, CancellationToken, Task> write) : ModificationCommandBatch
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
            if (fewest.TryGetValue(run[0].EntityState, out var enough) && run.Count >= enough)
            {
                Provide(single);
                steps.Add(run);
            }
            else single.AddRange(run);
            i += run.Count;
        }
        Provide(single);
    }

    /// <summary>The commands from here that do the same to a row each of one table; one command alone when it is of another kind.</summary>
    List<IReadOnlyModificationCommand> Run(int from)
    {
        var first = commands[from];
        var count = 1;
        if (Plain(first))
            while (from + count < commands.Count && commands[from + count] is var next && next.TableName == first.TableName && next.EntityState == first.EntityState && Plain(next) && Same(next, first)) count++;
        return commands.GetRange(from, count);
    }

    bool Plain(IReadOnlyModificationCommand command) =>
        fewest.ContainsKey(command.EntityState) && command.StoreStoredProcedure is null && command.ColumnModifications.All(Plain);

    static bool Plain(IColumnModification column) =>
        !column.IsRead && (column.IsWrite || column.IsCondition) && (!column.IsWrite || column.JsonPath is null or "$") && (!column.IsCondition || column.OriginalValue is not null);

    static bool Same(IReadOnlyModificationCommand one, IReadOnlyModificationCommand other) =>
        one.ColumnModifications.Count == other.ColumnModifications.Count && one.ColumnModifications.Zip(other.ColumnModifications).All(c => c.First.ColumnName == c.Second.ColumnName && c.First.IsWrite == c.Second.IsWrite);

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

    /// <summary>What the statement asks for: values to be written, then values by which the row is found. A version is both.</summary>
    internal static IEnumerable<(IColumnModification Column, bool Before)> Places(IReadOnlyModificationCommand row) =>
        row.ColumnModifications.Where(c => c.IsWrite).Select(c => (c, false)).Concat(row.ColumnModifications.Where(c => c.IsCondition).Select(c => (c, true)));

    /// <summary>A value as the provider would send it.</summary>
    internal static DbParameter Parameter(DbCommand command, (IColumnModification Column, bool Before) place, int number) =>
        place.Column.TypeMapping!.CreateParameter(command, $"@p{number}", place.Before ? place.Column.OriginalValue : place.Column.Value, place.Column.IsNullable);

    internal static string Statement(IReadOnlyModificationCommand row)
    {
        var places = Places(row).Index().ToList();
        var where = string.Join(" AND ", places.Where(p => p.Item.Before).Select(p => $"\"{p.Item.Column.ColumnName}\" = @p{p.Index}"));
        var written = places.Where(p => !p.Item.Before);
        return row.EntityState switch
        {
            EntityState.Added => $"INSERT INTO \"{row.TableName}\" ({Columns(row)}) VALUES ({string.Join(", ", written.Select(p => $"@p{p.Index}"))})",
            EntityState.Modified => $"UPDATE \"{row.TableName}\" SET {string.Join(", ", written.Select(p => $"\"{p.Item.Column.ColumnName}\" = @p{p.Index}"))} WHERE {where}",
            _ => $"DELETE FROM \"{row.TableName}\" WHERE {where}",
        };
    }

    internal static DbUpdateConcurrencyException Gone(IReadOnlyModificationCommand row) => new($"A row of {row.TableName} was changed or removed meanwhile", [.. row.Entries]);
}

#pragma warning disable EF1001 // the providers give no other place to put these in
sealed class SqliteRowRuns(ModificationCommandBatchFactoryDependencies dependencies) : SqliteModificationCommandBatchFactory(dependencies)
{
    static readonly Dictionary<EntityState, int> fewest = new() { [EntityState.Added] = 2, [EntityState.Modified] = 2, [EntityState.Deleted] = 2 };

    public override ModificationCommandBatch Create() => new RowRuns(base.Create, fewest, Write);

    /// <summary>SQLite answers at once.</summary>
    static Task Write(DbConnection connection, DbTransaction? transaction, IReadOnlyList<IReadOnlyModificationCommand> run, CancellationToken cancel)
    {
        using var command = ((SqliteConnection)connection).CreateCommand();
        command.Transaction = (SqliteTransaction?)transaction;
#pragma warning disable CA2100 // names of our own tables and columns
        command.CommandText = RowRuns.Statement(run[0]);
#pragma warning restore CA2100
        foreach (var (i, place) in RowRuns.Places(run[0]).Index()) command.Parameters.Add(RowRuns.Parameter(command, place, i));
        command.Prepare();
        foreach (var row in run)
        {
            foreach (var (i, place) in RowRuns.Places(row).Index()) command.Parameters[i].Value = RowRuns.Parameter(command, place, i).Value;
            if (command.ExecuteNonQuery() != 1) throw RowRuns.Gone(row);
        }
        return Task.CompletedTask;
    }
}

sealed class PostgresRowRuns(ModificationCommandBatchFactoryDependencies dependencies, IDbContextOptions options) : NpgsqlModificationCommandBatchFactory(dependencies, options)
{
    /// <summary>COPY asks the server twice for each table; a few rows go faster with the rest of the save.</summary>
    static readonly Dictionary<EntityState, int> fewest = new() { [EntityState.Added] = 20, [EntityState.Modified] = 2 };

    public override ModificationCommandBatch Create() => new RowRuns(base.Create, fewest, Write);

    static Task Write(DbConnection connection, DbTransaction? transaction, IReadOnlyList<IReadOnlyModificationCommand> run, CancellationToken cancel) =>
        run[0].EntityState == EntityState.Added ? Copy((NpgsqlConnection)connection, run, cancel) : Change((NpgsqlConnection)connection, (NpgsqlTransaction?)transaction, run, cancel);

    /// <summary>Sent together, and prepared for as long as the connection is kept.</summary>
    static async Task Change(NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyList<IReadOnlyModificationCommand> run, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        await using var command = connection.CreateCommand(); // for its parameters only
        var statement = RowRuns.Statement(run[0]);
        foreach (var row in run)
        {
            var one = new NpgsqlBatchCommand(statement);
            foreach (var (i, place) in RowRuns.Places(row).Index()) one.Parameters.Add((NpgsqlParameter)RowRuns.Parameter(command, place, i));
            batch.BatchCommands.Add(one);
        }
        await batch.PrepareAsync(cancel);
        await batch.ExecuteNonQueryAsync(cancel);
        foreach (var (i, row) in run.Index())
            if (batch.BatchCommands[i].RecordsAffected != 1) throw RowRuns.Gone(row);
    }

    static async Task Copy(NpgsqlConnection connection, IReadOnlyList<IReadOnlyModificationCommand> run, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand(); // for its parameters only
        await using var rows = await connection.BeginBinaryImportAsync($"COPY \"{run[0].TableName}\" ({RowRuns.Columns(run[0])}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in run)
        {
            await rows.StartRowAsync(cancel);
            foreach (var (i, place) in RowRuns.Places(row).Index())
            {
                var value = (NpgsqlParameter)RowRuns.Parameter(command, place, i);
                if (value.Value is null or DBNull) await rows.WriteNullAsync(cancel);
                else await rows.WriteAsync(value.Value, value.NpgsqlDbType, cancel);
            }
        }
        await rows.CompleteAsync(cancel);
    }
}
#pragma warning restore EF1001
