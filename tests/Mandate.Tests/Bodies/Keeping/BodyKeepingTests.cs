using System.Net;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies.Keeping;

public sealed class BodyKeepingTests : WorldTest
{
    async Task<Browser> Keeper(bool needsSuccessor = false)
    {
        World.Now = London.At(new DateOnly(2026, 5, 1), new TimeOnly(9, 0));
        await World.Kind(needsSuccessor: needsSuccessor);
        await World.Body("Somewhere");
        return await World.Browser(Role.RegisterKeeper);
    }

    async Task<Body> Stored(string slug = "somewhere")
    {
        await using var db = World.Db();
        return await db.Bodies.Include(b => b.Names).Include(b => b.Codes).Include(b => b.OldSlugs).Include(b => b.Relations).Include(b => b.Areas).Include(b => b.Populations).AsSplitQuery().SingleAsync(b => b.Slug == slug);
    }

    [Fact]
    public async Task A_new_name_holds_from_its_day_and_the_former_one_keeps_its_days()
    {
        var browser = await Keeper();
        await browser.Open("/register/bodies/somewhere/change");
        await browser.Fill("Legal name", "NHS Elsewhere Integrated Care Board").Choose("The body has a new name").Fill("First day of the new name", "1/4/2026").Fill("Address", "elsewhere").Press("Save changes");
        Assert.Equal("/register/bodies/elsewhere", browser.Url);
        Assert.Contains("legal name: “NHS Somewhere Integrated Care Board” → “NHS Elsewhere Integrated Care Board”", browser.Main);
        var body = await Stored("elsewhere");
        Assert.Equal(("NHS Somewhere Integrated Care Board", "NHS Elsewhere Integrated Care Board"), (body.LegalNameOn(new DateOnly(2026, 3, 31)), body.LegalNameOn(new DateOnly(2026, 4, 1))));
        await browser.Open("/register/bodies/somewhere");
        Assert.Equal("/register/bodies/elsewhere", browser.Url);
    }

    [Fact]
    public async Task A_changed_name_asks_why_and_an_address_of_another_body_is_refused()
    {
        var browser = await Keeper();
        await World.Body("Taken");
        await browser.Open("/register/bodies/somewhere/change");
        await browser.Fill("Legal name", "Other").Press("Save changes");
        Assert.Contains("Say whether the body has a new name or the old one was wrong", browser.Errors);
        await browser.Choose("The name was wrong").Fill("Address", "taken").Press("Save changes");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("Another body has this address.", browser.Errors);
        await browser.Fill("Address", "Not a Slug!").Press("Save changes");
        Assert.Contains("Address must have only lower case letters, figures and hyphens, like not-a-slug", browser.Errors);
    }

    [Fact]
    public async Task Two_keepers_changing_one_body_are_shown_both_versions()
    {
        var first = await Keeper();
        var second = await World.Browser(Role.RegisterKeeper);
        await first.Open("/register/bodies/somewhere/change");
        await second.Open("/register/bodies/somewhere/change");
        await first.Fill("Note (optional)", "From the first").Press("Save changes");
        await second.Fill("Note (optional)", "From the second").Press("Save changes");
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("From the first", second.Main);
        Assert.Equal("From the first", (await Stored()).Note);
        await second.Press("Keep mine");
        Assert.Equal("From the second", (await Stored()).Note);
    }

