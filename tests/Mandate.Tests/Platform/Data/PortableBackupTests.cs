using System.IO.Compression;
using Mandate.Platform.Data;
using Mandate.Platform.Data.Portable;
using Mandate.Platform.Record;
using Mandate.Platform;
using Mandate.Tests.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Data;

public sealed class PortableBackupTests : WorldTest
{
    static async Task<MemoryStream> Backup(Db db)
    {
        var zip = new MemoryStream();
        await PortableBackup.Write(db, zip, DateTimeOffset.UnixEpoch, CancellationToken.None);
        zip.Position = 0;
        return zip;
    }

    static async Task<Dictionary<string, string[]>> Rows(Stream zip)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith("tables/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            rows[entry.Name] = [.. (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
        }
        zip.Position = 0;
        return rows;
    }

    [Fact]
    public async Task Every_row_goes_to_a_file_of_SQLite_and_back_to_this_database()
    {
        var body = await World.Body("Somewhere");
        var user = await World.User(Role.RegisterKeeper, Role.Auditor);
        for (var i = 0; i < 5; i++) { World.Now += TimeSpan.FromMilliseconds(1.2345); await World.Event($"Ébène \"{i}\"", body.Id, user, "Because"); }
        await World.Sequence();
        await World.Forget(Subject.Of(user.Id));
        await World.Sequence();

        await using var here = World.Db();
        using var first = await Backup(here);
        Assert.Null(PortableRestore.Unusable(first));
        var file = Path.Combine(TestDatabase.Folder, $"{Id.Random<EventId>()}.db");
        await using var there = Storage.Open(Storage.SqliteConnection(file));
        Assert.True(await PortableRestore.IsEmpty(there, CancellationToken.None));
        await PortableRestore.Read(there, first, TimeProvider.System, CancellationToken.None);
        Assert.False(await PortableRestore.IsEmpty(there, CancellationToken.None));

        using var second = await Backup(there);
        await PortableRestore.Read(here, second, TimeProvider.System, CancellationToken.None);
        await using var again = World.Db();
        using var third = await Backup(again);
        var (a, b, c) = (await Rows(first), await Rows(second), await Rows(third));
        Assert.Equal(a.Keys.Order(), c.Keys.Order());
        Assert.All(a, t => { Assert.Equal(t.Value, b[t.Key]); Assert.Equal(t.Value, c[t.Key]); });
        Assert.Equal(6, a["Events.ndjson"].Length);
        Assert.Empty((await CheckRecord.Check(await World.Export())).Wrong);
    }

    [Fact]
    public async Task Every_table_of_the_model_can_be_ordered_and_every_column_written()
    {
        await using var db = World.Db();
        using var zip = await Backup(db);
        var tables = db.Model.GetEntityTypes().Select(e => e.GetTableName()).Where(t => t is not null).Distinct();
        Assert.Equal(tables.Order(StringComparer.Ordinal), (await Rows(zip)).Keys.Select(k => k[..^".ndjson".Length]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_backup_is_of_one_instant()
    {
        await World.Event("Before");
        await using var db = World.Db();
        using var zip = await Backup(db);
        await World.Event("After");
        var rows = await Rows(zip);
        Assert.Single(rows["Events.ndjson"]);
        Assert.Single(rows["Events.ndjson"], e => e.Contains("Before", StringComparison.Ordinal));
    }
}
