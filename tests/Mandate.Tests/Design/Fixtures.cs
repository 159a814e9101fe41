using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandate.Tests.Design;

/// <summary>The design system's own examples: each is rendered with our component and compared as DOM with what upstream renders.</summary>
static partial class Fixtures
{
    static readonly string Root = Path.Combine(Repository.Root, "node_modules/nhsuk-frontend/dist/nhsuk/components");

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new FragmentConverter(), new LooseStringConverter(), new OptionConverter() },
    };

    public static IEnumerable<(string Name, JsonElement Fixture)> Of(string component) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, component, "fixtures.json"))).RootElement.GetProperty("fixtures")
            .EnumerateArray().Select(f => (f.GetProperty("name").GetString()!, f));

    public static IEnumerable<string> Components() =>
        Directory.EnumerateDirectories(Root).Where(d => File.Exists(Path.Combine(d, "fixtures.json"))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    /// <summary>Renders every fixture of <paramref name="component"/>; returns a line for each that differs or could not be bound.</summary>
    public static async Task<IReadOnlyList<string>> Differences(string component, Type type)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var differences = new List<string>();
        foreach (var (name, fixture) in Of(component))
        {
            var context = fixture.GetProperty("context");
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (option, value) in context.ValueKind == JsonValueKind.Object ? Shapes.Fit(JsonObject.Create(context)!, type) : [])
            {
                var property = type.GetProperty(char.ToUpperInvariant(option[0]) + option[1..]);
                if (property?.GetCustomAttribute<ParameterAttribute>() is null) { differences.Add($"{name}: no parameter for option '{option}'"); continue; }
                parameters[property.Name] = value.Deserialize(property.PropertyType, Json);
            }
            if (fixture.TryGetProperty("callBlock", out var block) && block.ValueKind == JsonValueKind.String)
                parameters["ChildContent"] = FragmentConverter.Of(block.GetString()!);
            try
            {
                var ours = await renderer.Dispatcher.InvokeAsync(async () =>
                    (await renderer.RenderComponentAsync(type, ParameterView.FromDictionary(parameters))).ToHtmlString());
                var (a, b) = (Normal(ours), Normal(fixture.GetProperty("html").GetString()!));
                if (a != b) differences.Add($"{name} {context}\n  ours   {a}\n  theirs {b}");
            }
            catch (Exception e) when (e is not OutOfMemoryException) { differences.Add($"{name}: {e.Message}"); }
        }
        return differences;
    }

    static string Normal(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        static string Walk(INode node) => node switch
        {
            IElement e => $"<{e.LocalName}{string.Concat(e.Attributes.OrderBy(x => x.Name, StringComparer.Ordinal).Select(x => $" {x.Name}=\"{(x.Name == "class" ? Spaces().Replace(x.Value, " ").Trim() : x.Value)}\""))}>{string.Concat(e.ChildNodes.Select(Walk))}</{e.LocalName}>",
            IText t => Spaces().Replace(t.Data, " ").Trim(),
            _ => "",
        };
        return string.Concat(body.ChildNodes.Select(Walk));
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)] private static partial Regex Spaces();

    sealed class FragmentConverter : JsonConverter<RenderFragment>
    {
        public static RenderFragment Of(string html) => b => b.AddMarkupContent(0, html);
        public override RenderFragment? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.Null => null,
                JsonTokenType.False => null,
                JsonTokenType.String => reader.GetString() is { Length: > 0 } html ? Of(html) : null,
                var other => throw new JsonException($"Mark-up expected, not {other}"),
            };
        public override void Write(Utf8JsonWriter writer, RenderFragment value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    /// <summary>Upstream macros take numbers and booleans where they mean text.</summary>
    sealed class LooseStringConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetDouble().ToString(CultureInfo.InvariantCulture),
            JsonTokenType.True => "true",
            JsonTokenType.False => "",
            JsonTokenType.Null => null,
            _ => reader.GetString(),
        };
        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
