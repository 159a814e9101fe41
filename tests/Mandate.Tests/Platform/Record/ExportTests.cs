using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Mandate.Platform;
using Mandate.Platform.Record;
using Mandate.Platform.Record.Verify;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Record;

/// <summary>What an export shows and proves, whole or in part, and after somebody was at the database.</summary>
public sealed class ExportTests : WorldTest
{
    [Fact]
    public async Task An_untouched_export_is_fine_and_says_how_far_to_trust_the_key()
    {
        var lines = await World.Twelve();
        var findings = await CheckRecord.Check(CheckRecord.Text(lines));
        Assert.Empty(findings.Wrong);
        Assert.Equal((12, 3), (findings.Size, findings.Heads));
        Assert.Contains("Compare it with one you were given", Assert.Single(findings.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Tampering.Altered)]
    [InlineData(Tampering.Removed)]
    public async Task What_the_owner_of_the_database_does_shows_in_the_next_export(Tampering what)
    {
        await World.Twelve();
        await using var db = World.Db();
        var fifth = await db.Events.SingleAsync(e => e.Sequence == 5);
        if (what == Tampering.Altered) await db.Events.Where(e => e.Id == fifth.Id).ExecuteUpdateAsync(u => u.SetProperty(e => e.At, e => World.Now));
        else await db.Events.Where(e => e.Id == fifth.Id).ExecuteUpdateAsync(u => u.SetProperty(e => e.Reason.Text, (string?)null));
        Assert.Equal(what, (await CheckRecord.Only(CheckRecord.Lines(await World.Export()))).What);
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
        Assert.Equal(Tampering.Altered, (await CheckRecord.Only(lines)).What);
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
}
