using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandate.Tests.Design;

/// <summary>A component on its own, as a document to look at.</summary>
static class Rendered
{
    public static Task<IHtmlDocument> Of<T>(params (string Name, object? Value)[] parameters) where T : IComponent => At<T>("/", parameters);

    /// <summary>The same within a request for <paramref name="address"/>.</summary>
    public static async Task<IHtmlDocument> At<T>(string address, params (string Name, object? Value)[] parameters) where T : IComponent
    {
        var context = new DefaultHttpContext { Request = { Path = address.Split('?')[0], QueryString = new QueryString(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "") } };
        await using var services = new ServiceCollection().AddLogging().AddCascadingValue<HttpContext>(_ => context).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value)))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }

    public static RenderFragment Words(string words) => b => b.AddContent(0, words);
}
