using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Mandate.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mandate.Tests.Design;

public sealed class LayoutTests
{
    public sealed class SamplePage : Page<SamplePage, string>
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<PageBody>(0);
            builder.AddAttribute(1, "Title", Model);
            builder.AddAttribute(2, "Caption", "NHS Greater Manchester");
            builder.AddAttribute(3, "Back", "/bodies");
            builder.AddAttribute(4, "Errors", Errors);
            builder.AddAttribute(5, "ChildContent", Rendered.Words("Content"));
            builder.CloseComponent();
        }
    }

    static readonly SiteFrame Frame = new()
    {
        ServiceName = "Mandate",
        Navigation = [new("Bodies", "/bodies", Current: true), new("Vacancies", "/vacancies")],
        Account = [new("Jane Example", "/me"), new("Sign out", "/sign-out", Post: true)],
        Footer = [new("Accessibility statement", "/accessibility")],
        SearchAction = "/search",
        Notice = "Every person here is invented.",
        Done = "The post was opened.",
        Assets = "/assets/abc123",
    };

    static async Task<(HttpStatusCode Status, IHtmlDocument Page)> Get(SiteFrame? frame, Func<IResult> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/", (HttpContext context) =>
        {
            if (frame is not null) context.Features.Set(frame);
            return answer();
        });
        await app.StartAsync();
        using var answered = await app.GetTestClient().GetAsync("/");
        return (answered.StatusCode, new HtmlParser().ParseDocument(await answered.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_page_has_title_heading_way_back_and_landmarks()
    {
        var (status, page) = await Get(Frame, () => SamplePage.Show("Leaders"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Leaders - Mandate", page.Title);
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("NHS Greater Manchester Leaders", page.QuerySelector("main#maincontent h1")!.Text().Trim());
        Assert.Equal("/bodies", page.QuerySelector("a.nhsuk-back-link")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("main a.nhsuk-back-link"));
        Assert.Equal("page", page.QuerySelector("nav[aria-label=Menu] a[href='/bodies']")!.GetAttribute("aria-current"));
        Assert.NotNull(page.QuerySelector("form[action='/search'] input[name=q]"));
        Assert.Contains("Every person here is invented.", page.QuerySelector(".mandate-notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The post was opened.", page.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("footer a[href='/accessibility']"));
    }

    [Fact]
    public async Task Signing_out_is_a_form_with_an_antiforgery_token() =>
        Assert.NotNull((await Get(Frame, () => SamplePage.Show("Leaders"))).Page.QuerySelector("form[method=post][action='/sign-out'] input[name=__RequestVerificationToken]"));

    [Fact]
    public async Task Style_and_script_come_from_files_only()
    {
        var (_, page) = await Get(Frame, () => SamplePage.Show("Leaders"));
        Assert.Equal("/assets/abc123/mandate.css", page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        Assert.Equal("/assets/abc123/mandate.js", Assert.Single(page.Scripts).GetAttribute("src"));
        Assert.Empty(page.QuerySelectorAll("[style], style, [onclick], [onload]"));
    }

    [Fact]
    public async Task Errors_change_the_title_and_are_listed_with_links_to_their_fields()
    {
        var (status, page) = await Get(Frame, () => SamplePage.Invalid("Leaders", new FormErrors([new("name", "Enter a name"), new("", "The campaign is closed")])));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("Error: Leaders - Mandate", page.Title);
        var items = page.QuerySelectorAll(".nhsuk-error-summary__list li");
        Assert.Equal("#name", items[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(items[1].QuerySelector("a"));
        Assert.Equal("The campaign is closed", items[1].TextContent.Trim());
    }

    [Fact]
    public async Task Without_a_frame_the_header_is_bare()
    {
        var (_, page) = await Get(null, () => SamplePage.Show("Leaders"));
        Assert.Equal("Mandate", page.QuerySelector(".nhsuk-header__service-name")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("nav, .mandate-notice, main [role=alert]"));
    }
}
