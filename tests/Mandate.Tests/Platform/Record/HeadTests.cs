using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Mandate.Platform;
using Mandate.Platform.Record;
using Mandate.Platform.Record.Verify;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Record;

/// <summary>Heads and the keys that sign them: forged, foreign, or held by a witness against a record rewritten.</summary>
public sealed class HeadTests : WorldTest
{
    [Fact]
    public async Task An_altered_head_no_longer_fits_its_signature()
    {
        var lines = await World.Twelve();
        var head = lines.Heads().ElementAt(1);
        head["note"] = ((string)head["note"]!).Replace("\n8\n", "\n7\n", StringComparison.Ordinal);
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.WrongHead, "The head of 7 events was altered: its signature does not fit."), (finding.What, finding.Sentence));
    }

    [Fact]
    public async Task A_head_signed_for_another_record_is_told_from_altered_events()
    {
        var lines = await World.Twelve();
        using var key = RecordKey.In(TestDatabase.Folder, null);
        lines.Heads().ElementAt(1)["note"] = key.Sign(SignedNote.Checkpoint(key.Name, 8, SHA256.HashData([1]), World.Now));
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.WrongHead, true), (finding.What, finding.Sentence.StartsWith("The head of 8 events is of another record", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_head_signed_by_a_key_that_is_not_in_the_export_is_named()
    {
        var lines = await World.Twelve();
        using var key = Another();
        lines.Heads().ElementAt(2)["note"] = key.Sign(SignedNote.Checkpoint(key.Name, 12, SHA256.HashData([1]), World.Now));
        var findings = await CheckRecord.Check(CheckRecord.Text(lines));
        Assert.Contains(findings.Wrong, f => f.What == Tampering.WrongKey && f.Sentence.StartsWith("The head of 12 events is signed by the key mandate/record+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_the_reader_names_is_the_only_one_trusted()
    {
        var lines = await World.Twelve();
        using var right = RecordKey.In(TestDatabase.Folder, null);
        using var wrong = Another();
        Assert.Empty((await CheckRecord.Check(CheckRecord.Text(lines), key: right.Public)).Wrong);
        Assert.All((await CheckRecord.Check(CheckRecord.Text(lines), key: wrong.Public)).Wrong.Take(3), f => Assert.Equal(Tampering.WrongKey, f.What));
    }

    [Fact]
    public async Task A_whole_record_rewritten_with_the_right_key_does_not_fit_the_head_a_witness_holds()
    {
        await World.Twelve();
        await using var db = World.Db();
        var held = (await db.RecordHeads.SingleAsync(h => h.Size == 8)).Note;
        Assert.Empty((await CheckRecord.Check(await World.Export(), held)).Wrong);

        var third = await db.Events.SingleAsync(e => e.Sequence == 3);
        await db.EventSubjects.Where(t => t.Event == third.Id).ExecuteDeleteAsync();
        await db.Events.Where(e => e.Id == third.Id).ExecuteDeleteAsync();
        await db.Events.ExecuteUpdateAsync(u => u.SetProperty(e => e.Sequence, (long?)null));
        await db.LogNodes.ExecuteDeleteAsync();
        await db.RecordHeads.ExecuteDeleteAsync();
        await db.LogTurn.ExecuteUpdateAsync(u => u.SetProperty(t => t.Size, 0));
        await World.Sequence();

        var rewritten = await World.Export();
        Assert.Empty((await CheckRecord.Check(rewritten)).Wrong); // in itself it fits: only a witness can tell
        var finding = Assert.Single((await CheckRecord.Check(rewritten, held)).Wrong);
        Assert.Contains("the record was rewritten since", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_cut_short_does_not_fit_the_head_a_witness_holds()
    {
        var lines = await World.Twelve();
        var held = (string)lines.Heads().Last()["note"]!;
        foreach (var last in lines.Leaves().Skip(8).ToList()) lines.Remove(last);
        lines.Remove(lines.Heads().Last());
        var finding = await CheckRecord.Only(lines, held);
        Assert.Equal((Tampering.Removed, true), (finding.What, finding.Sentence.StartsWith("The head you hold counts 12 events, this record only 8", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_head_held_from_another_service_is_told_apart()
    {
        var lines = await World.Twelve();
        using var key = Another();
        var finding = await CheckRecord.Only(lines, key.Sign(SignedNote.Checkpoint(key.Name, 8, SHA256.HashData([1]), World.Now)));
        Assert.Equal(Tampering.WrongKey, finding.What);
    }

    static RecordKey Another() => RecordKey.In(Directory.CreateTempSubdirectory("mandate-key-").FullName, null);
}
