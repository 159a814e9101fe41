using System.IO.Compression;
using Mandate.Bodies;
using Mandate.Cli;
using Mandate.Cli.Plumbing;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Cli;

/// <summary>The verbs against a data folder of their own, which is SQLite.</summary>
public sealed class DatabaseVerbsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("mandate-cli-").FullName;
    static readonly DateTimeOffset now = new(2021, 9, 1, 8, 0, 0, TimeSpan.Zero);
    string Data => Path.Combine(folder, "data");
    string File_(string name) => Path.Combine(folder, name);
    Db Open() => Storage.Open(Storage.SqliteConnection(Path.Combine(Data, "mandate.db")));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    async Task Fine(params string[] args)
    {
        var run = await Command.Run([.. args, "--data", Data]);
        Assert.True(run.Exit == Exit.Fine, run.Output + run.Messages);
    }

    async Task Add(string name, int events = 1)
    {
        await using var db = Open();
        var body = Body.Add(new BodyFacts("icb", name, name, Slugs.Of(name), new DateOnly(2022, 7, 1), null), now).Value!;
        db.Bodies.Add(body);
        for (var i = 0; i < events; i++) db.Record(Actor.Service, now.AddSeconds(i), new BodyAdded(body.Id, name), body.Id);
        await db.SaveChangesAsync();
        using var key = RecordKey.In(Data, null);
        await new Sequencer(db, key, TimeProvider.System, new Witnesses([])).Run(CancellationToken.None);
    }

    [Fact]
    public async Task A_backup_is_restored_elsewhere_with_all_rows_and_a_record_that_verifies()
    {
        await Fine("migrate");
        await Add("Somewhere", events: 3);
        await Fine("backup", File_("b.zip"));

        var other = Path.Combine(folder, "other");
        var run = await Command.Run("restore", File_("b.zip"), "--data", other);
        Assert.Equal(Exit.Fine, run.Exit);
        Assert.Contains("Restored. The record of 3 events verifies.", run.Messages, StringComparison.Ordinal);
        await using var db = Storage.Open(Storage.SqliteConnection(Path.Combine(other, "mandate.db")));
        Assert.Equal("Somewhere", (await db.Bodies.SingleAsync()).LegalName);
        Assert.Equal(3, (await db.LogTurn.SingleAsync()).Size);
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_only_replaced_when_asked()
    {
        await Fine("migrate");
        await Fine("backup", File_("empty.zip"));
        await Add("Somewhere");
        var refused = await Command.Run("restore", File_("empty.zip"), "--data", Data);
        Assert.Equal(Exit.Unusable, refused.Exit);
        Assert.Contains("Add --replace", refused.Messages, StringComparison.Ordinal);
        var replaced = await Command.Run("restore", File_("empty.zip"), "--replace", "--data", Data);
        Assert.Equal(Exit.Fine, replaced.Exit);
        Assert.Contains("Witnesses will see that the record went back", replaced.Messages, StringComparison.Ordinal);
        await using var db = Open();
        Assert.False(await db.Bodies.AnyAsync());
        Assert.NotEmpty(Directory.GetFiles(Data, "mandate.db.before-*"));
    }

    [Fact]
    public async Task Who_was_erased_after_the_backup_is_erased_again()
    {
        await Fine("migrate");
        await Add("Xanthippe Planted");
        await Fine("backup", File_("b.zip"));
        Subject body;
        await using (var db = Open())
        {
            body = Subject.Of((await db.Bodies.SingleAsync()).Id);
            await new Forgetting(db, [], TimeProvider.System).Forget(Actor.Service, body, "Asked", CancellationToken.None);
        }
        var list = await Command.Run("record", "erasures", "--data", Data);
        await File.WriteAllTextAsync(File_("erasures.json"), list.Output);

        var there = await Command.Run("restore", File_("b.zip"), "--replace", "--data", Data);
        Assert.Contains("1 erasure was made again.", there.Messages, StringComparison.Ordinal);
        await using (var db = Open()) Assert.Empty(await db.HistoryOf(body, CancellationToken.None));

        var other = Path.Combine(folder, "other");
        var elsewhere = await Command.Run("restore", File_("b.zip"), "--erasures", File_("erasures.json"), "--data", other);
        Assert.Contains("1 erasure was made again.", elsewhere.Messages, StringComparison.Ordinal);
        var export = await Command.Run("record", "export", "--texts", "--data", other);
        Assert.DoesNotContain("Planted", export.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_before_anything_is_removed()
    {
        await Fine("migrate");
        await Add("Somewhere");
        await Fine("backup", File_("b.zip"));
        using (var zip = ZipFile.Open(File_("b.zip"), ZipArchiveMode.Update))
        {
            zip.GetEntry("tables/Bodies.ndjson")!.Delete();
            using var to = new StreamWriter(zip.CreateEntry("tables/Bodies.ndjson").Open());
            await to.WriteAsync("[]\n");
        }
        var run = await Command.Run("restore", File_("b.zip"), "--replace", "--data", Data);
        Assert.Equal(Exit.Unusable, run.Exit);
        Assert.Contains("the table Bodies is damaged", run.Messages, StringComparison.Ordinal);
        await File.WriteAllTextAsync(File_("n.zip"), "noise");
        Assert.Equal(Exit.Unusable, (await Command.Run("restore", File_("n.zip"), "--replace", "--data", Data)).Exit);
        Assert.Equal(Exit.Unusable, (await Command.Run("restore", File_("none.zip"), "--data", Data)).Exit);
        await using var db = Open();
        Assert.True(await db.Bodies.AnyAsync());
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_service()
    {
        await Fine("migrate");
        await Fine("backup", File_("b.zip"));
        using var held = FolderLock.Take(Data);
        var run = await Command.Run("restore", File_("b.zip"), "--data", Data);
        Assert.Equal(Exit.Unusable, run.Exit);
        Assert.Contains("is in use by a running service. Stop it first.", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_reset_removes_the_folder()
    {
        await Fine("migrate");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await Fine("demo", "reset");
        Assert.False(Directory.Exists(Data));
        await Fine("demo", "reset");
    }

    [Fact]
    public async Task An_export_is_verified_from_a_file_with_a_head_and_a_key()
    {
        await Fine("migrate");
        await Add("Somewhere", events: 3);
        var export = await Command.Run("record", "export", "--data", Data);
        await File.WriteAllTextAsync(File_("r.ndjson"), export.Output);
        await using var db = Open();
        var head = (await RecordHeads.Latest(db))!;
        await File.WriteAllTextAsync(File_("head.txt"), head.Note);
        var run = await Command.Run("record", "verify", File_("r.ndjson"), "--head", File_("head.txt"), "--key", head.Key);
        Assert.Equal((Exit.Fine, "The record verifies: 3 events, 1 signed head.\n"), (run.Exit, run.Output));
        Assert.Contains("The head you hold (3 events, ", run.Messages, StringComparison.Ordinal);

        await File.WriteAllTextAsync(File_("t.ndjson"), export.Output.Replace("bodies.body-added", "bodies.body-adder", StringComparison.Ordinal));
        var tampered = await Command.Run("record", "verify", File_("t.ndjson"));
        Assert.Equal((Exit.Found, 3), (tampered.Exit, tampered.Output.TrimEnd('\n').Split('\n').Length));
        Assert.StartsWith($"{File_("t.ndjson")}:3: Event 0 (bodies.body-adder, ", tampered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_a_body_is_asked_for_by_the_name_in_its_address()
    {
        await Fine("migrate");
        await Add("Somewhere");
        await Add("Elsewhere");
        var export = await Command.Run("record", "export", "--body", "somewhere", "--texts", "--data", Data);
        Assert.Contains("Somewhere", export.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", export.Output, StringComparison.Ordinal);
        Assert.Equal(Exit.Unusable, (await Command.Run("record", "export", "--body", "nowhere", "--data", Data)).Exit);
    }

    [Theory]
    [InlineData("", "1: The file is empty")]
    [InlineData("noise\n", "1: This is not JSON")]
    [InlineData("{\"type\":\"leaf\"}\n", "1: The first line must say")]
    [InlineData("{\"type\":\"record\",\"format\":\"mandate.record/9\"}\n", "1: The format is \"mandate.record/9\"")]
    [InlineData("{\"type\":\"record\",\"format\":\"mandate.record/1\",\"whole\":true,\"texts\":true}\n{\"type\":\"leaf\",\"sequence\":0,\"hash\":\"xy\"}\n", "2: \"xy\" is not hexadecimal")]
    [InlineData("{\"type\":\"record\",\"format\":\"mandate.record/1\",\"whole\":true,\"texts\":true}\n{\"type\":\"leaf\"}\n", "2: A part is missing")]
    public async Task What_is_no_export_ends_with_2_and_the_line(string text, string expected)
    {
        await File.WriteAllTextAsync(File_("r.ndjson"), text);
        var run = await Command.Run("record", "verify", File_("r.ndjson"));
        Assert.Equal((Exit.Unusable, ""), (run.Exit, run.Output));
        Assert.StartsWith($"{File_("r.ndjson")}:{expected}", run.Messages, StringComparison.Ordinal);
    }
}
