namespace Mandate.Design;

/// <summary>Attributes of an element: null and false leave an attribute out, true writes its name alone.</summary>
static class Attr
{
    public static Dictionary<string, object> Of(params ReadOnlySpan<(string Name, object? Value)> own)
    {
        var all = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in own)
            if (value is not null and not false) all[name] = value;
        return all;
    }

    /// <summary>Adds the caller's own attributes, which win.</summary>
    public static Dictionary<string, object> And(this Dictionary<string, object> all, IReadOnlyDictionary<string, object>? more)
    {
        foreach (var (name, value) in more ?? new Dictionary<string, object>(StringComparer.Ordinal)) all[name] = value;
        return all;
    }

    /// <summary>A text for the component's script.</summary>
    public static Dictionary<string, object> Text(this Dictionary<string, object> all, string key, string? message)
    {
        if (!string.IsNullOrEmpty(message)) all["data-i18n." + key] = message;
        return all;
    }

    /// <summary>A text for the component's script, by plural rule ("one", "other").</summary>
    public static Dictionary<string, object> Text(this Dictionary<string, object> all, string key, IReadOnlyDictionary<string, string>? messages)
    {
        foreach (var (rule, message) in messages ?? new Dictionary<string, string>(StringComparer.Ordinal)) all[$"data-i18n.{key}.{rule}"] = message;
        return all;
    }

    /// <summary>"true" or "false" in letters, or null for an attribute left out.</summary>
    public static string? Letters(bool? value) => value switch { true => "true", false => "false", null => null };
}
