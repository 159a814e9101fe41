using System.Net;
using AngleSharp.Html.Parser;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Web;

public sealed class FailureTests : WorldTest
{
    static Task Fails(HttpContext http)
    {
        switch (http.Request.Path.Value)
        {
            case "/fails": throw new InvalidOperationException("the inner workings");
            case "/stale": throw new DbUpdateConcurrencyException("stale");
            default: http.Response.StatusCode = int.Parse(http.Request.Path.Value![1..]); return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_failure_is_a_page_with_a_reference_that_the_log_knows_and_no_inner_workings()
    {
        await using var site = new Hosted(World, last: Fails);
        using var answer = await site.Client().GetAsync("/fails");
        var text = await answer.Content.ReadAsStringAsync();
        var page = new HtmlParser().ParseDocument(text);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("Sorry, there is a problem with the service", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.DoesNotContain("inner workings", text);
        Assert.DoesNotContain("Exception", text);
        var reference = page.QuerySelector("main strong")!.TextContent;
        Assert.Contains(site.Log, l => l.Contains(reference, StringComparison.Ordinal) && l.Contains("the inner workings", StringComparison.Ordinal));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    sealed class Breaks : Mandate.Design.Page<Breaks, string>
    {
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<Mandate.Design.PageBody>(0);
            builder.AddComponentParameter(1, nameof(Mandate.Design.PageBody.Title), "Half a page");
            builder.AddComponentParameter(2, nameof(Mandate.Design.PageBody.ChildContent), (Microsoft.AspNetCore.Components.RenderFragment)(_ => throw new InvalidOperationException(Model)));
            builder.CloseComponent();
        }
    }

    [Fact]
    public async Task A_page_that_fails_while_it_is_drawn_gives_the_page_about_failures_too()
    {
        await using var site = new Hosted(World, last: http => Breaks.Show("the inner workings").ExecuteAsync(http));
        using var answer = await site.Client().GetAsync("/anything");
        var text = await answer.Content.ReadAsStringAsync();
        var page = new HtmlParser().ParseDocument(text);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("Sorry, there is a problem with the service", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.DoesNotContain("Half a page", text);
        var reference = page.QuerySelector("main strong")!.TextContent;
        Assert.Contains(site.Log, l => l.Contains(reference, StringComparison.Ordinal) && l.Contains("the inner workings", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(404, "Page not found"), InlineData(403, "You cannot see this page"), InlineData(405, "This page cannot be used that way"), InlineData(410, "This has been removed")]
    [InlineData(413, "That is too big"), InlineData(415, "This page cannot read that"), InlineData(422, "Something needs to be put right"), InlineData(429, "Too many requests"), InlineData(503, "The service is not available")]
    public async Task Bare_answers_get_a_page(int status, string heading)
    {
        await using var site = new Hosted(World, last: Fails);
        using var answer = await site.Client().GetAsync($"/{status}");
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(heading, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent.Trim());
    }

    [Theory, InlineData("/fails", 500), InlineData("/stale", 409), InlineData("/413", 413)]
    public async Task What_was_typed_is_shown_back_but_no_secret(string url, int status)
    {
        await using var site = new Hosted(World, last: Fails);
        using var answer = await site.Client().PostAsync(url, new FormUrlEncodedContent(new Dictionary<string, string> { ["LegalName"] = "NHS <b>Somewhere</b>", ["Password"] = "hunter2 secret" }));
        var text = await answer.Content.ReadAsStringAsync();
        var page = new HtmlParser().ParseDocument(text);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("Legal name", page.QuerySelector("dt")!.TextContent.Trim());
        Assert.Equal("NHS <b>Somewhere</b>", page.QuerySelector("dd")!.TextContent.Trim());
        Assert.DoesNotContain("hunter2", text);
    }

    [Fact]
    public async Task A_form_without_its_token_saves_nothing_and_can_be_sent_again_from_our_own_page()
    {
        await World.Kind();
        var user = await World.User(Role.RegisterKeeper);
        await using var site = new Hosted(World);
        var client = site.Client(user.Id.ToString());
        var typed = new Dictionary<string, string> { ["Kind"] = "integrated-care-board", ["LegalName"] = "NHS Somewhere", ["ShortName"] = "Somewhere", ["From.Day"] = "1", ["From.Month"] = "7", ["From.Year"] = "2022" };

        using var first = await Post(client, typed, "same-origin");
        var page = new HtmlParser().ParseDocument(await first.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        Assert.Equal("Check and send this again", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("NHS Somewhere", page.QuerySelector("main")!.TextContent);

        var again = page.QuerySelectorAll("main form input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToDictionary();
        using var second = await Post(client, again, "same-origin");
        Assert.Equal(HttpStatusCode.Found, second.StatusCode);
        await using var db = World.Db();
        Assert.True(await db.Bodies.AnyAsync(b => b.LegalName == "NHS Somewhere"));
    }

    [Theory, InlineData("cross-site"), InlineData(null)]
    public async Task A_form_sent_by_another_site_cannot_be_sent_again_by_one_press(string? from)
    {
        var user = await World.User(Role.RegisterKeeper);
        await using var site = new Hosted(World);
        using var answer = await Post(site.Client(user.Id.ToString()), new() { ["LegalName"] = "NHS Forged" }, from);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal(from is null, page.QuerySelector("main")!.TextContent.Contains("NHS Forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_not_there_still_knows_who_reads()
    {
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/no/such/page");
        Assert.Equal("Page not found", browser.Heading);
        Assert.Contains("Person 1", browser.Page.QuerySelector("nav[aria-label=Account]")!.TextContent);
    }

    [Fact]
    public async Task The_log_holds_nothing_that_somebody_typed()
    {
        var user = await World.User(Role.RegisterKeeper);
        await using var site = new Hosted(World, new() { ["Mandate:Logs"] = "json" }, Fails);
        var client = site.Client(user.Id.ToString());
        using var wrong = await Post(client, new() { ["LegalName"] = "Planted Person" }, "same-origin");
        using var failed = await client.PostAsync("/fails?q=Planted+Person", new FormUrlEncodedContent([KeyValuePair.Create("Name", "Planted Person")]));
        using var missing = await client.GetAsync("/bodies/Planted-Person");
        Assert.Contains(site.Log, l => l.Contains("POST", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Where(l => !l.StartsWith("Debug", StringComparison.Ordinal)), l => l.Contains("Planted", StringComparison.Ordinal) || l.Contains(user.Name, StringComparison.Ordinal) || l.Contains(user.Email, StringComparison.Ordinal));
    }

    static Task<HttpResponseMessage> Post(HttpClient client, Dictionary<string, string> fields, string? from)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/bodies/add") { Content = new FormUrlEncodedContent(fields) };
        if (from is not null) request.Headers.Add("Sec-Fetch-Site", from);
        return client.SendAsync(request);
    }
}
