using System.Net;
using AngleSharp.Html.Parser;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Platform.Web;

public sealed class HomeTests : WorldTest
{
    sealed class Waits(World world) : IWaiting
    {
        public Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Waiting>>(
        [
            new("Answer a question", "/c", world.Now.AddDays(-9)),
            new("Score 12 applications", "/a", world.Now.AddDays(-2), world.Now.AddDays(3)) { About = "Chief executives 2021" },
            new("Decide on a report", "/b", world.Now.AddDays(-5), world.Now.AddDays(-1)),
        ]);
    }

    sealed class Open(int order, string title, bool there = true) : IHomeSection
    {
        public int Order => order;
        public Task<HomeSection?> Show(Actor reader, CancellationToken cancel) =>
            Task.FromResult(there ? new HomeSection(title, null, [new("A post", "/posts/1", "closes 26 September 2021")], new SiteLink("All posts", "/posts")) : null);
    }

    void Contribute(IServiceCollection services)
    {
        services.AddSingleton<IWaiting>(new Waits(World));
        services.AddSingleton<IHomeSection>(new Open(20, "Who leads"));
        services.AddSingleton<IHomeSection>(new Open(10, "What is open"));
        services.AddSingleton<IHomeSection>(new Open(15, "Nothing here", there: false));
        services.AddSingleton(new NavigationLink("Open posts", "/appoint", AccessRule.Everyone, 5));
        services.AddSingleton(new NavigationLink("Operations", "/operations", AccessRule.AnyOf(Role.Operator), 90));
    }

    [Fact]
    public async Task The_public_sees_what_is_open_and_who_leads_and_where_to_sign_in()
    {
        await using var site = new Hosted(World, services: Contribute);
        var page = new HtmlParser().ParseDocument(await site.Client().GetStringAsync("/"));
        Assert.Equal("Who leads and who decides", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.DoesNotContain("Score 12", page.Body!.TextContent);
        Assert.Equal(["What is open", "Who leads"], page.QuerySelectorAll("main h2").Select(h => h.TextContent).Except(["Open appointments"]));
        Assert.Equal(["Open posts", "Register"], page.QuerySelectorAll("nav[aria-label=Menu] a").Select(a => a.TextContent.Trim()).Except(["Appointments"]));
        Assert.Equal(["Sign in"], page.QuerySelectorAll("nav[aria-label=Account] a").Select(a => a.TextContent.Trim()));
        Assert.Contains("closes 26 September 2021", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_signed_in_person_sees_first_what_waits_for_them_with_what_is_due_first()
    {
        var user = await World.User(Role.Operator);
        await using var site = new Hosted(World, services: Contribute);
        var page = new HtmlParser().ParseDocument(await site.Client(user.Id.ToString()).GetStringAsync("/"));
        Assert.Equal("Waiting for you", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(["Decide on a report", "Score 12 applications", "Answer a question"], page.QuerySelectorAll(".nhsuk-task-list__link").Select(a => a.TextContent));
        var items = page.QuerySelectorAll(".nhsuk-task-list__item").Select(i => string.Join(' ', i.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.EndsWith("since 27 August 2021 Late: due 31 August 2021", items[0]);
        Assert.EndsWith("Chief executives 2021, since 30 August 2021 Due 4 September 2021", items[1]);
        Assert.Contains("Operations", page.QuerySelector("nav[aria-label=Menu]")!.TextContent);
        Assert.Equal([user.Name], page.QuerySelectorAll("nav[aria-label=Account] a").Select(a => a.TextContent.Trim()));
        Assert.Equal("/sign-out", page.QuerySelector("nav[aria-label=Account] form")!.GetAttribute("action"));
    }

    [Fact]
    public async Task Somebody_with_nothing_to_do_is_told_what_would_be_here()
    {
        var browser = await World.Browser(Role.Assessor);
        await browser.Open("/");
        Assert.Contains("Nothing waits for you.", browser.Main);
    }

    [Fact]
    public async Task A_message_crosses_one_redirect_and_is_then_gone()
    {
        await using var site = new Hosted(World, last: http =>
        {
            if (http.Request.Path == "/save") { http.Say("Saved <b>it</b>"); http.Response.Redirect("/cookies"); }
            else http.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var client = site.CreateClient(new() { HandleCookies = true, AllowAutoRedirect = false });
        using var saved = await client.GetAsync("/save");
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var first = new HtmlParser().ParseDocument(await client.GetStringAsync("/cookies"));
        Assert.Contains("Saved <b>it</b>", first.QuerySelector("[role=alert]")!.TextContent);
        Assert.Null(new HtmlParser().ParseDocument(await client.GetStringAsync("/cookies")).QuerySelector("[role=alert]"));

        var forger = site.Client();
        forger.DefaultRequestHeaders.Add("Cookie", "mandate-done=Send your password to…");
        Assert.DoesNotContain("Send your password", await forger.GetStringAsync("/cookies"));
    }

    [Fact]
    public async Task The_demonstration_says_so_on_every_page_with_its_own_time()
    {
        await using var site = new Hosted(World, new() { ["Mandate:Demo"] = "true" });
        var page = await site.Client().GetStringAsync("/privacy");
        Assert.Contains("Demonstration: every person and judgement here is invented. Here it is 1 September 2021, 9am.", page);
        Assert.Contains("Disallow: /\n", await site.Client().GetStringAsync("/robots.txt"));
        var real = await World.Browser();
        await real.Open("/privacy");
        Assert.DoesNotContain("invented", real.Text);
    }

    [Fact]
    public async Task Security_researchers_find_whom_to_write_to()
    {
        await using var site = new Hosted(World, new() { ["Mandate:Contact:Email"] = "help@example.org", ["Mandate:Contact:Organisation"] = "NHS Somewhere" });
        var text = await site.Client().GetStringAsync("/.well-known/security.txt");
        Assert.Contains("Contact: mailto:help@example.org", text);
        Assert.Contains("Expires: 2022-03-01T00:00:00Z", text);
        var contact = await site.Client().GetStringAsync("/contact");
        Assert.Contains("run by NHS Somewhere", contact);
        Assert.Contains("href=\"mailto:help@example.org\"", contact);
        using var none = await Site.Shared.CreateClient().GetAsync("/.well-known/security.txt");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
