using System.Reflection;
using System.Text.Json.Nodes;

namespace Mandate.Tests.Design;

/// <summary>
/// Upstream options may be words or an object ("heading": "Risks" or {"text": "Risks", "level": 3}). Ours are typed: words stay words,
/// the rest of the object are options beside them (Heading, HeadingLevel), and what upstream leaves out of lists is left out here.
/// </summary>
static class Shapes
{
    /// <summary>Options that upstream calls deprecated, under the names that took their place.</summary>
    static readonly Dictionary<(string Component, string Old), Action<JsonObject, JsonNode?>> Deprecated = new()
    {
        [("DoDontList", "title")] = (o, v) => o["heading"] = v,
        [("DoDontItem", "item")] = (o, v) => o["text"] = v,
        [("TaskItem", "title")] = (o, v) => o["heading"] = v,
        [("Pagination", "previousUrl")] = (o, v) => Within(o, "previous")["href"] = v,
        [("Pagination", "previousPage")] = (o, v) => Within(o, "previous")["label"] = v,
        [("Pagination", "nextUrl")] = (o, v) => Within(o, "next")["href"] = v,
        [("Pagination", "nextPage")] = (o, v) => Within(o, "next")["label"] = v,
        [("Table", "panel")] = (o, _) => Within(o, "card")["variant"] = "feature",
        [("Table", "heading")] = (o, v) => Within(o, "card")["heading"] = v,
        [("Table", "headingLevel")] = (o, v) => Within(o, "card")["headingLevel"] = v,
    };

    public static JsonObject Fit(JsonObject options, Type type)
    {
        var current = new JsonObject();
        foreach (var (name, value) in options)
            if (Deprecated.TryGetValue((type.Name, name), out var replace)) replace(current, value?.DeepClone());
            else current[name] = value?.DeepClone();

        var fitted = new JsonObject();
        foreach (var (name, value) in current) Put(fitted, name, value, type);
        return fitted;
    }

    static void Put(JsonObject fitted, string name, JsonNode? value, Type type)
    {
        var property = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
        var wanted = property is null ? null : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (value is JsonObject single && ElementOf(wanted)?.GetProperty("Items") is not null) value = new JsonArray(single.DeepClone());
        if (value is JsonObject parts && (wanted == typeof(string) || ElementOf(wanted) is not null || wanted is null && parts.ContainsKey("items")))
        {
            foreach (var (part, inner) in parts)
                Put(fitted, part is "text" || part is "items" && ElementOf(wanted) is not null ? name : name + char.ToUpperInvariant(part[0]) + part[1..], inner, type);
            return;
        }
        fitted[name] = wanted is null ? value?.DeepClone() : One(value, wanted);
    }

    static JsonNode? One(JsonNode? value, Type type) => value switch
    {
        JsonArray list when ElementOf(type) is { } element => new JsonArray([.. list.Where(i => !IsFalse(i) || Numbered(element)).Select(i => One(i, element))]),
        JsonObject one when IsOptions(type) => Fit(one, type),
        JsonValue own when OptionConverter.Converts(type) => own.DeepClone(),
        JsonValue flag when IsOptions(type) && flag.TryGetValue<bool>(out var on) => on ? new JsonObject() : null,
        JsonValue words when IsOptions(type) => new JsonObject { ["text"] = words.DeepClone() },
        // False is a value of its own here: a tag without colour.
        JsonValue off when type == typeof(string) && IsFalse(off) => "",
        JsonValue off when type == typeof(int) && IsFalse(off) => null,
        _ => value?.DeepClone(),
    };

    /// <summary>Items left out of a task list still count: its ids are numbers.</summary>
    static bool Numbered(Type element) => element == typeof(Mandate.Design.TaskItem);

    static bool IsOptions(Type type) => type.Namespace == "Mandate.Design" && !type.IsEnum;

    static bool IsFalse(JsonNode? value) => value is null || value is JsonValue flag && flag.TryGetValue<bool>(out var on) && !on;

    static Type? ElementOf(Type? type) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    static JsonObject Within(JsonObject options, string name)
    {
        if (options[name] is not JsonObject inner) options[name] = inner = [];
        return inner;
    }
}