    [Fact]
    public async Task Rows_are_added_ended_and_taken_back_with_their_reason()
    {
        var browser = await Keeper();
        await World.Saved(CodeScheme.Describe("ods", "test", "ODS code", "^[A-Z0-9]{3,5}$", "3 to 5 letters and figures"));
        await World.Saved(RelationKind.Describe("in-region", "test", "is in the region", "has in it"));
        await World.Body("Region", "region");
        await browser.Open("/register/bodies/somewhere/code/add");
        await browser.Fill("Scheme", "ODS code").Fill("Code", "no code").Fill("First day", "1/7/2022").Press("Add a code");
        Assert.Contains("Code must look like a code of ODS code: 3 to 5 letters and figures", browser.Errors);
        await browser.Fill("Code", "QXX").Press("Add a code");
        await browser.Open("/register/bodies/somewhere/name/add");
        await browser.Fill("Kind of name", "Local brand").Fill("Name", "Better Together").Fill("First day", "1/7/2022").Press("Add a name");
        await browser.Open("/register/bodies/somewhere/relation/add");
        await browser.Fill("How does it stand to the other body?", "is in the region").Fill("Other body", "NHS Region Integrated Care Board").Fill("First day", "1/7/2022").Press("Add a relation");
        await browser.Open("/register/bodies/somewhere/area/add");
        await browser.Fill("Code of the area", "E06000001").Fill("Name of the area", "Borough").Choose("All of it").Fill("First day", "1/7/2022").Press("Add an area");
        await browser.Open("/register/bodies/somewhere/population/add");
        await browser.Fill("Number of people", "1,234,567").Fill("How were they counted?", "resident").Fill("Date of the count", "30/6/2021").Press("Add a population");
        Assert.Contains("1,234,567", browser.Main);
        Assert.Contains("Recorded that it is in the region NHS Region Integrated Care Board", browser.Main);

        var body = await Stored();
        await browser.Open($"/register/bodies/somewhere/rows/{body.Codes[0].Id}");
        await browser.Choose("It held and ended").Fill("Last day", "31/3/2026").Fill("Reason", "New boundary").Press("Save");
        await browser.Open($"/register/bodies/somewhere/rows/{body.Names[0].Id}");
        await browser.Choose("It was never right").Fill("Reason", "Typed by mistake").Press("Save");
        body = await Stored();
        Assert.Equal(new DateOnly(2026, 3, 31), body.Codes[0].To);
        Assert.Empty(body.Names);
        Assert.Contains("Took back the local brand “Better Together”", browser.Main);
        Assert.Contains("Typed by mistake", browser.Main);
    }

    [Fact]
    public async Task A_code_of_another_body_is_refused()
    {
        var browser = await Keeper();
        await World.Saved(CodeScheme.Describe("ods", "test", "ODS code", "^[A-Z0-9]{3,5}$", null));
        await World.Body("Other");
        foreach (var slug in (string[])["somewhere", "other"])
        {
            await browser.Open($"/register/bodies/{slug}/code/add");
            await browser.Fill("Scheme", "ODS code").Fill("Code", "QXX").Fill("First day", "1/7/2022").Press("Add a code");
        }
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("Another body has this code on some of these days. A code belongs to one body at a time.", browser.Errors);
    }

    [Fact]
    public async Task Ending_a_body_shows_what_stands_on_it_and_needs_a_successor()
    {
        var browser = await Keeper(needsSuccessor: true);
        var post = await World.Post(await Stored());
        var term = await World.Holder(post, new DateOnly(2022, 7, 1));
        await browser.Open("/register/bodies/somewhere/end");
        Assert.Contains("Robin Example, Chief executive: substantive", browser.Main);
        await browser.Fill("Last day", "30/6/2026").Fill("Decided by", "NHS England").Fill("Why does it end?", "Abolition order").Press("End the body");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("Somebody holds or is named for it. End those terms first, or say that they end with it.", browser.Errors);
        await browser.Choose("Terms of those in post or named end too, with the same reason").Press("End the body");
        Assert.Contains(browser.Errors, e => e.StartsWith("A body of the kind “Integrated care board” that ends needs a successor.", StringComparison.Ordinal));

        await World.Body("Next", from: new DateOnly(2026, 7, 1));
        await browser.Open("/register/bodies/somewhere/succession/add");
        await browser.Fill("What happens?", "Merger into a new body").Fill("Who takes over?", "NHS Next Integrated Care Board").Choose("All of it").Fill("First day on which the successor answers", "1/7/2026").Press("Record");
        Assert.Contains("NHS Next Integrated Care Board takes over all of NHS Somewhere Integrated Care Board", browser.Main);
        await browser.Open("/register/bodies/somewhere/end");
        await browser.Fill("Last day", "30/6/2026").Fill("Decided by", "NHS England").Fill("Why does it end?", "Abolition order").Choose("Terms of those in post or named end too, with the same reason").Press("End the body");
        Assert.Equal(new DateOnly(2026, 6, 30), (await Stored()).To);
        await using var db = World.Db();
        Assert.Equal(new DateOnly(2026, 6, 30), (await db.Posts.SingleAsync()).To);
        Assert.Equal((new DateOnly(2026, 6, 30), "Abolition order"), await db.Terms.Include(t => t.Acts).SingleAsync(t => t.Id == term.Id) is var t ? (t.To, t.EndReason) : default);
    }

