using System.Data.Common;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Worlds;

/// <summary>Many rows like one that the program made: every column is copied within the database but those that are given. For crowds, which would take the domain minutes to make.</summary>
static class RowCopies
{
    /// <param name="db">Where.</param>
    /// <param name="table">Of the model row.</param>
    /// <param name="like">Columns and values that find the model row.</param>
    /// <param name="given">Columns that differ.</param>
    /// <param name="rows">Their values, a row at a time.</param>
    public static async Task Insert(Db db, string table, IReadOnlyList<(string Column, object Value)> like, string[] given, IEnumerable<object[]> rows)
    {
        await db.Database.OpenConnectionAsync();
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync();
        var columns = await Columns(db.Database.GetDbConnection(), transaction, table);
        await using var command = Command(db.Database.GetDbConnection(), transaction,
            $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", columns.Select(c => Array.IndexOf(given, c) is >= 0 and var i ? $"@given{i}" : $"\"{c}\""))} FROM \"{table}\" WHERE {string.Join(" AND ", like.Select((l, i) => $"\"{l.Column}\" = @like{i}"))}");
        var parameters = given.Select((_, i) => Parameter(command, $"@given{i}")).ToList();
        foreach (var (i, l) in like.Index()) Parameter(command, $"@like{i}").Value = l.Value;
        foreach (var row in rows)
        {
            foreach (var (i, value) in row.Index()) parameters[i].Value = value;
            if (await command.ExecuteNonQueryAsync() != 1) throw new InvalidOperationException($"No one row of {table} is like that");
        }
        await transaction.CommitAsync();
        await db.Database.CloseConnectionAsync();
    }

    static async Task<IReadOnlyList<string>> Columns(DbConnection connection, DbTransaction transaction, string table)
    {
        await using var command = Command(connection, transaction, $"SELECT * FROM \"{table}\" WHERE 1 = 0");
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // names are those of the model
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}

/// <summary>Ids and names of a crowd: the same in every run.</summary>
static class CrowdNames
{
    const string Alphabet = "346789BCDFGHJKMNPQRTWXY";

    public static Guid Id(int kind, int n) => new(0x40000000 + kind, 1, 0x7000, [0x80, 0, 0, 0, (byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n]);

    /// <summary>A reference like any other; the crowd's begin with QQ.</summary>
    public static string Reference(int n)
    {
        var letters = new char[6];
        for (var i = 5; i >= 0; i--, n /= Alphabet.Length) letters[i] = Alphabet[n % Alphabet.Length];
        return $"QQ{new string(letters, 0, 2)}-{new string(letters, 2, 4)}";
    }
}
