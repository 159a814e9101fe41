using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Mandate.Platform;
using Mandate.Platform.Record;
using Mandate.Platform.Record.Verify;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Record;

/// <summary>What somebody may do to an export or to the database, and the sentence that tells of it.</summary>
public sealed class TamperingTests : WorldTest
{
    /// <summary>Twelve events, heads of 4, 8 and 12.</summary>
    async Task<List<JsonObject>> Twelve()
    {
        for (var i = 0; i < 12; i++)
        {
            await World.Event($"Body {i}");
            World.Now += TimeSpan.FromSeconds(1);
            if (i % 4 == 3) await World.Sequence();
        }
        return CheckRecord.Lines(await World.Export());
    }

    static async Task<Finding> Only(IEnumerable<JsonObject> lines, string? head = null, string? key = null) =>
        Assert.Single((await CheckRecord.Check(CheckRecord.Text(lines), head, key)).Wrong);

    static JsonObject Copy(JsonObject line) => JsonNode.Parse(line.ToJsonString())!.AsObject();

    /// <summary>As an attacker would who knows the format: makes the hash fit the content.</summary>
    static void HashAnew(JsonObject leaf)
    {
        var e = new ExportedEvent((string)leaf["event"]!, (string)leaf["kind"]!, (string)leaf["at"]!, (string?)leaf["body"],
            leaf["commitments"]!.AsObject().ToDictionary(c => c.Key, c => Convert.FromHexString((string)c.Value!)), new Dictionary<string, ExportedText>());
        leaf["hash"] = Convert.ToHexStringLower(LogHash.OfEvent(e));
    }

    static void Renumber(List<JsonObject> lines)
    {
        var i = 0L;
        foreach (var leaf in lines.Leaves()) leaf["sequence"] = i++;
    }