    [Fact]
    public async Task A_reason_why_nobody_takes_over_is_recorded_as_a_dissolution()
    {
        var browser = await Keeper(needsSuccessor: true);
        await browser.Open("/register/bodies/somewhere/end");
        await browser.Fill("Last day", "30/6/2026").Fill("Decided by", "NHS England").Fill("Why does it end?", "Order").Fill("Why nobody takes over (optional)", "Its work is done").Press("End the body");
        Assert.Contains("is dissolved without a successor", browser.Main);
        await using var db = World.Db();
        Assert.Equal(SuccessionKind.Dissolution, (await db.Successions.SingleAsync()).Kind);
    }

    [Fact]
    public async Task A_successor_that_does_not_exist_yet_is_refused()
    {
        var browser = await Keeper();
        await World.Body("Next", from: new DateOnly(2026, 8, 1));
        await browser.Open("/register/bodies/somewhere/succession/add");
        await browser.Fill("What happens?", "Merger into a new body").Fill("Who takes over?", "NHS Next Integrated Care Board").Choose("A part").Fill("Which part?", "The north").Fill("First day on which the successor answers", "1/7/2026").Press("Record");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("NHS Next Integrated Care Board does not exist on 1 July 2026, when it would take over.", browser.Errors);
    }

    [Fact]
    public async Task A_person_is_renamed_and_the_former_name_stays_in_the_history()
    {
        var browser = await Keeper();
        await World.Person("Robin Example");
        await browser.Open("/register/people");
        await browser.Click("Robin Example");
        await browser.Fill("Name", "Robin Married").Press("Save changes");
        Assert.Contains("Was “Robin Example”.", browser.Main);
        await browser.Open("/register/people?q=married&format=csv");
        Assert.Contains("robin-example,Robin Married", browser.Text);
    }

    [Fact]
    public async Task The_index_tells_what_to_look_at()
    {
        var browser = await Keeper();
        World.Now = London.At(new DateOnly(2022, 8, 1), new TimeOnly(9, 0));
        var e = await World.LegalEvent(expected: new DateOnly(2022, 9, 1));
        var post = await World.Post(await World.Body("Elsewhere"));
        await World.Post(await World.Body("Vacantia"));
        await World.Designate(post, e);
        await using (var db = World.Db())
        {
            Assert.False((await db.LegalEvents.SingleAsync()).Happen(World.Today, World.Now).Refused);
            await db.SaveChangesAsync();
        }
        await browser.Open("/register");
        Assert.Contains("Robin Example, Chief executive, Elsewhere: “Establishment order” has happened and the appointer has not confirmed", browser.Main);
        Assert.Contains("Chief executive, Vacantia: nobody holds it or is named for it", browser.Main);
        Assert.DoesNotContain("Chief executive, Elsewhere: nobody holds it", browser.Main);
        await browser.Open("/register?q=elsewhere&format=json");
        Assert.Contains("\"slug\": \"elsewhere\"", browser.Text);
    }

    /// <summary>Two more than the page's own five: who signed in, and their roles.</summary>
    [Theory]
    [InlineData("/register")]
    [InlineData("/register?q=dorset")]
    [InlineData("/register/people")]
    [InlineData("/legal-events/keep")]
    [InlineData("/confirm")]
    public async Task A_list_page_takes_five_queries_at_most_whatever_its_size(string url)
    {
        World.Now = London.At(new DateOnly(2022, 9, 1), new TimeOnly(9, 0));
        Assert.True((await World.Pack("nhs-icb-2022")).Loaded);
        var browser = await World.Browser(Role.RegisterKeeper, Role.Appointer);
        await World.Holder(await World.PackPost("dorset", "chief-executive"), new DateOnly(2022, 7, 5));
        await World.Holder(await World.PackPost("somerset", "chief-executive"), new DateOnly(2022, 7, 5), "Sam Example");
        await browser.Open(url);
        var tally = World.CountQueries();
        await browser.Open(url);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.True(tally.Count <= 7, tally.ToString());
    }

    [Fact]
    public async Task A_stranger_keeps_nothing()
    {
        await Keeper();
        var browser = await World.Browser(Role.Appointer);
        foreach (var url in (string[])["/register", "/register/bodies/somewhere", "/register/people", "/register/export", "/register/import", "/bodies/add"])
        {
            await browser.Open(url);
            Assert.True(browser.Status == HttpStatusCode.Forbidden, url);
        }
    }
}
