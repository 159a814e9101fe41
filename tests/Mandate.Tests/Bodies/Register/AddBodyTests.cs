using System.Net;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies.Register;

public sealed class AddBodyTests : WorldTest
{
    [Fact]
    public async Task A_register_keeper_adds_a_body_and_sees_its_page_with_its_history()
    {
        await World.Kind();
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/bodies/add");
        await browser.Fill("Kind", "Integrated care board").Fill("Legal name", "NHS Somewhere Integrated Care Board").Fill("Short name", "Somewhere")
            .Fill("First day", "1/7/2022").Press("Add body");

        Assert.Equal("/bodies/somewhere", browser.Url);
        Assert.EndsWith("NHS Somewhere Integrated Care Board", browser.Heading);
        Assert.Contains("Person 1 added NHS Somewhere Integrated Care Board to the register", browser.Main);
    }

    [Fact]
    public async Task A_body_that_stands_for_no_real_one_says_so_from_the_start()
    {
        await World.Kind();
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/bodies/add");
        await browser.Fill("Kind", "Integrated care board").Fill("Legal name", "NHS Nowhere Integrated Care Board").Fill("Short name", "Nowhere")
            .Fill("First day", "1/7/2022").Choose("Invented: stands for no real body").Press("Add body");

        Assert.Contains("This body stands for no real one", browser.Main);
        await using var db = World.Db();
        Assert.True((await db.Bodies.SingleAsync()).Invented);
    }

    [Fact]
    public async Task Only_who_may_change_an_entry_is_shown_the_way_to_it()
    {
        var body = await World.Body();
        var keeper = await World.Browser(Role.RegisterKeeper);
        await keeper.Open($"/bodies/{body.Slug}");
        await keeper.Click("Change this entry");
        Assert.Equal($"/register/bodies/{body.Slug}", keeper.Url);

        foreach (var other in new[] { await World.Browser(), await World.Browser(Role.Auditor) })
        {
            await other.Open($"/bodies/{body.Slug}");
            Assert.Equal(HttpStatusCode.OK, other.Status);
            Assert.DoesNotContain("Change this entry", other.Main);
        }
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_something_is_missing()
    {
        await World.Kind();
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/bodies/add");
        await browser.Fill("Legal name", "NHS Somewhere").Press("Add body");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.StartsWith("Error: ", browser.Title);
        Assert.Contains("Enter the short name", browser.Errors);
        Assert.Contains("NHS Somewhere", browser.Text);
        await using var db = World.Db();
        Assert.False(await db.Bodies.AnyAsync());
    }

    [Fact]
    public async Task A_stranger_is_refused()
    {
        var browser = await World.Browser(Role.Assessor);
        await browser.Open("/bodies/add");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }
}
