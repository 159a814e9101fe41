using System.Net;
using System.Text.Json;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Record;
using Mandate.Platform.Record.Verify;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Record;

public sealed class RecordPagesTests : WorldTest
{
    [Fact]
    public async Task Anybody_sees_the_newest_head_and_how_to_check_it()
    {
        var browser = await World.Browser();
        await browser.Open("/record");
        Assert.Contains("Nothing has been recorded yet", browser.Main, StringComparison.Ordinal);
        await World.Event();
        await World.Sequence();
        await browser.Open("/record");
        Assert.Equal("The record", browser.Heading);
        Assert.Contains("On 1 September 2021, 9am the record held 1 event.", browser.Main, StringComparison.Ordinal);
        Assert.Equal(Signature.Good, HeadNote.Parse(browser.Page.QuerySelector("pre")!.TextContent)!.CheckedBy([LogKey.Parse(browser.Page.QuerySelectorAll("pre")[1].TextContent)!]));
    }

    [Fact]
    public async Task Heads_are_published_as_json_and_as_text()
    {
        for (var i = 0; i < 3; i++) { await World.Event(); await World.Sequence(); }
        var browser = await World.Browser();
        await browser.Open("/record/heads");
        using var json = JsonDocument.Parse(browser.Text);
        Assert.Equal([3L, 2L, 1L], json.RootElement.GetProperty("heads").EnumerateArray().Select(h => h.GetProperty("size").GetInt64()));
        await browser.Open("/record/heads?format=text&before=2");
        Assert.Equal(1, HeadNote.Parse(browser.Text)!.Size);
    }

    [Fact]
    public async Task Anybody_gets_proofs_by_address()
    {
        for (var i = 0; i < 3; i++) { await World.Event(); await World.Sequence(); }
        await using var db = World.Db();
        var id = (await db.Events.SingleAsync(e => e.Sequence == 1)).Id;
        var browser = await World.Browser();
        await browser.Open($"/record/proof?event={id}");
        Assert.Equal(1, JsonDocument.Parse(browser.Text).RootElement.GetProperty("sequence").GetInt64());
        await browser.Open("/record/consistency?old=1&size=3");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await browser.Open("/record/consistency?old=1&size=9");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task An_auditor_filters_events_and_the_read_leaves_a_row()
    {
        var body = await World.Body("Somewhere");
        await World.Event("Somewhere ICB", body.Id, reason: "Established by order");
        World.Now += TimeSpan.FromDays(2);
        await World.Event("Elsewhere");
        var browser = await World.Browser(Role.Auditor);
        await browser.Open("/record/events");
        Assert.Contains("Mandate added Elsewhere to the register", browser.Main, StringComparison.Ordinal);
        await browser.Fill("Body", "Somewhere").Fill("Kind", "bodies.body-added").Press("Filter");
        Assert.Contains("Established by order", browser.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", browser.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        await browser.Open("/record/events?from.Day=2/9/2021");
        Assert.DoesNotContain("Somewhere ICB", browser.Main, StringComparison.Ordinal);

        await browser.Open("/record/reads");
        Assert.Contains("Person 1", browser.Main, StringComparison.Ordinal);
        Assert.Contains("Read the record (kind bodies.body-added, body somewhere, from the beginning to now), page 1", browser.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_events_come_as_csv_and_json()
    {
        await World.Event("Some, where");
        var browser = await World.Browser(Role.Auditor);
        await browser.Open("/record/events?format=csv");
        Assert.Equal("sequence,at,kind,body,who,what,why\r\n,2021-09-01T08:00:00Z,bodies.body-added,,Mandate,\"added Some, where to the register\",\r\n", browser.Text);
        await browser.Open("/record/events?format=json");
        Assert.Equal("added Some, where to the register", JsonDocument.Parse(browser.Text).RootElement[0].GetProperty("what").GetString());
    }

    [Fact]
    public async Task An_auditor_of_one_body_sees_only_its_events()
    {
        var (mine, theirs) = (await World.Body("Mine"), await World.Body("Theirs"));
        await World.Event("Mine ICB", mine.Id);
        await World.Event("Theirs ICB", theirs.Id);
        await World.Sequence();
        var user = await World.User();
        await World.Saved(new RoleHolding { Id = Id.New<RoleHoldingId>(World.Now), User = user.Id, Role = Role.Auditor, Body = mine.Id, From = World.Today });
        var browser = World.BrowserOf(user);
        await browser.Open("/record/events");
        Assert.Contains("Mine ICB", browser.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Theirs", browser.Main, StringComparison.Ordinal);
        await browser.Open("/record/export?texts=true");
        Assert.DoesNotContain("Theirs", browser.Text, StringComparison.Ordinal);
        Assert.Empty((await CheckRecord.Check(browser.Text)).Wrong);
        await browser.Open("/record/reads");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Theory]
    [InlineData("/record/events")]
    [InlineData("/record/export")]
    [InlineData("/record/reads")]
    public async Task A_stranger_is_refused(string url)
    {
        var browser = await World.Browser(Role.Administrator);
        await browser.Open(url);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        await using (var db = World.Db())
        {
            for (var i = 0; i < 60; i++) db.Record(Actor.Service, World.Now, new Mandate.Bodies.BodyAdded(Id.New<BodyId>(World.Now), $"Body {i}"));
            await db.SaveChangesAsync();
        }
        var browser = await World.Browser(Role.Auditor);
        await browser.Open("/record/events?page=3");
        Assert.Contains("Showing 51 to 60 of 60 events", browser.Main, StringComparison.Ordinal);
    }
}