    [Fact]
    public async Task An_untouched_export_is_fine_and_says_how_far_to_trust_the_key()
    {
        var lines = await Twelve();
        var findings = await CheckRecord.Check(CheckRecord.Text(lines));
        Assert.Empty(findings.Wrong);
        Assert.Equal((12, 3), (findings.Size, findings.Heads));
        Assert.Contains("Compare it with one you were given", Assert.Single(findings.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Altered_content_is_named()
    {
        var lines = await Twelve();
        lines.Leaves().ElementAt(5)["kind"] = "bodies.body-removed";
        var finding = await Only(lines);
        Assert.Equal(Tampering.Altered, finding.What);
        Assert.StartsWith("Event 5 (bodies.body-removed, ", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Altered_text_is_named_with_its_field()
    {
        var lines = await Twelve();
        lines.Leaves().ElementAt(5)["texts"]!["What"]!["text"] = "added another body to the register";
        var finding = await Only(lines);
        Assert.Equal((Tampering.Altered, true), (finding.What, finding.Sentence.StartsWith("The field What of event 5 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Altered_content_with_its_hash_made_anew_is_found_between_two_heads()
    {
        var lines = await Twelve();
        var leaf = lines.Leaves().ElementAt(5);
        leaf["kind"] = "bodies.body-removed";
        HashAnew(leaf);
        var finding = await Only(lines);
        Assert.Equal(Tampering.Altered, finding.What);
        Assert.StartsWith("Between event 4 and event 7 something was altered", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_event_leaves_a_gap()
    {
        var lines = await Twelve();
        lines.Remove(lines.Leaves().ElementAt(5));
        var findings = await CheckRecord.Check(CheckRecord.Text(lines));
        Assert.Contains(findings.Wrong, f => f is { What: Tampering.Removed, Sentence: "Event 5 is missing: it was removed." });
        Assert.All(findings.Wrong, f => Assert.Equal(Tampering.Removed, f.What));
    }

    [Fact]
    public async Task A_removed_event_with_the_rest_renumbered_is_found_between_two_heads()
    {
        var lines = await Twelve();
        lines.Remove(lines.Leaves().ElementAt(5));
        Renumber(lines);
        var finding = await Only(lines);
        Assert.Equal(Tampering.Removed, finding.What);
        Assert.StartsWith("Between event 4 and event 7 something was removed", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_removed_from_the_end_are_counted()
    {
        var lines = await Twelve();
        foreach (var last in lines.Leaves().Skip(10).ToList()) lines.Remove(last);
        var finding = await Only(lines);
        Assert.Equal((Tampering.Removed, true), (finding.What, finding.Sentence.EndsWith("2 were removed from its end.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Content_taken_away_with_only_its_hash_left_is_named()
    {
        var lines = await Twelve();
        foreach (var part in new[] { "event", "kind", "at", "body", "commitments", "texts" }) lines.Leaves().ElementAt(5).Remove(part);
        var finding = await Only(lines);
        Assert.Equal((Tampering.Removed, true), (finding.What, finding.Sentence.StartsWith("Event 5 has lost its content", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Texts_taken_away_without_an_erasure_are_named()
    {
        var lines = await Twelve();
        lines.Leaves().ElementAt(5)["texts"]!.AsObject().Remove("Reason");
        var finding = await Only(lines);
        Assert.Equal((Tampering.Removed, true), (finding.What, finding.Sentence.Contains("no erasure in the record tells why", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lines_out_of_order_are_named()
    {
        var lines = await Twelve();
        var (a, b) = (lines.IndexOf(lines.Leaves().ElementAt(5)), lines.IndexOf(lines.Leaves().ElementAt(6)));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        var finding = await Only(lines);
        Assert.Equal((Tampering.Reordered, "Event 5 comes after event 6: the lines were reordered."), (finding.What, finding.Sentence));
    }

    [Fact]
    public async Task Two_events_that_changed_places_with_their_numbers_are_named()
    {
        var lines = await Twelve();
        var (a, b) = (lines.IndexOf(lines.Leaves().ElementAt(5)), lines.IndexOf(lines.Leaves().ElementAt(7)));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        Renumber(lines);
        var finding = await Only(lines);
        Assert.Equal((Tampering.Reordered, true), (finding.What, finding.Sentence.StartsWith("Events 5 and 7 were reordered", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_inserted_event_with_the_rest_renumbered_is_named()
    {
        var lines = await Twelve();
        var forged = Copy(lines.Leaves().ElementAt(5));
        forged["event"] = "0190a000-0000-7000-8000-000000000000";
        HashAnew(forged);
        lines.Insert(lines.IndexOf(lines.Leaves().ElementAt(6)), forged);
        Renumber(lines);
        var finding = await Only(lines);
        Assert.Equal((Tampering.Inserted, true), (finding.What, finding.Sentence.StartsWith("Event 6 was inserted", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_event_given_twice_is_named()
    {
        var lines = await Twelve();
        var leaf = lines.Leaves().ElementAt(5);
        lines.Insert(lines.IndexOf(leaf), Copy(leaf));
        var finding = await Only(lines);
        Assert.Equal((Tampering.Inserted, "Event 5 is here twice: one was inserted."), (finding.What, finding.Sentence));
    }

    [Fact]
    public async Task Events_after_the_newest_head_are_not_signed()
    {
        var lines = await Twelve();
        lines.Remove(lines.Heads().Last());
        var finding = await Only(lines);
        Assert.Equal((Tampering.Inserted, true), (finding.What, finding.Sentence.StartsWith("4 events come after the newest head", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_altered_head_no_longer_fits_its_signature()
    {
        var lines = await Twelve();
        var head = lines.Heads().ElementAt(1);
        head["note"] = ((string)head["note"]!).Replace("\n8\n", "\n7\n", StringComparison.Ordinal);
        var finding = await Only(lines);
        Assert.Equal((Tampering.WrongHead, "The head of 7 events was altered: its signature does not fit."), (finding.What, finding.Sentence));
    }

    [Fact]
    public async Task A_head_signed_for_another_record_is_told_from_altered_events()
    {
        var lines = await Twelve();
        using var key = RecordKey.In(TestDatabase.Folder, null);
        lines.Heads().ElementAt(1)["note"] = key.Sign(SignedNote.Checkpoint(key.Name, 8, SHA256.HashData([1]), World.Now));
        var finding = await Only(lines);
        Assert.Equal((Tampering.WrongHead, true), (finding.What, finding.Sentence.StartsWith("The head of 8 events is of another record", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_head_signed_by_a_key_that_is_not_in_the_export_is_named()
    {
        var lines = await Twelve();
        using var key = Another();
        lines.Heads().ElementAt(2)["note"] = key.Sign(SignedNote.Checkpoint(key.Name, 12, SHA256.HashData([1]), World.Now));
        var findings = await CheckRecord.Check(CheckRecord.Text(lines));
        Assert.Contains(findings.Wrong, f => f.What == Tampering.WrongKey && f.Sentence.StartsWith("The head of 12 events is signed by the key mandate/record+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_the_reader_names_is_the_only_one_trusted()
    {
        var lines = await Twelve();
        using var right = RecordKey.In(TestDatabase.Folder, null);
        using var wrong = Another();
        Assert.Empty((await CheckRecord.Check(CheckRecord.Text(lines), key: right.Public)).Wrong);
        Assert.All((await CheckRecord.Check(CheckRecord.Text(lines), key: wrong.Public)).Wrong.Take(3), f => Assert.Equal(Tampering.WrongKey, f.What));
    }

    [Fact]
    public async Task A_whole_record_rewritten_with_the_right_key_does_not_fit_the_head_a_witness_holds()
    {
        await Twelve();
        await using var db = World.Db();
        var held = (await db.RecordHeads.SingleAsync(h => h.Size == 8)).Note;
        Assert.Empty((await CheckRecord.Check(await World.Export(), held)).Wrong);

        var third = await db.Events.SingleAsync(e => e.Sequence == 3);
        await db.EventTexts.Where(t => t.Event == third.Id).ExecuteDeleteAsync();
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
        var lines = await Twelve();
        var held = (string)lines.Heads().Last()["note"]!;
        foreach (var last in lines.Leaves().Skip(8).ToList()) lines.Remove(last);
        lines.Remove(lines.Heads().Last());
        var finding = await Only(lines, held);
        Assert.Equal((Tampering.Removed, true), (finding.What, finding.Sentence.StartsWith("The head you hold counts 12 events, this record only 8", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_head_held_from_another_service_is_told_apart()
    {
        var lines = await Twelve();
        using var key = Another();
        var finding = await Only(lines, key.Sign(SignedNote.Checkpoint(key.Name, 8, SHA256.HashData([1]), World.Now)));
        Assert.Equal(Tampering.WrongKey, finding.What);
    }

    [Theory]
    [InlineData(Tampering.Altered)]
    [InlineData(Tampering.Removed)]
    public async Task What_the_owner_of_the_database_does_shows_in_the_next_export(Tampering what)
    {
        await Twelve();
        await using var db = World.Db();
        var fifth = await db.Events.SingleAsync(e => e.Sequence == 5);
        if (what == Tampering.Altered) await db.Events.Where(e => e.Id == fifth.Id).ExecuteUpdateAsync(u => u.SetProperty(e => e.At, e => World.Now));
        else await db.EventTexts.Where(t => t.Event == fifth.Id && t.Field == RecordedField.Reason).ExecuteUpdateAsync(u => u.SetProperty(t => t.Text, (string?)null));
        Assert.Equal(what, (await Only(CheckRecord.Lines(await World.Export()))).What);
    }

    [Fact]
    public async Task An_export_of_one_body_proves_its_events_and_shows_nothing_of_others()
    {
        var mine = await World.Event("Mine");
        World.Now += TimeSpan.FromSeconds(1);
        await World.Event("Theirs");
        World.Now += TimeSpan.FromSeconds(1);
        await World.Event("Mine again", mine);
        await World.Sequence();
        var export = await World.Export(new ExportScope([mine], Texts: true));
        Assert.DoesNotContain("Theirs", export, StringComparison.Ordinal);
        Assert.Empty((await CheckRecord.Check(export)).Wrong);
        var lines = CheckRecord.Lines(export);
        lines.Leaves().Last(l => l.ContainsKey("event"))["at"] = "2021-01-01T00:00:00.000000Z";
        Assert.Equal(Tampering.Altered, (await Only(lines)).What);
    }

    [Fact]
    public async Task An_export_without_texts_holds_none_and_still_verifies()
    {
        await World.Event("Planted Name", reason: "Planted reason");
        await World.Sequence();
        var export = await World.Export(new ExportScope());
        Assert.DoesNotContain("Planted", export, StringComparison.Ordinal);
        Assert.Empty((await CheckRecord.Check(export)).Wrong);
    }

    static RecordKey Another() => RecordKey.In(Directory.CreateTempSubdirectory("mandate-key-").FullName, null);
}
