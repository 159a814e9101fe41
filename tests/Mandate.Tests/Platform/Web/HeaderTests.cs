using System.Net;
using AngleSharp.Html.Parser;
using Mandate.Platform;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Pages;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Platform.Web;

public sealed class HeaderTests : WorldTest
{
    [Theory, InlineData("/"), InlineData("/no-such-page"), InlineData("/health/live"), InlineData("/robots.txt"), InlineData("/bodies/add"), InlineData("/assets/favicon.svg")]
    public async Task Every_answer_carries_the_security_headers(string url)
    {
        var browser = await World.Browser();
        using var answer = await Site.Shared.CreateClient(new() { AllowAutoRedirect = false }).GetAsync(url);
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

        Assert.Equal("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'", Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"));
        Assert.Equal("", Header("Server"));
        Assert.NotEqual("", Header("Cache-Control"));
    }

    [Fact]
    public async Task Browsers_are_told_to_stay_on_https_only_where_https_is()
    {
        using var http = await Site.Shared.CreateClient().GetAsync("/robots.txt");
        Assert.False(http.Headers.Contains("Strict-Transport-Security"));
        using var https = await Site.Shared.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost") }).GetAsync("/robots.txt");
        Assert.Equal("max-age=31536000", string.Join("", https.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task A_signed_in_page_is_never_kept_and_a_public_one_for_a_minute()
    {
        using var open = await Site.Shared.CreateClient().GetAsync("/");
        Assert.Equal("public, max-age=60", open.Headers.CacheControl!.ToString());
        Assert.Contains("Cookie", open.Headers.Vary);

        var browser = await World.Browser(Role.Operator);
        await browser.Open("/");
        Assert.Equal("no-store", browser.Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Style_and_script_are_kept_for_good_under_their_digest()
    {
        using var answer = await Site.Shared.CreateClient().GetAsync($"{Assets.Address}/mandate.css");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
        Assert.Matches("^/assets/[0-9a-f]{12}$", Assets.Address);
    }

    /// <summary>All addresses without parts to fill in, as everybody with every role sees them.</summary>
    [Fact]
    public async Task No_page_has_a_script_or_a_style_in_its_mark_up()
    {
        var routes = Site.Shared.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.Parameters.Count == 0 && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        Assert.Contains("/", routes);
        Assert.True(routes.Count > 8, string.Join(' ', routes));

        var browser = await World.Browser(Enum.GetValues<Role>());
        foreach (var route in routes)
        {
            await browser.Open(route);
            if (browser.Response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = new HtmlParser().ParseDocument(browser.Text);
            Assert.All(page.QuerySelectorAll("script"), s => Assert.True(s.HasAttribute("src") && s.TextContent.Length == 0, $"inline script on {route}"));
            Assert.True(page.QuerySelector("style, [style], iframe, object, embed, base") is null, $"{page.QuerySelector("style, [style]")?.OuterHtml} on {route}");
            Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.Ordinal) || a.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase), $"{a.Name} on {route}"));
            Assert.All(page.QuerySelectorAll("[src], link[href]"), e => Assert.StartsWith("/", e.GetAttribute("src") ?? e.GetAttribute("href")));
        }
    }

    [Fact]
    public async Task Plain_pages_are_there_with_their_words_filled_in()
    {
        Assert.Equal(["accessibility", "contact", "cookies", "licence", "privacy"], StaticPage.Names);
        var browser = await World.Browser();
        foreach (var name in StaticPage.Names)
        {
            await browser.Open("/" + name);
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.NotEqual("", browser.Heading);
            Assert.DoesNotContain("{", browser.Main);
            Assert.Contains(browser.Page.QuerySelectorAll("footer a"), a => a.GetAttribute("href") == "/" + name);
        }
    }
}
