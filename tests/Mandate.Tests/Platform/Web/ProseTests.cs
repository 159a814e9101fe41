using Mandate.Platform.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandate.Tests.Platform.Web;

public sealed class ProseTests
{
    static async Task<string> Html(string markdown)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Prose>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Markdown"] = markdown }))).ToHtmlString());
    }

    [Theory]
    [InlineData("# One", "<h2 class=\"nhsuk-heading-m\">One</h2>")]
    [InlineData("a **b** *c* `d`", "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>")]
    [InlineData("- a\n- b", "<ul class=\"nhsuk-list nhsuk-list--bullet\"><li>a</li><li>b</li></ul>")]
    [InlineData("1. a", "<ol class=\"nhsuk-list nhsuk-list--number\"><li>a</li></ol>")]
    [InlineData("[a](/b)", "<p><a href=\"/b\">a</a></p>")]
    [InlineData("<a@example.org>", "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>")]
    [InlineData("|a|\n|-|\n|b|", "<table class=\"nhsuk-table\"><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>")]
    public async Task Markdown_becomes_components_of_the_design(string markdown, string html) => Assert.Equal(html, await Html(markdown));

    [Theory]
    [InlineData("<script>alert(1)</script>"), InlineData("<img src=x onerror=alert(1)>"), InlineData("[a](javascript:alert(1))"), InlineData("[a](data:text/html,x)")]
    [InlineData("![a](http://evil.example/x.png)"), InlineData("[a](//evil.example)"), InlineData("<javascript:alert(1)>"), InlineData("a <b onclick=x>b</b>")]
    public async Task Nothing_in_it_can_run_or_lead_astray(string markdown)
    {
        var html = await Html(markdown);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<img", html);
        Assert.DoesNotContain("<a ", html);
        Assert.DoesNotContain("<b ", html);
    }
}
