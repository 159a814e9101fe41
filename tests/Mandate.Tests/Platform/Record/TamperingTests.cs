using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Mandate.Platform;
using Mandate.Platform.Record;
using Mandate.Platform.Record.Verify;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Record;

/// <summary>What somebody may do to the events of an export, and the sentence that tells of it.</summary>
public sealed class TamperingTests : WorldTest
{
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
    public async Task Altered_content_is_named()
    {
        var lines = await World.Twelve();
        lines.Leaves().ElementAt(5)["kind"] = "bodies.body-removed";
        var finding = await CheckRecord.Only(lines);
        Assert.Equal(Tampering.Altered, finding.What);
        Assert.StartsWith("Event 5 (bodies.body-removed, ", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Altered_text_is_named_with_its_field()
    {
        var lines = await World.Twelve();
        lines.Leaves().ElementAt(5)["texts"]!["What"]!["text"] = "added another body to the register";
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.Altered, true), (finding.What, finding.Sentence.StartsWith("The field What of event 5 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Altered_content_with_its_hash_made_anew_is_found_between_two_heads()
    {
        var lines = await World.Twelve();
        var leaf = lines.Leaves().ElementAt(5);
        leaf["kind"] = "bodies.body-removed";
        HashAnew(leaf);
        var finding = await CheckRecord.Only(lines);
        Assert.Equal(Tampering.Altered, finding.What);
        Assert.StartsWith("Between event 4 and event 7 something was altered", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_event_leaves_a_gap()
    {
        var lines = await World.Twelve();
        lines.Remove(lines.Leaves().ElementAt(5));
        var findings = await CheckRecord.Check(CheckRecord.Text(lines));
        Assert.Contains(findings.Wrong, f => f is { What: Tampering.Removed, Sentence: "Event 5 is missing: it was removed." });
        Assert.All(findings.Wrong, f => Assert.Equal(Tampering.Removed, f.What));
    }

    [Fact]
    public async Task A_removed_event_with_the_rest_renumbered_is_found_between_two_heads()
    {
        var lines = await World.Twelve();
        lines.Remove(lines.Leaves().ElementAt(5));
        Renumber(lines);
        var finding = await CheckRecord.Only(lines);
        Assert.Equal(Tampering.Removed, finding.What);
        Assert.StartsWith("Between event 4 and event 7 something was removed", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_removed_from_the_end_are_counted()
    {
        var lines = await World.Twelve();
        foreach (var last in lines.Leaves().Skip(10).ToList()) lines.Remove(last);
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.Removed, true), (finding.What, finding.Sentence.EndsWith("2 were removed from its end.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Content_taken_away_with_only_its_hash_left_is_named()
    {
        var lines = await World.Twelve();
        foreach (var part in new[] { "event", "kind", "at", "body", "commitments", "texts" }) lines.Leaves().ElementAt(5).Remove(part);
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.Removed, true), (finding.What, finding.Sentence.StartsWith("Event 5 has lost its content", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Texts_taken_away_without_an_erasure_are_named()
    {
        var lines = await World.Twelve();
        lines.Leaves().ElementAt(5)["texts"]!.AsObject().Remove("Reason");
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.Removed, true), (finding.What, finding.Sentence.Contains("no erasure in the record tells why", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lines_out_of_order_are_named()
    {
        var lines = await World.Twelve();
        var (a, b) = (lines.IndexOf(lines.Leaves().ElementAt(5)), lines.IndexOf(lines.Leaves().ElementAt(6)));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.Reordered, "Event 5 comes after event 6: the lines were reordered."), (finding.What, finding.Sentence));
    }

    [Fact]
    public async Task Two_events_that_changed_places_with_their_numbers_are_named()
    {
        var lines = await World.Twelve();
        var (a, b) = (lines.IndexOf(lines.Leaves().ElementAt(5)), lines.IndexOf(lines.Leaves().ElementAt(7)));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        Renumber(lines);
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.Reordered, true), (finding.What, finding.Sentence.StartsWith("Events 5 and 7 were reordered", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_inserted_event_with_the_rest_renumbered_is_named()
    {
        var lines = await World.Twelve();
        var forged = Copy(lines.Leaves().ElementAt(5));
        forged["event"] = "0190a000-0000-7000-8000-000000000000";
        HashAnew(forged);
        lines.Insert(lines.IndexOf(lines.Leaves().ElementAt(6)), forged);
        Renumber(lines);
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.Inserted, true), (finding.What, finding.Sentence.StartsWith("Event 6 was inserted", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_event_given_twice_is_named()
    {
        var lines = await World.Twelve();
        var leaf = lines.Leaves().ElementAt(5);
        lines.Insert(lines.IndexOf(leaf), Copy(leaf));
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.Inserted, "Event 5 is here twice: one was inserted."), (finding.What, finding.Sentence));
    }

    [Fact]
    public async Task Events_after_the_newest_head_are_not_signed()
    {
        var lines = await World.Twelve();
        lines.Remove(lines.Heads().Last());
        var finding = await CheckRecord.Only(lines);
        Assert.Equal((Tampering.Inserted, true), (finding.What, finding.Sentence.StartsWith("4 events come after the newest head", StringComparison.Ordinal)));
    }
}
