using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Mandate.Platform.Data.Portable;

/// <summary>Writes the rows of a backup as the manifest describes them, without knowing the entities.</summary>
sealed class TableInsert(DbTransaction transaction, bool postgres)
{
    public async Task Empty(TableManifest table, CancellationToken cancel)
    {
        await using var command = Command($"DELETE FROM {Quoted(table.Name)}");
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task Fill(TableManifest table, Stream rows, CancellationToken cancel)
    {
        await using var insert = Command($"INSERT INTO {Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(c => Quoted(c.Name)))}) VALUES ({string.Join(", ", table.Columns.Select(Placeholder))})");
        var late = new List<JsonElement[]>();
        using var reader = new StreamReader(rows);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var cells = json.RootElement.EnumerateArray().ToArray();
            for (var i = 0; i < cells.Length; i++)
            {
                var column = table.Columns[i];
                Parameter(insert, i).Value = table.Late.Contains(column.Name) ? DBNull.Value : Cells.Read(cells[i], column.Kind, postgres);
            }
            await insert.ExecuteNonQueryAsync(cancel);
            if (table.Late.Count > 0) late.Add([.. cells.Select(c => c.Clone())]);
        }
        foreach (var column in table.Late) await FillLate(table, column, late, cancel);
        if (postgres) await Advance(table, cancel);
    }

    async Task FillLate(TableManifest table, string column, List<JsonElement[]> rows, CancellationToken cancel)
    {
        int At(string name) => table.Columns.Select((c, i) => (c, i)).Single(x => x.c.Name == name).i;
        var used = new[] { column }.Concat(table.Key).Select(At).ToList();
        await using var update = Command($"UPDATE {Quoted(table.Name)} SET {Quoted(column)} = @p{used[0]} WHERE {string.Join(" AND ", table.Key.Select(k => $"{Quoted(k)} = @p{At(k)}"))}");
        foreach (var row in rows.Where(r => r[used[0]].ValueKind != JsonValueKind.Null))
        {
            foreach (var i in used) Parameter(update, i).Value = Cells.Read(row[i], table.Columns[i].Kind, postgres);
            await update.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Where the database counts keys itself, it goes on after the highest that came in.</summary>
    async Task Advance(TableManifest table, CancellationToken cancel)
    {
        if (table.Key is not [var key] || table.Columns.Single(c => c.Name == key).Kind != CellKind.Whole) return;
        await using var command = Command($"SELECT setval(s, GREATEST((SELECT MAX({Quoted(key)}) FROM {Quoted(table.Name)}), 1)) FROM (SELECT pg_get_serial_sequence('{Quoted(table.Name)}', '{key}') AS s) AS x WHERE s IS NOT NULL");
        await command.ExecuteNonQueryAsync(cancel);
    }

    DbCommand Command(string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // names come from a manifest that was made by this program, and are quoted
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    string Placeholder(ColumnManifest column, int i) => postgres && column.Kind == CellKind.Json ? $"CAST(@p{i} AS jsonb)" : string.Create(CultureInfo.InvariantCulture, $"@p{i}");
    static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    static DbParameter Parameter(DbCommand command, int i)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
        if (command.Parameters.Contains(name)) return command.Parameters[name];
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
