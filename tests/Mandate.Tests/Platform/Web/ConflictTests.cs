using System.Net;
using AngleSharp.Html.Parser;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Web;

public sealed class ConflictTests : WorldTest
{
    [Fact]
    public async Task Both_versions_are_shown_and_keeping_mine_sends_everything_again_over_the_new_version()
    {
        await using var site = new Hosted(World, last: async http =>
        {
            if (HttpMethods.IsGet(http.Request.Method)) { await http.Response.WriteAsync("theirs"); return; }
            var form = await http.Request.ReadFormAsync();
            if (form["Version"] == "7") { await http.Response.WriteAsync($"saved {form["Name"]} {string.Join('+', form["Post"].ToArray())}"); return; }
            var shown = await Conflict.Show(http, "Change the post", [new("Name", form["Name"], "Theirs <i>"), new("Seats", "1", "1")], "Person 2", World.Now, 7);
            await shown.ExecuteAsync(http);
        });
        using var answer = await site.Client().PostAsync("/edit?on=2022-07-01", new FormUrlEncodedContent([new("Name", "Mine"), new("Version", "6"), new("Post", "a"), new("Post", "b")]));
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Person 2 saved this on 1 September 2021, 9am", page.QuerySelector("main")!.TextContent);
        var rows = page.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).ToList();
        Assert.Equal(["Name|Mine|Theirs <i>"], rows);

        var form = page.QuerySelector("main form")!;
        Assert.Equal("/edit?on=2022-07-01", form.GetAttribute("action"));
        var fields = form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
        using var saved = await site.Client().PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields));
        Assert.Equal("saved Mine a+b", await saved.Content.ReadAsStringAsync());
    }

    [Theory, InlineData("0", true), InlineData("1", false), InlineData("", false), InlineData("x", false), InlineData(null, false)]
    public async Task A_save_needs_the_version_that_was_seen(string? seen, bool saves)
    {
        var body = await World.Body();
        Assert.Equal(0, body.Version);
        await using var db = World.Db();
        var loaded = await db.Bodies.SingleAsync();
        Assert.Equal(!saves, loaded.IsStale(seen));
        db.Expect(loaded, seen);
        db.Entry(loaded).Property(b => b.LegalName).CurrentValue = "Changed";
        if (saves) Assert.Equal(1, await db.SaveChangesAsync());
        else await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
    }
}
