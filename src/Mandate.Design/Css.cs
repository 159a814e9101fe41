namespace Mandate.Design;

static class Css
{
    /// <summary>Joins the classes that are there; null when none is, so that the attribute is left out.</summary>
    public static string? Of(params ReadOnlySpan<string?> classes)
    {
        var joined = string.Join(' ', classes.ToArray().Where(c => !string.IsNullOrWhiteSpace(c)));
        return joined.Length == 0 ? null : joined;
    }

    /// <summary>The class <paramref name="name"/> when <paramref name="on"/>, unless the caller's own classes have it.</summary>
    public static string? Flag(bool on, string name, string? own) =>
        on && own?.Contains(name, StringComparison.Ordinal) != true ? name : null;

    /// <summary>
    /// The class of one variant, when it is one of <paramref name="allowed"/> and the caller's own classes name none of them.
    /// </summary>
    public static string? Variant(string prefix, string? variant, string? own, params ReadOnlySpan<string> allowed)
    {
        if (variant is null || !allowed.Contains(variant)) return null;
        foreach (var other in allowed)
            if (own?.Contains(prefix + other, StringComparison.Ordinal) == true) return null;
        return prefix + variant;
    }
}
