using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>Mark-up whose element name is only known when it is rendered.</summary>
static class Mark
{
    /// <summary>The content given as mark-up or as words; null when there is neither.</summary>
    public static RenderFragment? Words(string? text, RenderFragment? html) =>
        html ?? (string.IsNullOrEmpty(text) ? null : b => b.AddContent(0, text));

    /// <summary>An element with the attributes that have a value.</summary>
    public static RenderFragment Element(string name, RenderFragment? content, IReadOnlyDictionary<string, object>? more, params (string Name, object? Value)[] attributes) => b =>
    {
        b.OpenElement(0, name);
        foreach (var (attribute, value) in attributes) b.AddAttribute(1, attribute, value);
        b.AddMultipleAttributes(2, more);
        b.AddContent(3, content);
        b.CloseElement();
    };

    /// <summary>A heading, or nothing when it has no words.</summary>
    public static RenderFragment? Heading(int level, string? @class, string? id, string? text, RenderFragment? html, string? hidden = null, string? element = null) =>
        Words(text, html) is not { } words ? null
        : Element(element ?? $"h{level}", hidden is null ? words : Followed(words, hidden), null, ("class", @class), ("id", id));

    static RenderFragment Followed(RenderFragment words, string hidden) => b =>
    {
        b.AddContent(0, words);
        b.AddContent(1, Hidden(" " + hidden));
    };

    /// <summary>Words for screen readers only.</summary>
    public static RenderFragment Hidden(string text) => b =>
    {
        b.OpenElement(0, "span");
        b.AddAttribute(1, "class", "nhsuk-u-visually-hidden");
        b.AddContent(2, text);
        b.CloseElement();
    };

    /// <summary>A link, or a button when <paramref name="type"/> says so or there is no address.</summary>
    public static RenderFragment LinkOrButton(string? element, string? href, string? type, RenderFragment content, IReadOnlyDictionary<string, object>? more, params (string Name, object? Value)[] attributes)
    {
        var name = element ?? (href is not null && type is null ? "a" : "button");
        return Element(name, content, more, [.. attributes, name == "a" ? ("href", href ?? "#") : ("type", type ?? "submit")]);
    }
}
