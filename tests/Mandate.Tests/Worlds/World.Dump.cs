using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    /// <summary>Every value of every table as text and as bytes.</summary>
    public async Task<string> Dump()
    {
        var text = new StringBuilder();
        await using var db = Db();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++)
                    text.Append(reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : reader.GetValue(i)).Append('\n');
        }
        return text.ToString();
    }
}
