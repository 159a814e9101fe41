using System.Net;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies.Keeping;

public sealed class TermTests : WorldTest
{
    async Task<Post> Post(string name = "Somewhere")
    {
        World.Now = London.At(new DateOnly(2022, 9, 1), new TimeOnly(9, 0));
        return await World.Post(await World.Body(name));
    }

    async Task<Term> Only()
    {
        await using var db = World.Db();
        return await db.Terms.Include(t => t.Acts).SingleAsync();
    }

    static async Task Act(Browser browser, string verb, string day, string on, string? reason = null)
    {
        await browser.Click(verb);
        browser.Fill(day, on);
        if (reason is not null) browser.Fill("Reason", reason);
        await browser.Press(verb);
    }

    [Fact]
    public async Task A_term_goes_from_recommendation_to_leave_and_its_end_on_its_own_page()
    {
        await World.Kind();
        var post = await Post();
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open($"/register/posts/{post.Id}/propose");
        await browser.Choose("Open competition").Fill("Name of the person", "Robin Example").Choose("Invented: stands for nobody real").Fill("First day in post (optional)", "1/8/2022")
            .Fill("Day it was recommended or decided", "5/7/2022").Fill("By whom?", "Panel").Press("Name for the post");
        Assert.EndsWith("Robin Example, Chief executive", browser.Heading);
        Assert.Contains("Proposed", browser.Main);

        await browser.Click("Record the appointing act");
        Assert.Contains("The chair can do this: Schedule 1B, paragraph 7.", browser.Main);
        await browser.Fill("The day of the appointing act", "6/7/2022").Press("Record the appointing act");
        await Act(browser, "Record the approval", "The day of the approval", "10/7/2022");
        await Act(browser, "Record the acceptance", "The day of the acceptance", "12/7/2022");
        Assert.Contains("Substantive", browser.Main);
        await Act(browser, "Record the start of leave", "The first day of leave", "20/8/2022");
        await Act(browser, "Record the return", "The first day back", "30/8/2022");
        await Act(browser, "End the term", "The last day in post", "30/9/2022", "Resigned");

        var term = await Only();
        Assert.Equal([TermActKind.Recommend, TermActKind.Appoint, TermActKind.Approve, TermActKind.Accept, TermActKind.StartLeave, TermActKind.Return, TermActKind.End], term.Acts.OrderBy(a => a.Number).Select(a => a.Kind));
        Assert.Equal((new DateOnly(2022, 9, 30), "Resigned"), (term.To, term.EndReason));
        await using var db = World.Db();
        Assert.Equal(7, await db.Events.CountAsync(e => e.Kind == "bodies.term-act-recorded"));
    }

    [Fact]
    public async Task A_refusal_is_shown_in_words_with_its_citation_and_nothing_is_saved()
    {
        await World.Kind();
        var post = await Post();
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open($"/register/posts/{post.Id}/propose");
        await browser.Choose("Open competition").Fill("Name of the person", "Robin Example").Fill("First day in post (optional)", "1/8/2022").Fill("Day it was recommended or decided", "5/7/2022").Fill("By whom?", "Panel").Press("Name for the post");
        await browser.Open(browser.Url + "/approve");
        await browser.Fill("The day of the approval", "6/7/2022").Press("Record the approval");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("Approval cannot come before the appointing act. (Schedule 1B, paragraph 7)", browser.Errors);
        Assert.Single((await Only()).Acts);
    }

    [Fact]
    public async Task A_known_name_asks_who_is_meant()
    {
        var post = await Post();
        await World.Holder(await World.Post(await World.Body("Elsewhere")), new DateOnly(2022, 7, 1), "Robin Example");
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open($"/register/posts/{post.Id}/propose");
        await browser.Choose("Open competition").Fill("Name of the person", "robin example").Fill("First day in post (optional)", "1/8/2022").Fill("Day it was recommended or decided", "5/7/2022").Fill("By whom?", "Panel").Press("Name for the post");
        Assert.Contains("The register knows this name. Say who is meant", browser.Errors);
        Assert.Contains("Chief executive, Elsewhere: substantive", browser.Main);
        await browser.Choose("Robin Example").Press("Name for the post");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await using var db = World.Db();
        Assert.Equal((1, 2), (await db.People.CountAsync(), await db.Terms.CountAsync()));
    }

    [Theory]
    [InlineData("Interim: in office for a time, without an open competition", TermState.Interim)]
    [InlineData("Acting: exercises the powers while the holder is away or the post is vacant", TermState.Acting)]
    public async Task Cover_is_recorded_by_one_decision(string basis, TermState state)
    {
        var post = await Post();
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open($"/register/posts/{post.Id}/propose");
        await browser.Choose(basis).Fill("Name of the person", "Sam Cover").Fill("First day in post (optional)", "1/8/2022").Fill("Last day in post (optional)", "31/12/2022").Fill("Day it was recommended or decided", "25/7/2022").Fill("By whom?", "The board").Press("Name for the post");
        Assert.Equal(state, (await Only()).StateOn(World.Today));
    }

    [Fact]
    public async Task Ending_needs_a_reason_and_shows_that_the_post_will_be_vacant()
    {
        var term = await World.Holder(await Post(), new DateOnly(2022, 7, 1));
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open($"/register/terms/{term.Id}/end");
        Assert.Contains("it will be vacant, with your reason shown", browser.Main);
        await browser.Fill("The last day in post", "30/9/2022").Press("End the term");
        Assert.Contains("Enter the reason", browser.Errors);
    }

    [Fact]
    public async Task Two_keepers_on_one_term_are_shown_both_versions()
    {
        var term = await World.Holder(await Post(), new DateOnly(2022, 7, 1));
        var first = await World.Browser(Role.RegisterKeeper);
        var second = await World.Browser(Role.RegisterKeeper);
        await first.Open($"/register/terms/{term.Id}/start-leave");
        await second.Open($"/register/terms/{term.Id}/end");
        await first.Fill("The first day of leave", "1/8/2022").Press("Record the start of leave");
        await second.Fill("The last day in post", "30/9/2022").Fill("Reason", "Resigned").Press("End the term");
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("On leave on 1 August 2022", second.Main);
        Assert.Null((await Only()).On(TermActKind.End));
    }

    [Fact]
    public async Task The_keeper_of_another_body_finds_no_term_and_no_post()
    {
        var post = await Post();
        var term = await World.Holder(post, new DateOnly(2022, 7, 1));
        var browser = await World.BrowserFor(Role.RegisterKeeper, (await World.Body("Elsewhere")).Id);
        foreach (var url in (string[])[$"/register/terms/{term.Id}", $"/register/terms/{term.Id}/end", $"/register/posts/{post.Id}", $"/register/posts/{post.Id}/end", $"/register/posts/{post.Id}/propose", $"/register/posts/{post.Id}/change", "/register/bodies/somewhere", "/register/bodies/somewhere/change", "/register/bodies/somewhere/end"])
        {
            await browser.Open(url);
            Assert.True(browser.Status == HttpStatusCode.NotFound, url);
        }
    }

    [Fact]
    public async Task A_post_ends_with_the_terms_of_those_in_it_when_the_keeper_says_so()
    {
        var post = await Post();
        await World.Holder(post, new DateOnly(2022, 7, 1));
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open($"/register/posts/{post.Id}/end");
        Assert.Contains("Robin Example, Chief executive: substantive", browser.Main);
        browser.Fill("Last day", "31/10/2022").Fill("Why does it end?", "New structure");
        await browser.Press("End the post");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        await browser.Choose("Their terms end with it, with the same reason").Press("End the post");
        var term = await Only();
        Assert.Equal((new DateOnly(2022, 10, 31), "New structure"), (term.To, term.EndReason));
        await using var db = World.Db();
        Assert.Equal(new DateOnly(2022, 10, 31), (await db.Posts.SingleAsync()).To);
    }

    [Fact]
    public async Task A_post_is_added_and_changed_and_its_terms_must_still_fit()
    {
        await World.Kind();
        await World.Body("Somewhere");
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/register/bodies/somewhere/posts/add");
        await browser.Fill("Kind of post", "Chief executive").Choose("Full time").Press("Add post");
        Assert.EndsWith(" Chief executive", browser.Heading);
        World.Now = London.At(new DateOnly(2022, 9, 1), new TimeOnly(9, 0));
        await using var db = World.Db();
        var post = await db.Posts.SingleAsync();
        await World.Holder(post, new DateOnly(2022, 7, 10));
        await browser.Open($"/register/posts/{post.Id}/change");
        await browser.Fill("First day", "1/8/2022").Press("Save changes");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("A term of this post would lie outside these days. End or withdraw it first.", browser.Errors);
    }
}
